"""From an id to its object: the prefix of an id tells its type, so that ids of several types cost one call per type."""

from collections.abc import Callable, Sequence
from typing import Any

from resolvers.batches import by_id
from resolvers.context import Batch, Info
from resolvers.errors import BadInput
from resolvers.types.actor import Actor
from resolvers.types.agreement import Agreement
from resolvers.types.article import Article
from resolvers.types.claim import Claim
from resolvers.types.node import Node
from resolvers.types.passage import Passage

#: Ids that `nodes` takes at once.
MAX_IDS = 100

#: Prefix of an id -> the batch that finds the document, and the type that shows it.
NODE_TYPES: dict[str, tuple[Batch[str, Any], Callable[[Any], Node]]] = {
    "art": (by_id.articles, Article.of),
    "pas": (by_id.passages, Passage.of),
    "clm": (by_id.claims, Claim.of),
    "act": (by_id.actors, Actor.of),
    "agr": (by_id.agreements, Agreement.of),
}


async def find_nodes(info: Info, ids: Sequence[str]) -> list[Node | None]:
    """The objects in the order of `ids`, None for ids that nothing has. Raises BadInput for more than 100."""
    if len(ids) > MAX_IDS:
        raise BadInput(f"Give at most {MAX_IDS} ids, not {len(ids)}.")
    loading = {}
    for prefix, (batch, _) in NODE_TYPES.items():
        if own := [key for key in ids if key.partition("-")[0] == prefix]:
            loading[prefix] = (own, info.context.load_many(batch, own))
    found: dict[str, Node] = {}
    for prefix, (own, documents) in loading.items():
        make = NODE_TYPES[prefix][1]
        found.update((key, make(each)) for key, each in zip(own, await documents, strict=True) if each is not None)
    return [found.get(key) for key in ids]
