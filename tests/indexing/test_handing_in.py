"""An article handed in by somebody who does not wait for the end."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from indexing.documents import Agreement
from indexing.handing_in import HandedIn, hand_in
from indexing.reading.draft import Draft, Problem
from indexing.reading.identity import Verdict
from indexing.storing.articles import all_articles
from indexing.storing.catalogue import FINDINGS
from indexing.storing.port import DocumentStore, Order, Where
from indexing.storing.snapshot import Snapshot
from indexing.storing.store import open_store
from tests.indexing.halting import Halting

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


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[DocumentStore]:
    opened = await open_store(f"sqlite:///{tmp_path}/peyman.db")
    yield opened
    await opened.close()


@pytest.mark.parametrize("at_once", [True, False])
async def test_who_left_before_the_end_gets_the_answer_by_asking_again(store: DocumentStore, at_once: bool) -> None:
    halting = Halting(store, FINDINGS.name)
    through = cast(DocumentStore, halting)
    first = asyncio.create_task(hand_in(through, ARTICLE, "story-1"))
    await halting.reached.wait()
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    repeated = asyncio.create_task(hand_in(through, ARTICLE, "story-1")) if at_once else None
    halting.go_on.set()
    again = await repeated if repeated else await hand_in(through, ARTICLE, "story-1")
    assert isinstance(again, HandedIn)
    assert again.verdict is Verdict.NEW
    rows = await (await Snapshot.current(store)).find(Agreement, Where(), Order("key"), None, 10)
    assert [row.document.article_ids for row in rows] == [(again.article_id,)]


@pytest.mark.parametrize("elsewhere", [False, True], ids=["one server", "two servers"])
async def test_of_two_articles_under_one_key_at_the_same_time_one_is_refused_and_not_stored(
    store: DocumentStore, tmp_path: Path, elsewhere: bool
) -> None:
    other = await open_store(f"sqlite:///{tmp_path}/peyman.db") if elsewhere else store
    rain = replace(ARTICLE, text="Rain fell in Dushanbe on Monday.", url="https://wire.example/2")
    both = hand_in(store, ARTICLE, "story-1"), hand_in(other, rain, "story-1")
    outcomes = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(type(one).__name__ for one in outcomes) == ["HandedIn", "KeyReused"]
    assert len([one async for one in all_articles(store)]) == 1
    if elsewhere:
        await other.close()


async def test_a_key_under_which_nothing_could_be_read_can_be_used_again(store: DocumentStore) -> None:
    assert isinstance(await hand_in(store, replace(ARTICLE, text=" "), "story-1"), Problem)
    assert isinstance(await hand_in(store, ARTICLE, "story-1"), HandedIn)
