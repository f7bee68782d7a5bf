"""The answers of objects that never change, kept from one execution of a plan to the next.

A view of a document (`resolvers.views`) shows the same for ever, so a selection of its attributes gives the same each
time. An answer that branches are put into is given as a copy; the others nobody may change: where there are errors, new
ones are made.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from resolvers.plan.generating import Fill

#: Answers that all plans keep together; one takes about 400 bytes. When there are more, all are forgotten.
_KEPT: Final = 20_000


@dataclass(slots=True)
class _Room:
    """How many answers are kept, and how often all have been forgotten."""

    taken: int = 0
    epoch: int = 0

    def take(self, number: int) -> None:
        """Make room for so many answers."""
        self.taken += number
        if self.taken > _KEPT:
            self.taken, self.epoch = number, self.epoch + 1


_ROOM = _Room()


class Remembered:
    """What a function that fills scopes gives for views."""

    def __init__(self, fill: Fill, *, copied: bool = False) -> None:
        """Remember what `fill` gives, which must depend on nothing but the object; give copies if `copied`."""
        self._fill = fill
        self._copied = copied
        self._epoch = _ROOM.epoch
        # An entry holds its object, so that no other one can have its identity meanwhile.
        self._known: dict[int, tuple[Any, dict[str, Any]]] = {}

    def __call__(self, objects: Sequence[Any], arguments: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """The answers of `objects`, as `fill` gives them."""
        if self._epoch != _ROOM.epoch:
            self._epoch = _ROOM.epoch
            self._known = {}
        known = self._known
        found = [*map(known.get, map(id, objects))]
        if None in found:
            missing = [each for each, entry in zip(objects, found, strict=True) if entry is None]
            made = self._fill(missing, arguments)
            _ROOM.take(len(missing))
            known.update((id(each), (each, answer)) for each, answer in zip(missing, made, strict=True))
            found = [known[id(each)] for each in objects]
        if self._copied:
            return [entry[1].copy() for entry in found if entry]
        return [entry[1] for entry in found if entry]
