"""The documents around a batch of entries: what an entry says that its own document does not hold.

All of it is read for the whole batch at once, however many documents there are in it.
"""

from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from indexing.documents import Actor, Agreement, Article, Document, Passage, Reprint
from indexing.storing.catalogue import PASSAGES
from indexing.storing.port import Order, Stored, Where
from indexing.storing.snapshot import Snapshot, visible_at

D = TypeVar("D", bound=Document)

#: How many passages of an agreement, the most telling first, are searched with it.
QUOTED: Final = 5
#: Passages of articles are read in pages of this size.
_PAGE: Final = 5_000


@dataclass(frozen=True, slots=True)
class Around:
    """The documents that a batch refers to, by id.

    `originals` has for a reprint the article that stands for its group, `mentioned` for an article the actors that its
    passages mention.
    """

    articles: Mapping[str, Article]
    passages: Mapping[str, Passage]
    actors: Mapping[str, Actor]
    originals: Mapping[str, str]
    mentioned: Mapping[str, Sequence[str]]


async def read_around(snapshot: Snapshot, documents: Sequence[Document]) -> Around:
    """What `documents` refer to. At most five store calls, see `build_entries`."""
    passages = [one for one in documents if isinstance(one, Passage)]
    agreements = [one for one in documents if isinstance(one, Agreement)]
    told = [one.id for one in documents if isinstance(one, Article)]
    mentioned = await _mentioned(snapshot, told)
    article_ids = [one.article_id for one in passages] + [key for one in agreements for key in one.article_ids]
    actor_ids = [mention.actor_id for one in passages for mention in one.mentions if mention.actor_id]
    actor_ids += [participant.actor_id for one in agreements for participant in one.participants]
    actor_ids += [key for keys in mentioned.values() for key in keys]
    quoted = [key for one in agreements for key in one.passage_ids[:QUOTED]]
    return Around(
        await _by_id(snapshot, Article, article_ids),
        await _by_id(snapshot, Passage, quoted),
        await _by_id(snapshot, Actor, actor_ids),
        await _originals(snapshot, list(dict.fromkeys([one.article_id for one in passages] + told))),
        mentioned,
    )


async def _mentioned(snapshot: Snapshot, article_ids: Sequence[str]) -> dict[str, list[str]]:
    """For each of the articles the actors that its passages mention, each once."""
    found: dict[str, dict[str, None]] = {key: {} for key in article_ids}
    if not found:
        return {}
    # as they are stored: there are too many of them to make a document of each for its mentions alone
    where = visible_at(snapshot.run, Where(any_of={"article_id": list(found)}))
    async for stored in stored_pages(snapshot, PASSAGES.name, where, Order("place"), _PAGE):
        mentions = stored.body["document"]["mentions"]
        found[stored.body["article_id"]] |= dict.fromkeys(one["actor_id"] for one in mentions if one["actor_id"])
    return {key: list(actors) for key, actors in found.items()}


async def stored_pages(
    snapshot: Snapshot, collection: str, where: Where, order: Order, size: int
) -> AsyncIterator[Stored]:
    """All that matches `where` as it is stored, `size` documents in each call of the store."""
    after = None
    while page := await snapshot.store.find(collection, where, order, after, size):
        for stored in page:
            yield stored
        if len(page) < size:
            return
        after = (page[-1].body[order.field], page[-1].id)


async def _originals(snapshot: Snapshot, article_ids: Sequence[str]) -> dict[str, str]:
    """For each of the articles that carry nearly the same text as others the one that stands for all of them."""
    if not article_ids:
        return {}
    where = Where(has_any={"articles": article_ids})
    rows = await snapshot.find(Reprint, where, Order("key"), limit=len(article_ids))
    return {key: row.document.article_ids[0] for row in rows for key in row.document.article_ids}


async def _by_id(snapshot: Snapshot, kind: type[D], ids: Iterable[str]) -> dict[str, D]:
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    found = await snapshot.get(kind, wanted)
    return {key: document for key, document in zip(wanted, found, strict=True) if document is not None}
