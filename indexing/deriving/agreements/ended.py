"""Whether it is news that an agreement has ended, although the article also tells how it was once made."""

import re
from collections.abc import Sequence

from indexing.deriving.agreements.candidate import DONE, Candidate
from indexing.vocabulary import Status

_ENDED = frozenset({Status.SUSPENDED, Status.EXPIRED})
_PLAIN = 3
_REACH = 24
#: Words before a verb that put what it tells before what the article tells else.
_BEFORE = re.compile(
    r"\b(?:had|originally|initially|first)(?: (?:been|only|originally|initially|first|jointly)){0,2} \Z"
)


def only_ended(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those of `candidates` that plainly tell as news that it ended, if all that tell it made do so as of old.

    "They suspended the pact. It had been signed in 2022." is about a pact that is suspended. None where the news comes
    behind, or where it may have been made again since.
    """
    ended = [c for c in candidates if c.background is None and _has(c, _ENDED)]
    made = [c for c in candidates if _has(c, DONE)]
    news = min((c.trigger.sentence.position for c in ended), default=0)
    later = all(c.trigger.sentence.position > news for c in made)
    return ended if made and later and all(c.background is not None or _is_before(c) for c in made) else []


def _has(candidate: Candidate, statuses: frozenset[Status]) -> bool:
    cue = candidate.cue
    return cue is not None and cue.rank >= _PLAIN and cue.status in statuses


def _is_before(candidate: Candidate) -> bool:
    """Whether the verb is in the past perfect: "had been signed"."""
    cue, sentence = candidate.cue, candidate.trigger.sentence
    return cue is not None and bool(_BEFORE.search(sentence.at(max(sentence.start, cue.start - _REACH), cue.start)))
