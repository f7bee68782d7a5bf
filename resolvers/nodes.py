"""From an id to its object: the prefix of an id tells its type, so that ids of several types cost one call per type."""

from collections.abc import Sequence
from typing import Any

from resolvers.access import Scope, require
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
    "dec": by_id.decisions,
}

#: What only some may see, by the prefix of its ids.
GUARDED: dict[str, Scope] = {"dec": Scope.EDIT}


async def find_nodes(info: Info, ids: Sequence[str]) -> list[Node | None]:
    """The objects in the order of `ids`, None for ids that nothing has.

    Raises BadInput for more than 100, Forbidden or Unauthenticated for ids of what the caller may not see.
    """
    if len(ids) > MAX_IDS:
        raise BadInput(f"Give at most {MAX_IDS} ids, not {len(ids)}.")
    loading = {}
    for prefix, batch in NODE_TYPES.items():
        if own := [key for key in ids if key.partition("-")[0] == prefix]:
            if prefix in GUARDED:
                require(info.context.caller, GUARDED[prefix])
            loading[prefix] = (own, info.context.load_many(batch, own))
    found: dict[str, Node] = {}
    for own, documents in loading.values():
        found.update(zip(own, info.context.views.of_all(await documents), strict=True))
    return [found.get(key) for key in ids]


async def former_ids(info: Info, subject_id: str) -> list[str]:
    """All ids under which an agreement or actor is or was known; only the one given where there is no such thing."""
    batch = NODE_TYPES.get(subject_id.partition("-")[0])
    found = await info.context.load(batch, subject_id) if batch in (by_id.agreements, by_id.actors) else None
    return [subject_id] if found is None else list({subject_id: 0, found.id: 0, **dict.fromkeys(found.former_ids, 0)})
