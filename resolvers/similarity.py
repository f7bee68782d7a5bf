"""The field `similar` of passages and articles: for all parents of a level two requests to the index and one load."""

from collections.abc import Callable, Sequence
from itertools import chain
from typing import Annotated, Any

import strawberry

from indexing.searching.similar import Text, similar
from resolvers.connections import page_size
from resolvers.context import Batch, Info
from resolvers.fields import relation
from resolvers.relating import views_of

#: Similar ones that one object can be asked for.
MOST_SIMILAR = 20

Similar = Annotated[int, strawberry.argument(description=f"How many to give: 1 to {MOST_SIMILAR}.")]


def alike(description: str, batch: Batch[str, Any], text: Callable[[Any], Text]) -> Any:
    """The field that leads to the objects most like the `text` of the parent, loaded through `batch`."""

    async def many(parents: Sequence[Any], info: Info, first: Similar = 5) -> list[list[Any]]:
        size = page_size(first, MOST_SIMILAR)
        distinct = {one.id: one for one in map(text, parents)}
        found = await similar(info.context.index, list(distinct.values()), size)
        ids = dict(zip(distinct, found, strict=True))
        views = await views_of(info, batch, [*chain.from_iterable(found)])
        return [[view for key in ids[text(parent).id] if (view := views[key])] for parent in parents]

    return relation(description, many, cost=5)
