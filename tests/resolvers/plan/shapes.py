"""A small schema with every shape that the plan has to execute as graphql-core does, also those that go wrong."""

import asyncio
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any

import strawberry
from strawberry.permission import BasePermission

from resolvers.fields import relation
from resolvers.plan.caching import Plans
from resolvers.plan.extension import Planned


@strawberry.enum
class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Refused(Exception):
    """What a resolver of this schema raises."""


class NeverForOdd(BasePermission):
    """Lets through what has an even number."""

    message = "odd numbers are secret"

    def has_permission(self, source: Any, info: Any, **arguments: Any) -> bool:
        return bool(source.number % 2 == 0)


@strawberry.interface
class Named:
    name: str | None


async def _friends(parents: Sequence["Leaf"], info: strawberry.Info, first: int = 2) -> list[Any]:
    if first > 3:
        raise Refused("too many friends")
    return [
        Refused("nobody") if each.number == 4 else [leaf(each.number + n) for n in range(first)] for each in parents
    ]


async def _twins(parents: Sequence["Leaf"], info: strawberry.Info) -> list[Any]:
    shared = leaf(2)
    return [None if each.number == 3 else shared for each in parents]


@strawberry.type
class Leaf(Named):
    id: strawberry.ID
    number: int
    share: float | None
    colour: Colour | None
    tags: list[str]
    gaps: list[int | None]
    friends: "list[Leaf]" = relation("Friends.", _friends)
    twin: "Leaf | None" = relation("The same one for many.", _twins)
    required_twin: "Leaf" = relation("One that must be there.", _twins)

    @strawberry.field
    def doubled(self, by: int = 2) -> int:
        return self.number * by

    @strawberry.field
    def fails_on_odd(self) -> str | None:
        if self.number % 2:
            raise Refused("odd")
        return "even"

    @strawberry.field
    def must_be_even(self) -> str:
        return "even" if self.number % 2 == 0 else None  # type: ignore[return-value]

    @strawberry.field
    async def later(self, info: strawberry.Info, add: int = 1) -> int:
        await asyncio.sleep(0)
        if self.number == 5:
            raise Refused("five")
        return self.number + add

    @strawberry.field(permission_classes=[NeverForOdd])  # type: ignore[untyped-decorator]
    def secret(self) -> str | None:
        return "a secret"

    @strawberry.field
    def grid(self) -> list[list[int]]:
        return [[self.number], []]


@strawberry.type
class Other(Named):
    leaves: list[Leaf]

    @strawberry.field
    def either(self) -> "list[AnyOf]":
        return [*self.leaves, self]

    @strawberry.field
    def named(self) -> list[Named | None]:
        return [*self.leaves, None, self]

    @strawberry.field
    def no_list(self) -> list[Leaf] | None:
        return 5  # type: ignore[return-value]

    @strawberry.field
    def wrong_class(self) -> "AnyOf | None":
        return 5  # type: ignore[return-value]

    @strawberry.field
    def holed(self) -> list[Leaf]:
        return [*self.leaves, None]  # type: ignore[list-item]

    @strawberry.field
    def rows(self) -> list[list[Leaf]]:
        return [self.leaves]


AnyOf = Annotated[Leaf | Other, strawberry.union("AnyOf")]


def leaf(number: int) -> Leaf:
    """A leaf; 13 does not fit an Int, the share of 7 is no number, every fifth has no name."""
    return Leaf(
        id=strawberry.ID(f"leaf {number}"),
        name=None if number % 5 == 0 else f"برگ {number}",
        number=3_000_000_000 if number == 13 else number,
        share=float("nan") if number == 7 else number / 2,
        colour=(None, Colour.RED, Colour.BLUE)[number % 3],
        tags=["a"] * (number % 3),
        gaps=[number, None, 3_000_000_000],
    )


@strawberry.type
class Query:
    @strawberry.field
    def version(self) -> str:
        return "1"

    @strawberry.field
    async def others(self, first: int = 5) -> list[Other]:
        return [Other(name=f"other {n}", leaves=[leaf(5 * n + k) for k in range(n)]) for n in range(first)]

    @strawberry.field
    def leaf(self, number: int) -> Leaf | None:
        return leaf(number)

    @strawberry.field
    def fails(self) -> Other | None:
        raise Refused("at the root")

    @strawberry.field
    def must_not_fail(self) -> Other:
        raise Refused("at the root")


@strawberry.type
class Mutation:
    @strawberry.mutation
    def change(self) -> Leaf | None:
        return leaf(1)


class SmallSchema(strawberry.Schema):
    """The schema, with plans of its own."""

    def __init__(self, *, planned: bool) -> None:
        super().__init__(Query, Mutation, types=[Leaf, Other], extensions=[Planned] if planned else [])
        self.plans = Plans()

    def process_errors(self, errors: Any, execution_context: Any = None) -> None:
        return None
