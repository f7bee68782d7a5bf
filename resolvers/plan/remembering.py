"""The texts of objects that never change, kept from one execution of a plan to the next.

A view of a document (`resolvers.views`) shows the same for ever, so a selection of its attributes reads the same each
time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from weakref import WeakSet

from resolvers.plan.scopes import Row, Write

#: Bytes of text that all plans keep together. When there are more, all is forgotten.
_BUDGET: Final = 16 * 2**20
#: What a row takes beside its text, with the view that is held with it.
_ROW: Final = 600
#: The longest row that is kept. Whole texts of articles are in memory anyway, and are soon written anew.
_LONGEST: Final = 4_096


@dataclass(slots=True)
class _Room:
    """How many bytes are kept, and by which plans; a plan that is given up takes its rows along."""

    taken: int = 0
    plans: "WeakSet[Remembered]" = field(default_factory=WeakSet)

    def take(self, number: int) -> None:
        """Make room for so many bytes."""
        self.taken += number
        if self.taken > _BUDGET:
            self.taken = number
            for plan in self.plans:
                plan.forget()


_ROOM = _Room()


class Remembered:
    """What a function that writes scopes gives for views."""

    def __init__(self, write: Write) -> None:
        """Remember what `write` gives, which must depend on nothing but the object."""
        self._write = write
        # An entry holds its object, so that no other one can have its identity meanwhile.
        self._known: dict[int, tuple[Any, Row]] = {}
        _ROOM.plans.add(self)

    def __call__(self, objects: Sequence[Any], arguments: Sequence[Mapping[str, Any]]) -> list[Row]:
        """The rows of `objects`, as `write` gives them."""
        found = [*map(self._known.get, map(id, objects))]
        if None in found:
            missing = [number for number, entry in enumerate(found) if entry is None]
            made = self._write([objects[number] for number in missing], arguments)
            for number, row in zip(missing, made, strict=True):
                found[number] = (objects[number], row)
                self._keep(objects[number], row)
        return [entry[1] for entry in found if entry]

    def forget(self) -> None:
        """Keep nothing of what was written."""
        self._known.clear()

    def _keep(self, one: Any, row: Row) -> None:
        length = sum(map(len, row))
        if length <= _LONGEST:
            _ROOM.take(_ROW + length)
            self._known[id(one)] = (one, row)
