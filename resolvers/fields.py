"""The decorator of every field that a method answers: its description is a must, its cost is declared beside it."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

import strawberry

P = ParamSpec("P")
R = TypeVar("R")


def resolved(description: str, *, cost: int | None = None) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a method the resolver of a field of its name.

    `cost` is the price of one answer of the field, before the price of what is selected below it; it stands in the
    field's metadata under "cost". Without it the field costs what its type does: 1 for an object, 0 for a leaf.
    """
    metadata = {} if cost is None else {"cost": cost}
    decorator: Callable[[Callable[P, R]], Callable[P, R]] = strawberry.field(description=description, metadata=metadata)
    return decorator
