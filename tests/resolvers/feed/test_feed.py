"""Whoever listens hears of each article as it is stored and of each agreement as it becomes visible; on every store.

Whoever comes back with a place hears of what was missed first, and of nothing twice.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from pathlib import Path
from typing import Any

import pytest

from indexing.errors import EngineUnreachable
from indexing.storing.articles import save
from indexing.storing.catalogue import SPECS
from indexing.storing.port import Change, DocumentStore
from indexing.storing.runs import write_run
from resolvers.feed.feed import Feed
from resolvers.feed.log import Event
from tests.indexing.storing.adapters import ADAPTERS, Opener
from tests.indexing.storing.builders import agreement, article
from tests.resolvers.counting import CountingStore

Events = AsyncGenerator[Event[Any], None]


@pytest.fixture(params=ADAPTERS)
async def library(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[DocumentStore]:
    opener: Opener = request.param
    async with opener(tmp_path, SPECS) as opened:
        yield opened


async def heard(events: Events, number: int) -> list[tuple[str, str]]:
    """The next events, as id and kind of change."""
    async with asyncio.timeout(20):
        found = [await anext(events) for _ in range(number)]
    return [(one.document.id, one.kind.value) for one in found]


async def listening(events: Events, feed: Feed) -> "asyncio.Task[list[tuple[str, str]]]":
    """One who waits for the next event, and has begun to listen."""
    task = asyncio.create_task(heard(events, 1))
    while not (feed._articles.listeners + feed._agreements.listeners):  # noqa: ASYNC110 - it tells nobody
        await asyncio.sleep(0)
    return task


async def test_an_article_is_heard_of_when_it_is_stored_and_when_it_is_revised(library: DocumentStore) -> None:
    await save(library, [article("art-0")])
    feed = Feed(library)
    async with aclosing(feed.articles(None)) as events:
        first = await listening(events, feed)
        await save(library, [article("art-1", "Душанбе и Тегеран подписали меморандум.")])
        assert await first == [("art-1", "added")]
        await save(library, [article("art-1", "Исправлено.", revision=2), article("art-2")])
        assert sorted(await heard(events, 2)) == [("art-1", "changed"), ("art-2", "added")]


async def test_agreements_are_heard_of_only_once_their_run_is_visible(library: DocumentStore) -> None:
    await write_run(library, [agreement("agr-1"), agreement("agr-2")])
    feed = Feed(library)
    async with aclosing(feed.agreements(None)) as events:
        first = await listening(events, feed)
        await write_run(library, [agreement("agr-1"), agreement("agr-2", date="2026-03-21"), agreement("agr-3")])
        assert await first == [("agr-2", "changed")]
        assert await heard(events, 1) == [("agr-3", "added")]
        await write_run(library, [agreement("agr-3")])
        assert await heard(events, 2) == [("agr-1", "removed"), ("agr-2", "removed")]


async def test_who_comes_back_hears_what_was_missed_and_goes_on_without_a_gap(library: DocumentStore) -> None:
    feed = Feed(library)
    async with aclosing(feed.articles(None)) as events:
        first = await listening(events, feed)
        await save(library, [article("art-1")])
        await first
    await save(library, [article(f"art-{number}", f"Текст {number}") for number in range(2, 8)])
    async with aclosing(feed.articles((0, ""))) as again:
        assert await heard(again, 7) == [(f"art-{number}", "added") for number in range(1, 8)]
        after = await listening(again, feed)
        await save(library, [article("art-8")])
        assert await after == [("art-8", "added")]


async def test_whoever_goes_on_at_any_event_hears_exactly_the_rest(library: DocumentStore) -> None:
    await write_run(library, [agreement("agr-1"), agreement("agr-2"), agreement("agr-3")])
    await write_run(library, [agreement("agr-2", date="2026-03-21"), agreement("agr-3"), agreement("agr-4")])
    feed = Feed(library)
    async with aclosing(feed.agreements((0, ""))) as events:
        told = [await anext(events) for _ in range(4)]
    assert [one.document.id for one in told] == ["agr-3", "agr-1", "agr-2", "agr-4"]
    for number, one in enumerate(told[:-1]):
        async with aclosing(feed.agreements(one.place)) as rest:
            assert [(await anext(rest)).place for _ in told[number + 1 :]] == [x.place for x in told[number + 1 :]]


async def test_many_who_listen_cost_the_store_no_more_than_one(library: DocumentStore) -> None:
    counting = CountingStore(library)
    feed = Feed(counting)
    crowd = [feed.articles(None) for _ in range(50)]
    tasks = [asyncio.create_task(heard(events, 1)) for events in crowd]
    while feed._articles.listeners < len(crowd):  # noqa: ASYNC110 - it tells nobody
        await asyncio.sleep(0)
    before = len(counting.reads)
    await save(library, [article("art-1")])
    assert await asyncio.gather(*tasks) == [[("art-1", "added")]] * 50
    assert len(counting.reads) - before <= 2
    for events in crowd:
        await events.aclose()
    assert feed._reading is None


async def test_a_store_that_fails_for_a_while_loses_nothing(library: DocumentStore, monkeypatch: Any) -> None:
    monkeypatch.setattr("resolvers.feed.feed._PAUSE", 0.0)
    feed = Feed(library)
    async with aclosing(feed.articles(None)) as events:
        first = await listening(events, feed)
        asked, failures = library.changes, 3

        async def failing(after: int, limit: int) -> tuple[list[Change], int]:
            nonlocal failures
            failures -= 1
            if failures >= 0:
                raise EngineUnreachable("gone")
            return await asked(after, limit)

        monkeypatch.setattr(library, "changes", failing)
        await save(library, [article("art-1")])
        assert await first == [("art-1", "added")]
        assert failures < 0


async def test_a_fault_of_the_reader_ends_subscriptions_instead_of_leaving_them_silent(
    library: DocumentStore, monkeypatch: Any
) -> None:
    feed = Feed(library)
    async with aclosing(feed.articles(None)) as events:
        first = await listening(events, feed)

        async def broken(self: Feed, changes: list[Change]) -> None:
            raise ZeroDivisionError

        monkeypatch.setattr(Feed, "_tell", broken)
        await save(library, [article("art-1")])
        with pytest.raises(EngineUnreachable):
            await first
