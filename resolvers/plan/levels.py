"""What an execution gathers before anything is written: the objects of each level, and what their branches lead to.

An answer is written from it at the end, when all is known: as text (`encoding`) or, where something went wrong or
whoever asks wants to read in it, as objects of Python (`filling`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from resolvers.plan.failures import Failure
from resolvers.plan.scopes import Scope

T = TypeVar("T")


@dataclass(slots=True, eq=False)
class Level:
    """Objects that go through one scope together, and the column of each branch by its key."""

    scope: Scope
    objects: Sequence[Any]
    columns: dict[str, "Column"] = field(default_factory=dict)

    @property
    def only_column(self) -> "Column":
        """The column of a scope that has one field only."""
        (column,) = self.columns.values()
        return column


@dataclass(slots=True, eq=False)
class Column:
    """What one branch leads to from all objects of a level.

    Its items stand in a pool: first the objects of `levels`, one level after the other, then the `others`, which are
    nulls, marks, and leaves that were waited for. `places` are the numbers of the items in the pool; without them the
    items are the pool. `parts` say which items make the list of each parent, or what stands in the place of a list.
    """

    levels: Sequence[Level]
    others: Sequence[Any] = ()
    places: Sequence[int] | None = None
    parts: Sequence[slice | Failure | None] | None = None

    @property
    def is_level(self) -> bool:
        """Whether the items are the objects of one level, in their order."""
        return len(self.levels) == 1 and not self.others and self.places is None

    def items(self, pool: list[T]) -> list[T]:
        """The items, each as it stands in `pool`."""
        return pool if self.places is None else [*map(pool.__getitem__, self.places)]
