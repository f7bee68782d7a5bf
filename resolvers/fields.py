"""The decorator of every field that a method answers, with its description as a must."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

import strawberry

P = ParamSpec("P")
R = TypeVar("R")


def resolved(description: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a method the resolver of a field of its name."""
    decorator: Callable[[Callable[P, R]], Callable[P, R]] = strawberry.field(description=description)
    return decorator
