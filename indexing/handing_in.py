"""Handing in one article at a time: the walk of `pipeline` for a single draft, done once for each key.

Whoever hands in repeats what got no answer. What a key was used for is kept in the store, so that a repetition on
another server gives the same answer; the walk itself may be repeated without harm.
"""

from dataclasses import dataclass

from indexing.editing import follow
from indexing.errors import PeymanError
from indexing.finishing import to_the_end
from indexing.identity import sha256_of, stable_id
from indexing.pipeline import ingest_drafts
from indexing.reading.draft import Draft, Problem
from indexing.reading.identity import Verdict
from indexing.storing.catalogue import HANDED_IN
from indexing.storing.port import DocumentStore, Put


class KeyReused(PeymanError):
    """The key was used for another article before."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What became of an article."""

    article_id: str
    verdict: Verdict


async def hand_in(store: DocumentStore, draft: Draft, key: str) -> HandedIn | Problem:
    """Store and derive the article that `draft` holds, or say why it is none; `key` is the caller's own for it.

    Whoever is cancelled and asks again with the same key gets the answer as soon as there is one. Raises KeyReused, and
    StoreLocked where the derivation has to wait too long; the article is stored then, and handing it in again goes on
    from there.
    """
    receipt_id, content = stable_id("rcp", key), sha256_of(repr(draft))
    (receipt,) = await store.get([receipt_id])
    if receipt is not None:
        if receipt.body["content"] != content:
            raise KeyReused("This key was used for another article: give each article a key of its own.")
        return HandedIn(receipt.body["article_id"], Verdict(receipt.body["verdict"]))
    return await to_the_end(_taken(store, draft, receipt_id, content))


async def _taken(store: DocumentStore, draft: Draft, receipt_id: str, content: str) -> HandedIn | Problem:
    report = await ingest_drafts(store, [draft])
    if report.problems:
        return report.problems[0]
    ((article_id, verdict),) = report.verdicts.items()
    await follow(store)
    body = {"content": content, "article_id": article_id, "verdict": verdict.value}
    await store.write([Put(HANDED_IN, receipt_id, body, expect_rev=0)])
    return HandedIn(article_id, verdict)
