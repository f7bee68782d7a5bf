"""All who agree where the text counts them: "a trilateral pact", "the three countries".

The table `counted_sides` has the words that count states or sides without naming them.
"""

from collections.abc import Sequence

from indexing.deriving.agreements.candidate import Parties, Trigger
from indexing.deriving.agreements.runs import found_by
from indexing.deriving.agreements.sides import Side, Sides
from indexing.deriving.table import patterns
from indexing.vocabulary import ActorKind

_NEAR = 30
_THREE = 3
_LOOSE = 0.1


def counts(meaning: str, text: str) -> bool:
    """Whether `text` counts states or sides as the rows of `meaning` in the table `counted_sides` do."""
    return any(
        row["says"] == meaning and row.pattern.search(text) for row in patterns("shared", "counted_sides", "says")
    )


def three_way(trigger: Trigger, named: Sequence[Side]) -> Parties | None:
    """All three that the sentence names, wherever they stand, if the paper is said to have three sides."""
    refs = tuple(dict.fromkeys(side.ref for side in named if side.aside != "bystander"))
    near = trigger.sentence.at(trigger.start - 2 * _NEAR, trigger.end + _NEAR)
    return found_by(refs, "three-way", 0.22) if len(refs) == _THREE and counts("three_sided", near) else None


def trio(trigger: Trigger, refs: tuple[str, ...], named: Sequence[Side], sides: Sides) -> Parties | None:
    """The only three states of the sentence, or those that the article names most, where it counts "three states"."""
    if len(refs) >= _THREE or not counts("three_states", trigger.sentence.text):
        return None
    own = tuple(dict.fromkeys(side.ref for side in named if side.through is ActorKind.COUNTRY))
    three = own if len(own) == _THREE else sides.trio
    fits = len(three) == _THREE and set(refs) <= set(three)
    return found_by(three, "three-of-article", _LOOSE, explicit=False) if fits else None
