"""Who "the two countries" and "both companies" are, where they open a sentence: those that were named together last.

Whoever is named behind such words stands for something else, a neighbour or a place, and is not taken for one of them.
"""

from collections.abc import Sequence

from indexing.deriving.agreements.candidate import Parties, Trigger
from indexing.deriving.agreements.runs import found_by
from indexing.deriving.agreements.sides import Side, Sides
from indexing.deriving.scanning import scanner
from indexing.deriving.text import ArticleText

_PAIR = 2
_WEIGHT = 0.1
_LOOK_BACK = 8


def both_meant(trigger: Trigger, present: Sequence[Side], sides: Sides, text: ArticleText) -> Parties | None:
    """The two that the sentence of `trigger` counts without naming them, if nobody is named before these words."""
    sentence = trigger.sentence
    rows = scanner(text.rules, "both", "who").likely(sentence.text)
    found = next(((row["who"], match.start()) for row in rows if (match := row.pattern.search(sentence.text))), None)
    if found is None or any(side.start < sentence.start + found[1] for side in present):
        return None
    refs = _named_last(found[0] == "firms", trigger, sides, text)
    return found_by(refs, "both", _WEIGHT, explicit=False) if refs else None


def _named_last(firms: bool, trigger: Trigger, sides: Sides, text: ArticleText) -> tuple[str, ...]:
    """The only two firms, or the only two others, of the nearest sentence before that names two."""
    position = trigger.sentence.position
    for sentence in reversed(text.sentences[max(0, position - _LOOK_BACK) : position]):
        named = dict.fromkeys(s.ref for s in sides.of(sentence) if not s.aside and sides.is_company(s.ref) is firms)
        if len(named) == _PAIR:
            return tuple(named)
    return () if firms else sides.pair_of_states
