"""Handing in one article at a time: the walk of `pipeline` for a single draft, done once for each key.

Whoever hands in repeats what got no answer. What a key was used for is kept in the store, so that a repetition on
another server gives the same answer; the walk itself may be repeated without harm.
"""

import asyncio
from dataclasses import dataclass
from typing import Final
from weakref import WeakKeyDictionary

from indexing.editing import follow
from indexing.errors import PeymanError
from indexing.finishing import begun
from indexing.identity import sha256_of, stable_id
from indexing.pipeline import ingest_drafts
from indexing.reading.draft import Draft, Problem
from indexing.reading.identity import Verdict
from indexing.storing.catalogue import HANDED_IN
from indexing.storing.port import Delete, DocumentStore, Put, Stored


class KeyReused(PeymanError):
    """The key was used for another article before."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """The receipt of a key, and the article that the key is used for, as a hash."""

    id: str
    content: str


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What became of an article."""

    article_id: str
    verdict: Verdict


#: Seconds to wait while another process derives.
_PATIENCE: Final = 30.0

#: What is being taken in this process, so that a repetition waits for the first attempt.
_UNDER_WAY: Final[WeakKeyDictionary[DocumentStore, dict[str, tuple[_Claim, asyncio.Task[HandedIn | Problem]]]]] = (
    WeakKeyDictionary()
)


async def hand_in(store: DocumentStore, draft: Draft, key: str) -> HandedIn | Problem:
    """Store and derive the article that `draft` holds, or say why it is none; `key` is the caller's own for it.

    Whoever is cancelled and asks again with the same key hears what the first attempt comes to. Raises KeyReused, and
    StoreLocked where the derivation has to wait too long; the article is stored then, and handing it in again goes on
    from there.
    """
    claim = _Claim(stable_id("rcp", key), sha256_of(repr(draft)))
    under_way = _UNDER_WAY.setdefault(store, {})
    if claim.id not in under_way:
        task = begun(_taken(store, draft, claim))
        under_way[claim.id] = claim, task
        task.add_done_callback(lambda _: under_way.pop(claim.id))
    first, task = under_way[claim.id]
    if first != claim:
        raise _reused()
    return await asyncio.shield(task)


async def _taken(store: DocumentStore, draft: Draft, claim: _Claim) -> HandedIn | Problem:
    """Take the article, unless its key was used before; the key is claimed first, also against other servers."""
    receipt = await _receipt(store, claim)
    if receipt is not None and receipt.body["content"] != claim.content:
        raise _reused()
    if receipt is not None and "verdict" in receipt.body:
        return HandedIn(receipt.body["article_id"], Verdict(receipt.body["verdict"]))
    report = await ingest_drafts(store, [draft])
    if report.problems:
        await store.write([Delete(HANDED_IN, claim.id)])
        return report.problems[0]
    ((article_id, verdict),) = report.verdicts.items()
    await follow(store, _PATIENCE)
    body = {"content": claim.content, "article_id": article_id, "verdict": verdict.value}
    await store.write([Put(HANDED_IN, claim.id, body)])
    return HandedIn(article_id, verdict)


async def _receipt(store: DocumentStore, claim: _Claim) -> Stored | None:
    """What the key was used for before; None if it is claimed now."""
    (receipt,) = await store.get([claim.id])
    if receipt is None:
        (claimed,) = await store.write([Put(HANDED_IN, claim.id, {"content": claim.content}, expect_rev=0)])
        if claimed.status == "conflict":
            (receipt,) = await store.get([claim.id])
    return receipt


def _reused() -> KeyReused:
    return KeyReused("This key was used for another article: give each article a key of its own.")
