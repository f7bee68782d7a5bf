"""The search as a connection: hits of the index, their objects from the store in one call per type."""

from collections.abc import Sequence
from typing import cast

from indexing.searching.port import EntryType
from indexing.searching.search import BadRequest, SearchRequest, search
from resolvers.connections import TotalCount, page_info, page_size
from resolvers.context import Info
from resolvers.errors import InvalidCursor
from resolvers.filters import SearchFilter
from resolvers.nodes import find_nodes
from resolvers.types.search import SearchConnection, SearchEdge, SearchResult


async def find(
    info: Info, text: str, types: Sequence[EntryType], narrowed: SearchFilter, first: int, after: str | None
) -> SearchConnection:
    """The page of hits behind `after`. Raises BadInput and InvalidCursor."""
    date_from, date_to = narrowed.date.bounds() if narrowed.date else ("", "")
    request = SearchRequest(
        text=text,
        types=tuple(types),
        filters=narrowed.keywords(),
        date_from=date_from,
        date_to=date_to,
        first=page_size(first),
        after=after,
    )
    try:
        page = await search(info.context.index, request)
    except BadRequest as error:
        raise InvalidCursor(f"Search again without `after`: {error}.") from error
    nodes = await find_nodes(info, [hit.id for hit in page.hits])
    edges = [
        SearchEdge(cursor=hit.cursor, node=cast(SearchResult, node), score=hit.score, query=text)
        for hit, node in zip(page.hits, nodes, strict=True)
        if node is not None
    ]
    return SearchConnection(
        edges=edges,
        page_info=page_info([hit.cursor for hit in page.hits], after, page.has_next),
        total_count=TotalCount(value=page.total, exact=page.total_is_exact),
    )
