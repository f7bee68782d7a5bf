"""Subscriptions in the schema: cursors that are refused, filters, and an answer of its own for each event."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing
from pathlib import Path
from typing import Any

import pytest

from indexing.storing.articles import save
from indexing.storing.pointer import Pointer
from indexing.storing.port import DocumentStore
from indexing.storing.runs import write_run
from indexing.storing.sweeping import KEEP_RUNS
from indexing.vocabulary import Sector
from resolvers import cursors
from resolvers.context import Context
from resolvers.feed.feed import Feed
from resolvers.schema import schema
from resolvers.subscribing import Document, Refused, Subscribed
from tests.indexing.storing.builders import agreement, article
from tests.resolvers.asking import FixedIndex, filled_store
from tests.resolvers.coverage import world

AGREEMENTS = """subscription($after: String, $filter: AgreementFilter) {
  agreementChanged(after: $after, filter: $filter) { cursor change agreement { id sectors } }
}"""


@pytest.fixture
async def small(tmp_path: Path) -> AsyncIterator[DocumentStore]:
    filled = await filled_store(tmp_path, world(2))
    yield filled
    await filled.close()


async def heard(store: DocumentStore, query: str, number: int, feed: Feed | None = None, **variables: Any) -> list[Any]:
    """The data of the first answers. Raises Refused."""

    def context() -> Context:
        return Context(store, FixedIndex(), feed=feed or Feed(store))

    first = context()
    subscribed = await Subscribed.open(schema, Document.parsed(query, None, 1000), None, variables, first)
    told = []
    async with asyncio.timeout(20), aclosing(subscribed.events(first)) as events:
        async for event in events:
            result = await subscribed.answer(event, context())
            assert result.errors is None
            told.append(result.data)
            if len(told) == number:
                break
    return told


async def code_of(store: DocumentStore, query: str, **variables: Any) -> str:
    with pytest.raises(Refused) as refused:
        await heard(store, query, 1, **variables)
    return str((refused.value.errors[0].extensions or {})["code"])


async def cursor_now(store: DocumentStore) -> str:
    return cursors.encode("agreementChanged", ((await Pointer.read(store)).current, "\U0010ffff"))


async def test_events_are_filtered_as_lists_are(small: DocumentStore) -> None:
    after = await cursor_now(small)
    rest = [one for one in world(2).derived if one.id.startswith("agr-")]
    mining, health = (agreement(f"agr-{one}", sectors=(one,)) for one in (Sector.MINING, Sector.HEALTH))
    await write_run(small, [*rest, mining, health])
    (told,) = await heard(small, AGREEMENTS, 1, after=after, filter={"sectors": ["HEALTH"]})
    assert told["agreementChanged"]["agreement"] == {"id": "agr-health", "sectors": ["HEALTH"]}


async def test_an_event_leads_on_as_a_query_does(small: DocumentStore) -> None:
    start = cursors.encode("articleIngested", (0, (await small.info()).store_id))
    query = """subscription($after: String) { articleIngested(after: $after) {
      article { id passages(first: 1) { edges { node { quote } } totalCount { value } } } } }"""
    told = await heard(small, query, 3, after=start)
    for one in told:
        found = one["articleIngested"]["article"]["passages"]
        assert found["totalCount"]["value"] == 3
        assert found["edges"][0]["node"]["quote"]


async def test_each_event_is_answered_with_what_stands_when_it_is_told(small: DocumentStore) -> None:
    start = cursors.encode("articleIngested", ((await small.info()).seq, (await small.info()).store_id))
    await save(small, [article("art-x"), article("art-y", "متن دیگر")])
    query = "subscription($after: String) { articleIngested(after: $after) { change article { revision } } }"
    assert len(await heard(small, query, 2, after=start)) == 2


async def test_cursors_that_cannot_be_gone_on_from_are_refused(small: DocumentStore) -> None:
    known = await small.info()
    articles = "subscription($after: String) { articleIngested(after: $after) { cursor } }"
    for position in (
        (known.seq + 1, known.store_id),
        (0, "another store"),
        (-1, known.store_id),
        ("x", known.store_id),
    ):
        assert await code_of(small, articles, after=cursors.encode("articleIngested", position)) == "INVALID_CURSOR"
    current = (await Pointer.read(small)).current
    for position in ((current + 1, ""), (current - KEEP_RUNS, ""), ("x", "")):
        assert await code_of(small, AGREEMENTS, after=cursors.encode("agreementChanged", position)) == "INVALID_CURSOR"
    assert await code_of(small, articles, after=await cursor_now(small)) == "INVALID_CURSOR"


async def test_a_subscription_is_admitted_as_every_operation_is(small: DocumentStore) -> None:
    deep = (
        "subscription { articleIngested { article { "
        + "agreements(first: 100) { edges { node { articles(first: 100) { edges { node { id } } } } } }"
        + " } } }"
    )
    assert await code_of(small, "subscription { nothing }") == "VALIDATION_FAILED"
    assert await code_of(small, AGREEMENTS, filter={"sectors": ["MINING"] * 101}) == "BAD_INPUT"
    assert await code_of(small, AGREEMENTS, filter={"sectors": ["MINING"] * 300}) == "LIMIT_EXCEEDED"
    assert await code_of(small, deep.replace("id }", "passages(first: 100) { edges { cursor } } }")) == "LIMIT_EXCEEDED"


async def test_where_there_is_no_feed_one_is_told_so(small: DocumentStore) -> None:
    context = Context(small, FixedIndex())
    document = Document.parsed("subscription { articleIngested { cursor } }", None, 1000)
    subscribed = await Subscribed.open(schema, document, None, {}, context)
    with pytest.raises(Refused) as refused:
        await anext(subscribed.events(context))
    assert (refused.value.errors[0].extensions or {})["code"] == "UNAVAILABLE"
