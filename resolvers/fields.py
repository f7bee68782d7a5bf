"""How fields are declared: with a description as a must, with their cost, and relations with one function for a level.

A relation is declared once, as a function from all parents of a level to their answers. The resolver that graphql-core
calls for one parent is made of it here, and the compiled plan (`resolvers.plan`) calls it for all of them, so the two
cannot differ.
"""

import inspect
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, ParamSpec, TypeVar

import strawberry

from resolvers.access import NEEDED
from resolvers.context import Info

P = ParamSpec("P")
R = TypeVar("R")

#: All parents of a level, the field's `Info` and arguments -> the answer or the error of each parent, in their order.
Many = Callable[..., Awaitable[Sequence[Any]]]

#: Keys of a field's metadata beside those of its price: how a relation is answered; that the objects which an attribute
#: leads to are often the same ones; that it holds what its own object only wraps; and, for a list of such objects, the
#: function that gives what they wrap without making them.
RELATION: Final = "relation"
SHARED: Final = "shared"
WRAPPED: Final = "wrapped"
UNWRAPPED: Final = "unwrapped"


@dataclass(frozen=True, slots=True)
class Relation:
    """How a field is answered for all parents of a level at once.

    `items` gives, instead of connections, lists of their nodes, for answers that ask for nothing else.
    """

    many: Many
    items: Many | None = None


def resolved(
    description: str,
    *,
    cost: int | None = None,
    bound: int | None = None,
    sized_by: str | None = None,
    unwrapped: Callable[[Any], list[Any]] | None = None,
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a method the resolver of a field of its name.

    `cost` is the price of one answer of the field, before the price of what is selected below it. Without it the field
    costs what its type does: 1 for an object, 0 for a leaf. A list of objects says how long it can be: by an argument
    `first`, by `bound`, or by the list argument that `sized_by` names. A list of objects that only wrap others gives
    the others by `unwrapped`, for answers that ask for nothing else. All of it stands in the field's metadata.
    """
    decorator: Callable[[Callable[P, R]], Callable[P, R]] = strawberry.field(
        description=description, metadata=_metadata(cost=cost, bound=bound, sized_by=sized_by, unwrapped=unwrapped)
    )
    return decorator


def relation(
    description: str, many: Many, *, cost: int | None = None, bound: int | None = None, items: Many | None = None
) -> Any:
    """A field that leads to other objects, as the value of an annotated attribute of the type.

    `many` gets the parents, the field's `Info` and, by name, the arguments that its further parameters declare. It
    returns one answer for each parent, in their order; an exception among the answers is the error of that parent, and
    one that is raised the error of all. `cost` and `bound` are as in `resolved`, and `items` as in `Relation`.

    Raises ValueError for `items` that are not kept for the same callers as `many`.
    """
    if items is not None and getattr(items, NEEDED, None) is not getattr(many, NEEDED, None):
        raise ValueError("Whoever may not have the connections may not have their nodes: guard both alike.")

    async def one(self: object, info: Info, **arguments: Any) -> Any:
        (answer,) = await many([self], info, **arguments)
        if isinstance(answer, Exception):
            raise answer
        return answer

    _, *others = inspect.signature(many).parameters.values()
    parent = inspect.Parameter("self", inspect.Parameter.POSITIONAL_OR_KEYWORD)
    one.__signature__ = inspect.Signature([parent, *others])  # type: ignore[attr-defined] # what Strawberry reads
    return strawberry.field(
        resolver=one,
        description=description,
        metadata=_metadata(cost=cost, bound=bound, relation=Relation(many, items)),
    )


def _metadata(**declared: object) -> dict[str, object]:
    return {name: value for name, value in declared.items() if value is not None}
