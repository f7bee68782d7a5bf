"""Who of a sentence belongs to a row of parties that was found: all of its subject, and with whom they agree.

Where the verb comes last, as in Persian, the row of the subject stands farther from it than the partner behind "with",
who must not get lost, and than whoever is named in the object. What only looks
like a partner is the occasion ("with the support of C", "after a meeting with C").
"""

import re
from dataclasses import replace

from indexing.deriving.agreements.candidate import Parties, Trigger
from indexing.deriving.agreements.runs import NO_OCCASION, Run
from indexing.deriving.text import ArticleText

_WITH = re.compile(rf"»?\)?،? با {NO_OCCASION}(?:(?!از|به|در|که|و|بر|برای)\w+ ){{0,5}}")


def with_partner(found: Parties, runs: list[Run], trigger: Trigger, text: ArticleText) -> Parties:
    """All of the row of `found`, and who stands between it and the verb behind a "with" that follows at once."""
    if text.rules != "fa":
        return found
    found = _as_whole(found, runs, trigger)
    place = next((index for index, run in enumerate(runs) if run.refs == found.refs), len(runs))
    if place + 1 >= len(runs) or runs[place + 1].end > trigger.start:
        return found
    taken, other = runs[place : place + 2]
    if not _WITH.fullmatch(text.folded.text, taken.end, other.start):
        return found
    return replace(found, refs=tuple(dict.fromkeys((*found.refs, *other.refs))))


def _as_whole(found: Parties, runs: list[Run], trigger: Trigger) -> Parties:
    """`found`, or the longer row before the words that has them all: "A, B and C agreed on the road of A and B"."""
    longer = (run.refs for run in runs if run.end <= trigger.start and set(run.refs) > set(found.refs))
    return replace(found, refs=next(longer, found.refs))
