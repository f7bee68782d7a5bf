"""Saving and finding the documents that nothing else can give back: articles, their revisions, and decisions.

Everything goes in batches: an ingest of a thousand articles asks the store a few times, not a thousand times.
"""

from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeVar

from indexing.decisions import Decision
from indexing.documents import Article
from indexing.reading.canonical import canonical_url
from indexing.reading.identity import Known
from indexing.storing.catalogue import ARTICLES, DECISIONS, REVISIONS, SPECS, Collection, collection_of
from indexing.storing.checking import check_write
from indexing.storing.port import DocumentStore, InvalidDocument, Order, Outcome, Put, Stored, Where

D = TypeVar("D", Article, Decision)

_BATCH: Final = 200
#: An article may have megabytes, so pages of them are small.
_PAGE: Final = 50

_Fate = Literal["saved", "unchanged", "stale"]


@dataclass(frozen=True, slots=True)
class SaveReport:
    """What became of the documents that were to be saved, by id.

    `stale` ones were decided upon an older state of the store: by now it holds another text as this revision or a later
    one. They have to be looked at again against what is stored.
    """

    saved: tuple[str, ...]
    unchanged: tuple[str, ...]
    stale: tuple[str, ...]


async def save(store: DocumentStore, documents: Sequence[D]) -> SaveReport:
    """Save articles or decisions; the older revision of an article that changes is kept.

    Raises InvalidDocument for a document that cannot be stored; the batches before it are saved.
    """
    fates: list[tuple[str, _Fate]] = []
    for batch in _batches(documents):
        stored = await store.get([one.id for one in batch])
        standing = {one.id: one for one in stored if one is not None}
        steps = {one.id: _steps(one, standing.get(one.id)) for one in batch}
        outcomes = await store.write([put for step in steps.values() if isinstance(step, list) for put in step])
        status = {outcome.id: outcome for outcome in outcomes}
        for key, step in steps.items():
            if not isinstance(step, list):
                fates.append((key, step))
                continue
            if status[key].status == "invalid":
                raise InvalidDocument(f"{key}: {status[key].error}")
            fates.append((key, "saved" if status[key].status == "ok" else "stale"))
    return SaveReport(*(tuple(key for key, fate in fates if fate == one) for one in ("saved", "unchanged", "stale")))


def refusal(article: Article) -> str:
    """Why no store can hold the article, in words; empty if it can."""
    checked = check_write(SPECS, Put(ARTICLES.name, article.id, ARTICLES.body(article)))
    return checked.error if isinstance(checked, Outcome) else ""


def _batches(documents: Sequence[D]) -> Iterator[list[D]]:
    """Batches in which no id comes twice."""
    batch: dict[str, D] = {}
    for document in documents:
        if document.id in batch or len(batch) == _BATCH:
            yield list(batch.values())
            batch = {}
        batch[document.id] = document
    if batch:
        yield list(batch.values())


def _steps(document: Article | Decision, standing: Stored | None) -> list[Put] | _Fate:
    """The writes that save a document over what stands, or its fate if there is nothing to write."""
    collection: Collection[Any] = collection_of(type(document))
    body = collection.body(document)
    if standing is None:
        return [Put(collection.name, document.id, body, expect_rev=0)]
    if body == standing.body:
        return "unchanged"
    put = Put(collection.name, document.id, body, expect_rev=standing.rev)
    if isinstance(document, Decision):
        return [put]
    older: Article = ARTICLES.read(standing.body)
    if document.revision > older.revision:
        return [Put(REVISIONS.name, f"{older.id}@{older.revision}", REVISIONS.body(older)), put]
    same_text = document.revision == older.revision and document.text_sha256 == older.text_sha256
    return [put] if same_text else "stale"


async def load(store: DocumentStore, kind: type[D], ids: Sequence[str]) -> list[D | None]:
    """Articles or decisions in the order of `ids`; None for unknown ones. One store call."""
    collection = collection_of(kind)
    return [collection.read(one.body) if one else None for one in await store.get(ids)]


async def known_of(store: DocumentStore, incoming: Sequence[Article]) -> list[Known]:
    """What is stored of the articles that share an address or a present text with one of `incoming`.

    That is what `indexing.reading.identity.settle` asks for; three store calls for up to 50 articles found.
    """
    addresses = [canonical_url(article.url) for article in incoming if article.url]
    texts = [article.text_sha256 for article in incoming]
    found: dict[str, Article] = {}
    for where in (Where(any_of={"url": addresses}), Where(any_of={"text_sha256": texts})):
        async for stored in _every(store, ARTICLES.name, where, Order("key")):
            found[stored.id] = ARTICLES.read(stored.body)
    earlier: dict[str, list[Article]] = {key: [] for key in found}
    where = Where(any_of={"article_id": list(found)})
    async for stored in _every(store, REVISIONS.name, where, Order("article_id")):
        revision = REVISIONS.read(stored.body)
        earlier[revision.id].append(revision)
    return [
        Known.of(found[key], [one.text_sha256 for one in sorted(earlier[key], key=lambda one: one.revision)])
        for key in sorted(found)
    ]


async def all_articles(store: DocumentStore) -> AsyncIterator[Article]:
    """All current articles in order of their ids, each once, also while others are being saved."""
    async for stored in _every(store, ARTICLES.name, Where(), Order("key")):
        yield ARTICLES.read(stored.body)


async def all_revisions(store: DocumentStore) -> AsyncIterator[Article]:
    """The revisions before the current one of all articles, those of one article together."""
    async for stored in _every(store, REVISIONS.name, Where(), Order("article_id")):
        yield REVISIONS.read(stored.body)


async def all_decisions(store: DocumentStore) -> AsyncIterator[Decision]:
    """All decisions, those about one subject together."""
    async for stored in _every(store, DECISIONS.name, Where(), Order("subject_id")):
        yield DECISIONS.read(stored.body)


async def older_revisions(store: DocumentStore, article_id: str) -> list[Article]:
    """The revisions of an article before the current one, the oldest first."""
    where = Where(eq={"article_id": article_id})
    found = [REVISIONS.read(one.body) async for one in _every(store, REVISIONS.name, where, Order("article_id"))]
    return sorted(found, key=lambda article: article.revision)


async def _every(store: DocumentStore, collection: str, where: Where, order: Order) -> AsyncIterator[Stored]:
    after = None
    while True:
        page = await store.find(collection, where, order, after, _PAGE)
        for stored in page:
            yield stored
        if len(page) < _PAGE:
            return
        after = (page[-1].body[order.field], page[-1].id)
