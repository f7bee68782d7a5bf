"""From an id to its object: the prefix of an id tells its type, so that ids of several types cost one call per type."""

from collections.abc import Sequence
from typing import Any

from resolvers.batches import by_id
from resolvers.context import Batch, Info
from resolvers.errors import BadInput
from resolvers.types.node import Node

#: Ids that `nodes` takes at once.
MAX_IDS = 100

#: Prefix of an id -> the batch that finds the document.
NODE_TYPES: dict[str, Batch[str, Any]] = {
    "art": by_id.articles,
    "pas": by_id.passages,
    "clm": by_id.claims,
    "act": by_id.actors,
    "agr": by_id.agreements,
}


async def find_nodes(info: Info, ids: Sequence[str]) -> list[Node | None]:
    """The objects in the order of `ids`, None for ids that nothing has. Raises BadInput for more than 100."""
    if len(ids) > MAX_IDS:
        raise BadInput(f"Give at most {MAX_IDS} ids, not {len(ids)}.")
    loading = {}
    for prefix, batch in NODE_TYPES.items():
        if own := [key for key in ids if key.partition("-")[0] == prefix]:
            loading[prefix] = (own, info.context.load_many(batch, own))
    found: dict[str, Node] = {}
    for own, documents in loading.values():
        found.update(zip(own, info.context.views.of_all(await documents), strict=True))
    return [found.get(key) for key in ids]
