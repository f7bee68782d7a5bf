"""Relay connections: pages with keyset cursors over lists that the store finds and over lists that a document holds.

Paging goes forward only (`first`, `after`). A cursor names its list and order, see `resolvers.cursors`. The total is
counted only when it is asked for.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import Annotated, Generic, TypeVar

import strawberry
from strawberry.relay import PageInfo

from indexing.documents import Document
from indexing.storing.port import Order, Where
from indexing.storing.snapshot import Position, Row
from resolvers import cursors
from resolvers.batches.owned import Owned, Wanted
from resolvers.context import Batch, Info
from resolvers.errors import BadInput, InvalidCursor
from resolvers.fields import resolved

D = TypeVar("D", bound=Document)
T = TypeVar("T")

MAX_FIRST = 100

#: Where counting a root list stops.
COUNT_CAP = 10_000

First = Annotated[int, strawberry.argument(description="How many to give: 1 to 100.")]
After = Annotated[
    str | None,
    strawberry.argument(description="Continue behind this cursor, taken from an edge or from `pageInfo.endCursor`."),
]


@strawberry.type(description="How many items a list has in all.")
class TotalCount:
    value: int = strawberry.field(description="The number of items; a lower bound where `exact` is false.")
    exact: bool = strawberry.field(description="False where counting stopped at a limit: there are `value` or more.")


@strawberry.type(description="An item of a list with its place in it.")
class Edge(Generic[T]):
    cursor: str = strawberry.field(description="Opaque place of the item; give it as `after` to continue behind it.")
    node: T = strawberry.field(description="The item itself.")


@strawberry.type(description="A page of a list.")
class Connection(Generic[T]):
    edges: list[Edge[T]] = strawberry.field(description="The items of this page in their order.")
    page_info: PageInfo = strawberry.field(description="Where this page begins and ends, and whether there is more.")
    counter: strawberry.Private[Callable[[], Awaitable[TotalCount]]]

    @resolved("How many items the whole list has; counted only when asked for.")
    async def total_count(self) -> TotalCount:
        return await self.counter()


def page_size(first: int) -> int:
    """`first`, or BadInput if it is not within 1 and 100."""
    if not 1 <= first <= MAX_FIRST:
        raise BadInput(f"`first` must be between 1 and {MAX_FIRST}, not {first}.")
    return first


def position_after(listing: str, after: str | None) -> Position | None:
    """The position to continue from, or None for the beginning. Raises InvalidCursor."""
    return None if after is None else cursors.decode(listing, after)


def page_info(cursor_list: Sequence[str], after: str | None, more: bool) -> PageInfo:
    """The PageInfo of a page whose edges have the cursors `cursor_list`."""
    return PageInfo(
        has_next_page=more,
        has_previous_page=after is not None,
        start_cursor=cursor_list[0] if cursor_list else None,
        end_cursor=cursor_list[-1] if cursor_list else None,
    )


def from_rows(
    rows: Sequence[Row[D]],
    first: int,
    after: str | None,
    listing: str,
    make: Callable[[D], T],
    counter: Callable[[], Awaitable[TotalCount]],
) -> Connection[T]:
    """The connection over `rows`, of which there is one more than `first` if the list goes on."""
    page = rows[:first]
    edges = [Edge(cursor=cursors.encode(listing, row.position), node=make(row.document)) for row in page]
    info = page_info([edge.cursor for edge in edges], after, len(rows) > first)
    return Connection(edges=edges, page_info=info, counter=counter)


async def from_store(
    info: Info,
    kind: type[D],
    where: Where,
    order: Order,
    first: int,
    after: str | None,
    make: Callable[[D], T],
) -> Connection[T]:
    """The connection over all documents of `kind` under the conditions `where`, in `order`."""
    size = page_size(first)
    direction = "desc" if order.descending else "asc"
    listing = f"{kind.COLLECTION}:{order.field}:{direction}"
    position = position_after(listing, after)
    snapshot = await info.context.snapshot()
    rows = await snapshot.find(kind, where, order, position, size + 1)

    async def count() -> TotalCount:
        value = await snapshot.count(kind, where, COUNT_CAP)
        return TotalCount(value=value, exact=value < COUNT_CAP)

    return from_rows(rows, first, after, listing, make, count)


async def from_owned(
    info: Info,
    owned: Owned[D],
    listing: str,
    owner: tuple[str, str],
    first: int,
    after: str | None,
    make: Callable[[D], T],
) -> Connection[T]:
    """The connection over the documents that belong to `owner` = (id, scope), see `resolvers.batches.owned`."""
    wanted = Wanted(*owner, page_size(first), position_after(listing, after))
    rows = await info.context.load(owned.pages, wanted)
    info.context.spend(len(rows))

    async def count() -> TotalCount:
        value, exact = await info.context.load(owned.counts, owner)
        return TotalCount(value=value, exact=exact)

    return from_rows(rows, first, after, listing, make, count)


async def from_ids(
    info: Info,
    batch: Batch[str, D | None],
    listing: str,
    ids: Sequence[str],
    first: int,
    after: str | None,
    make: Callable[[D], T],
) -> Connection[T]:
    """The connection over documents whose `ids` are at hand, in their order."""
    start = 0
    if position := position_after(listing, after):
        if position[1] not in ids:
            raise InvalidCursor("The item of the cursor is not in this list: begin again without `after`.")
        start = ids.index(position[1]) + 1
    page = ids[start : start + page_size(first)]
    documents = await info.context.load_many(batch, page)
    edges = [
        Edge(cursor=cursors.encode(listing, ("", key)), node=make(document))
        for key, document in zip(page, documents, strict=True)
        if document is not None
    ]

    async def count() -> TotalCount:
        return TotalCount(value=len(ids), exact=True)

    page_end = page_info([edge.cursor for edge in edges], after, start + len(page) < len(ids))
    return Connection(edges=edges, page_info=page_end, counter=count)
