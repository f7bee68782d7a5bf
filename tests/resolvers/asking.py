"""Asking the schema in tests: a filled store, an index without entries, and answers without ceremony."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from indexing.searching.port import (
    Entry,
    EntryType,
    Fingerprint,
    IndexHit,
    IndexHits,
    IndexState,
    Opened,
    Rejected,
    Removal,
    Suggested,
)
from indexing.searching.query import Facet, IndexQuery, Term
from indexing.storing.catalogue import ARTICLES, DECISIONS
from indexing.storing.port import DocumentStore, Put
from indexing.storing.runs import write_run
from indexing.storing.store import open_store
from resolvers.access import Caller, Scope
from resolvers.context import Context
from resolvers.schema import schema
from tests.resolvers.coverage import World

EDITOR = Caller("key-editor", frozenset({Scope.READ, Scope.EDIT}))


class FixedIndex:
    """An index that answers every query with the same hits and keeps the queries."""

    def __init__(self, *hits: IndexHit) -> None:
        self.hits = hits
        self.asked: list[IndexQuery] = []

    async def open(self, fingerprint: Fingerprint) -> Opened:
        return Opened(IndexState.READY)

    async def cursor(self) -> int:
        return 0

    async def apply(self, operations: Sequence[Entry | Removal], cursor: int) -> list[Rejected]:
        return []

    async def search(self, query: IndexQuery, min_seq: int = 0) -> IndexHits:
        self.asked.append(query)
        return IndexHits(self.hits[query.offset : query.offset + query.limit], len(self.hits))

    async def search_many(self, queries: Sequence[IndexQuery]) -> list[IndexHits]:
        return [await self.search(query) for query in queries]

    async def facets(self, wanted: Sequence[Facet]) -> list[dict[str, int]]:
        return [{} for _ in wanted]

    async def frequencies(self, terms: Sequence[Term]) -> list[int]:
        return [1 for _ in terms]

    async def suggest(
        self, readings: Sequence[Sequence[str]], types: Sequence[EntryType], limit: int
    ) -> list[list[Suggested]]:
        return [[] for _ in readings]

    async def versions(self, after: str, limit: int) -> list[tuple[str, int]]:
        return []

    async def begin_rebuild(self, fingerprint: Fingerprint) -> "FixedIndex":
        return self

    async def promote(self) -> None:
        return None

    async def close(self) -> None:
        return None


async def filled_store(folder: Path, world: World) -> DocumentStore:
    """A SQLite store in `folder` that holds `world`."""
    store = await open_store(f"sqlite:///{folder / 'world.db'}")
    await store.write([Put("articles", article.id, ARTICLES.body(article)) for article in world.articles])
    await store.write([Put("decisions", decision.id, DECISIONS.body(decision)) for decision in world.decisions])
    await write_run(store, world.derived)
    return store


async def ask(store: DocumentStore, query: str, index: FixedIndex | None = None, /, **variables: object) -> Any:
    """The data of the answer that an editor gets to `query`, which must have no errors."""
    context = Context(store, index or FixedIndex(), caller=EDITOR)
    result = await schema.execute(query, variables, context_value=context)
    assert result.errors is None, result.errors
    return result.data


async def codes(store: DocumentStore, query: str, /, **variables: object) -> list[str]:
    """The codes of the errors that `query` gives."""
    result = await schema.execute(query, variables, context_value=Context(store, FixedIndex()))
    return [(error.extensions or {})["code"] for error in result.errors or ()]


def nodes(connection: Any) -> list[Any]:
    """The nodes of a connection."""
    return [edge["node"] for edge in connection["edges"]]
