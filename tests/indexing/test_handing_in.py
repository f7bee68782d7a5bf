"""An article handed in by somebody who does not wait for the end."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any, cast

import pytest

from indexing.documents import Agreement
from indexing.handing_in import HandedIn, hand_in
from indexing.reading.draft import Draft
from indexing.reading.identity import Verdict
from indexing.storing.catalogue import FINDINGS, HANDED_IN
from indexing.storing.port import DocumentStore, Order, Put, Where
from indexing.storing.snapshot import Snapshot
from indexing.storing.store import open_store

ARTICLE = Draft(
    path="wire",
    line=None,
    text="ایران و تاجیکستان روز دوشنبه در دوشنبه تفاهم‌نامهٔ همکاری در زمینهٔ معدن امضا کردند.",
    media_type="text/plain",
    url="https://wire.example/1",
    publisher=None,
    headline=None,
    published=None,
    language=None,
)


class Halting:
    """A store in which saving findings waits until it is told to go on."""

    def __init__(self, store: DocumentStore) -> None:
        self._store = store
        self.reached, self.go_on, self.answered = asyncio.Event(), asyncio.Event(), asyncio.Event()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    async def write(self, operations: Sequence[Any]) -> Any:
        written = {one.collection for one in operations if isinstance(one, Put)}
        if FINDINGS.name in written:
            self.reached.set()
            await self.go_on.wait()
        outcomes = await self._store.write(operations)
        if HANDED_IN in written:
            self.answered.set()
        return outcomes


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[DocumentStore]:
    opened = await open_store(f"sqlite:///{tmp_path}/peyman.db")
    yield opened
    await opened.close()


async def test_who_left_before_the_end_gets_the_answer_by_asking_again(store: DocumentStore) -> None:
    halting = Halting(store)
    first = asyncio.create_task(hand_in(cast(DocumentStore, halting), ARTICLE, "story-1"))
    await halting.reached.wait()
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    halting.go_on.set()
    await halting.answered.wait()
    again = await hand_in(store, ARTICLE, "story-1")
    assert isinstance(again, HandedIn)
    assert again.verdict is Verdict.NEW
    rows = await (await Snapshot.current(store)).find(Agreement, Where(), Order("key"), None, 10)
    assert [row.document.article_ids for row in rows] == [(again.article_id,)]
