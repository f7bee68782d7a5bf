"""Relay connections: pages with keyset cursors over lists that the store finds and over lists that a document holds.

Paging goes forward only (`first`, `after`). A cursor names its list and order, see `resolvers.cursors`; it is worded
only when it is asked for, and so is the total.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

import strawberry

from indexing.documents import Document
from indexing.storing.port import Order, Scalar, Where
from indexing.storing.snapshot import Position, Row, Snapshot
from resolvers import cursors
from resolvers.context import Batch, Info
from resolvers.errors import BadInput
from resolvers.fields import SHARED, WRAPPED, relation, resolved
from resolvers.views import Views

D = TypeVar("D", bound=Document)
T = TypeVar("T")

MAX_FIRST = 100

#: Where counting a root list stops.
COUNT_CAP = 10_000

First = Annotated[
    int, strawberry.argument(description="How many to give: 1 to the limit of the server, 100 by default.")
]
After = Annotated[
    str | None,
    strawberry.argument(
        description="Continue behind this cursor, taken from an edge or from `pageInfo.endCursor`: `WzEsImFncm...`."
    ),
]


@strawberry.type(description="How many items a list has in all.")
class TotalCount:
    value: int = strawberry.field(description="The number of items; a lower bound where `exact` is false.")
    exact: bool = strawberry.field(description="False where counting stopped at a limit: there are `value` or more.")


#: How a total is found that is not at hand: a batch that gives (number, whether it is exact), and the key for it.
Tally = tuple[Batch[Any, tuple[int, bool]], Any]


@dataclass(slots=True)
class Page(Generic[T]):
    """A part of the list `listing`: its items, the id of each, and whether the list goes on before and behind.

    `values` are the sort values of the items; a list of ids has none.
    """

    listing: str
    items: list[T]
    ids: Sequence[str]
    before: bool
    more: bool
    values: Sequence[Scalar] | None = None

    def cursor(self, number: int) -> str:
        """The cursor behind item `number` of the page."""
        return cursors.encode(self.listing, (self.values[number] if self.values else "", self.ids[number]))


def _cursor(self: "Edge[Any]") -> str:
    return self.page.cursor(self.number)


@strawberry.type(description="An item of a list with its place in it.")
class Edge(Generic[T]):
    cursor: str = strawberry.field(
        resolver=_cursor, description="Opaque place of the item; give it as `after` to continue behind it."
    )
    node: T = strawberry.field(description="The item itself.", metadata={SHARED: True, WRAPPED: True})
    page: strawberry.Private[Page[Any]]
    number: strawberry.Private[int]


@strawberry.type(description="Where a page begins and ends in its list. Lists are read forwards only.")
class PageInfo:
    has_next_page: bool = strawberry.field(description="Whether the list goes on behind this page.")
    has_previous_page: bool = strawberry.field(description="Whether the list has items before this page.")
    cursor: strawberry.Private[Callable[[int], str]]
    count: strawberry.Private[int]

    @resolved("The cursor of the first item of this page; null for an empty page.")
    def start_cursor(self) -> str | None:
        return self.cursor(0) if self.count else None

    @resolved("The cursor of the last item: give it as `after` to get the next page. Null for an empty page.")
    def end_cursor(self) -> str | None:
        return self.cursor(self.count - 1) if self.count else None


def _total(value: int, exact: bool) -> TotalCount:
    return TotalCount(value=value, exact=exact)


async def _totals(parents: Sequence["Connection[Any]"], info: Info) -> list[TotalCount]:
    counted: dict[Batch[Any, tuple[int, bool]], dict[Any, tuple[int, bool]]] = {}
    asked = [parent.total for parent in parents if not isinstance(parent.total, int)]
    for batch in {batch for batch, _ in asked}:
        keys = list(dict.fromkeys(key for one, key in asked if one == batch))
        counted[batch] = dict(zip(keys, await info.context.load_many(batch, keys), strict=True))
    return [
        _total(total, True) if isinstance(total, int) else _total(*counted[total[0]][total[1]])
        for total in (parent.total for parent in parents)
    ]


def _nodes(connection: "Connection[Any]") -> list[Any]:
    return connection.page.items


@strawberry.type(description="A page of a list.")
class Connection(Generic[T]):
    page: strawberry.Private[Page[Any]]
    total: strawberry.Private[int | Tally]

    @resolved("The items of this page in their order.", cost=0, unwrapped=_nodes)
    def edges(self) -> list[Edge[T]]:
        page = self.page
        return [Edge(node=node, page=page, number=number) for number, node in enumerate(page.items)]

    @resolved("Where this page begins and ends, and whether there is more.")
    def page_info(self) -> PageInfo:
        page = self.page
        return PageInfo(
            has_next_page=page.more, has_previous_page=page.before, cursor=page.cursor, count=len(page.items)
        )

    total_count: TotalCount = relation(
        "How many items the whole list has; counted only when asked for.", _totals, cost=5
    )


def page_size(first: int, most: int = MAX_FIRST) -> int:
    """`first`, or BadInput if it is not within 1 and `most`."""
    if not 1 <= first <= most:
        raise BadInput(f"`first` must be between 1 and {most}, not {first}.")
    return first


def position_after(listing: str, after: str | None) -> Position | None:
    """The position to continue from, or None for the beginning. Raises InvalidCursor."""
    return None if after is None else cursors.decode(listing, after)


async def from_store(
    info: Info, kind: type[D], where: Where, order: Order, first: int, after: str | None
) -> Connection[Any]:
    """The connection over all documents of `kind` under the conditions `where`, in `order`."""
    size = page_size(first)
    direction = "desc" if order.descending else "asc"
    listing = f"{kind.COLLECTION}:{order.field}:{direction}"
    position = position_after(listing, after)
    context = info.context
    snapshot = await context.snapshot()
    rows = await snapshot.find(kind, where, order, position, size + 1)
    context.spend(min(len(rows), size))

    async def count(snapshot: Snapshot, keys: Sequence[None]) -> list[tuple[int, bool]]:
        value = await snapshot.count(kind, where, COUNT_CAP)
        return [(value, value < COUNT_CAP)] * len(keys)

    page = page_of_rows(rows, size, listing, after, context.views)
    return Connection(page=page, total=(count, None))


def page_of_rows(rows: Sequence[Row[D]], size: int, listing: str, after: str | None, views: Views) -> Page[Any]:
    """The page over `rows`, of which there is one more than `size` if the list goes on."""
    shown = rows[:size]
    return Page(
        listing=listing,
        items=views.of_all([row.document for row in shown]),
        ids=[row.position[1] for row in shown],
        before=after is not None,
        more=len(rows) > size,
        values=[row.position[0] for row in shown],
    )
