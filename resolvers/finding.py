"""The search as a connection: hits of the index, their objects from the store in one call per type."""

import asyncio
from collections.abc import Sequence

from indexing.searching.port import EntryType
from indexing.searching.search import BadRequest, Collapse, SearchRequest, search
from resolvers.connections import page_size
from resolvers.context import Info
from resolvers.errors import InvalidCursor
from resolvers.narrowing import SearchFilter
from resolvers.nodes import find_nodes
from resolvers.types.search import SearchConnection


async def find(
    info: Info,
    text: str,
    types: Sequence[EntryType],
    narrowed: SearchFilter,
    first: int,
    after: str | None,
    collapse: Collapse | None = None,
) -> SearchConnection:
    """The page of hits behind `after`. Raises BadInput and InvalidCursor."""
    date_from, date_to = narrowed.date.bounds() if narrowed.date else ("", "")
    request = SearchRequest(
        text=text,
        types=tuple(types),
        filters=await narrowed.filters(info),
        date_from=date_from,
        date_to=date_to,
        first=page_size(first),
        after=after,
        required=await narrowed.required(info),
        at_least=narrowed.at_least(),
        collapse=collapse,
    )
    try:
        page, _ = await asyncio.gather(
            search(info.context.index, request, memory=info.context.words), info.context.snapshot()
        )
    except BadRequest as error:
        raise InvalidCursor(f"Search again without `after`: {error}.") from error
    nodes = await find_nodes(info, [hit.id for hit in page.hits])
    return SearchConnection(text=text, page=page, nodes=nodes, continued=after is not None)
