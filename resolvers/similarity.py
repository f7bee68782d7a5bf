"""The field `similar` of passages and articles: for all parents of a level two requests to the index and one load."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Annotated, Any

import strawberry

from indexing.searching.port import SearchIndex
from indexing.searching.similar import Text, similar
from indexing.storing.snapshot import Snapshot
from resolvers.connections import page_size
from resolvers.context import Batch, Info
from resolvers.fields import relation
from resolvers.relating import views_of

#: Similar ones that one object can be asked for.
MOST_SIMILAR = 20

Similar = Annotated[int, strawberry.argument(description=f"How many to give: 1 to {MOST_SIMILAR}.")]


@dataclass(frozen=True, slots=True)
class _Similar:
    """From texts to ids of up to `first` similar entries of each: a batch, so that a level asks once."""

    index: SearchIndex
    first: int

    async def __call__(self, _: Snapshot, texts: Sequence[Text]) -> Sequence[list[str]]:
        """The ids for each of `texts`, which are distinct."""
        return await similar(self.index, texts, self.first)


def alike(description: str, batch: Batch[str, Any], text: Callable[[Any], Text]) -> Any:
    """The field that leads to the objects most like the `text` of the parent, loaded through `batch`."""

    async def many(parents: Sequence[Any], info: Info, first: Similar = 5) -> list[list[Any]]:
        context = info.context
        size = page_size(first, MOST_SIMILAR)
        found = await context.load_many(_Similar(context.index, size), list(map(text, parents)))
        views = await views_of(info, batch, [*chain.from_iterable(found)])
        return [[view for key in ids if (view := views[key])] for ids in found]

    return relation(description, many, cost=5)
