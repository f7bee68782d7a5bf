"""Following for hours: trouble of the store or the index is waited out, and nothing is lost by it."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from indexing.errors import EngineUnreachable
from indexing.searching import follower
from indexing.searching.follower import Follower
from indexing.searching.port import Entry, Rejected, Removal, RetryableError
from indexing.searching.rebuilding import open_over
from indexing.searching.search import SearchRequest, search
from indexing.searching.tantivy.index import TantivyIndex
from indexing.storing.articles import save
from indexing.storing.catalogue import SPECS
from indexing.storing.port import Change
from indexing.storing.sqlite import SqliteStore
from tests.indexing.storing.builders import article


class Store(SqliteStore):
    """A store that does not answer so many times."""

    failures = 0

    async def changes(self, after: int, limit: int) -> tuple[list[Change], int]:
        if self.failures:
            self.failures -= 1
            raise EngineUnreachable("The server does not answer.")
        return await super().changes(after, limit)


class Index(TantivyIndex):
    """An index that takes nothing so many times."""

    failures = 0

    async def apply(self, operations: Sequence[Entry | Removal], cursor: int) -> list[Rejected]:
        if self.failures:
            self.failures -= 1
            raise RetryableError("the disk is full")
        return await super().apply(operations, cursor)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = await Store.open(tmp_path / "peyman.db", SPECS)
    yield opened
    await opened.close()


@pytest.fixture
async def index(tmp_path: Path, store: Store) -> AsyncIterator[Index]:
    opened = Index(tmp_path / "index")
    await open_over(store, opened)
    yield opened
    await opened.close()


async def test_trouble_of_either_side_is_waited_out(
    store: Store, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(follower, "_FIRST_PAUSE", 0.0)
    store.failures, index.failures = 3, 2
    await save(store, [article("art-1", "خبر نخست")])
    task = asyncio.create_task(Follower(store, index).follow())
    page = await search(index, SearchRequest("نخست"), min_seq=(await store.info()).seq)
    assert [hit.id for hit in page.hits] == ["art-1"]
    assert (store.failures, index.failures) == (0, 0)
    task.cancel()


async def test_trouble_may_last_for_days(store: Store, index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follower, "_LONGEST_PAUSE", 0.0)
    store.failures = 1_100
    await save(store, [article("art-1", "خبر نخست")])
    task = asyncio.create_task(Follower(store, index).follow())
    page = await search(index, SearchRequest("نخست"), min_seq=(await store.info()).seq)
    assert page.total == 1
    task.cancel()
