"""The field `similar` of passages and articles: for all parents of a level two requests to the index and one load."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any

import strawberry

from indexing.searching.similar import Text, similar
from resolvers.context import Batch, Info
from resolvers.errors import BadInput
from resolvers.fields import relation

#: Similar ones that one object can be asked for.
MOST_SIMILAR = 20

Similar = Annotated[int, strawberry.argument(description=f"How many to give: 1 to {MOST_SIMILAR}.")]


def alike(description: str, batch: Batch[str, Any], text: Callable[[Any], Text]) -> Any:
    """The field that leads to the objects most like the `text` of the parent, loaded through `batch`."""

    async def many(parents: Sequence[Any], info: Info, first: Similar = 5) -> list[list[Any]]:
        if not 1 <= first <= MOST_SIMILAR:
            raise BadInput(f"`first` must be between 1 and {MOST_SIMILAR}, not {first}.")
        distinct = {one.id: one for one in map(text, parents)}
        found = await similar(info.context.index, list(distinct.values()), first)
        ids = dict(zip(distinct, found, strict=True))
        keys = list(dict.fromkeys(key for one in found for key in one))
        loaded = await info.context.load_many(batch, keys) if keys else []
        views = dict(zip(keys, info.context.views.of_all(loaded), strict=True))
        return [[view for key in ids[text(parent).id] if (view := views[key])] for parent in parents]

    return relation(description, many, cost=5)
