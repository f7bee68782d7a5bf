"""Who agrees with somebody that has no name: "Peru signed an accord with its creditor banks".

The table `unnamed` has the words for such a side. It fills the place of the other party, so that no one else of the
sentence or of the article is taken for it, and the one that is named stands alone.
"""

from collections.abc import Sequence
from dataclasses import replace

from indexing.deriving.agreements.candidate import Parties, Trigger
from indexing.deriving.agreements.runs import Run, found_by
from indexing.deriving.agreements.tongue import tables_of
from indexing.deriving.scanning import scanner
from indexing.deriving.text import ArticleText

_REACH = 120
_WEIGHT = 0.1


def with_unnamed(trigger: Trigger, runs: Sequence[Run], text: ArticleText) -> Parties | None:
    """Who stands before a paper whose other side has no name, or who is behind "between" with it."""
    before = max((run for run in runs if run.end <= trigger.start), key=lambda run: run.end, default=None)
    end = _end_of_unnamed(trigger, trigger.end, text)
    inside = next((run for run in runs if trigger.end <= run.start and run.end <= end), None)
    beside = before if before and _end_of_unnamed(trigger, before.end, text) else None
    named = beside or (inside or before if end else None)
    return replace(found_by(named.refs, "with-unnamed", _WEIGHT), union=True) if named else None


def _end_of_unnamed(trigger: Trigger, start: int, text: ArticleText) -> int:
    """Where the words for a side without a name end that stand right behind `start`; 0 if there are none."""
    behind = text.folded.text[start : min(start + _REACH, trigger.sentence.end)]
    place = "behind" if start == trigger.end else "beside"
    rows = scanner(tables_of(text), "unnamed", "place").likely(behind)
    match = next((found for row in rows if row["place"] == place and (found := row.pattern.match(behind))), None)
    return start + match.end() if match else 0
