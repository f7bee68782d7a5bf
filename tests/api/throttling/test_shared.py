"""Buckets in the store: several processes count together, on every store, and none overwrites what another wrote."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from api.throttling.bucket import Quota
from api.throttling.shared import SLOTS, SharedBuckets, slot
from indexing.errors import StoreLocked
from indexing.storing.catalogue import SPECS
from indexing.storing.port import Delete, DocumentStore, Outcome, Put
from resolvers.errors import RateLimited
from tests.api.throttling.test_bucket import Clock
from tests.indexing.storing.adapters import ADAPTERS
from tests.resolvers.counting import CountingStore

QUOTA = Quota(limit=100, restore=1.0)
WHO = "address:198.51.100.1"


@pytest.fixture(params=ADAPTERS)
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[DocumentStore]:
    async with request.param(tmp_path, SPECS) as opened:
        yield opened


async def test_two_processes_count_together(store: DocumentStore) -> None:
    clock = Clock()
    one, other = (SharedBuckets(store, QUOTA, clock).account(WHO) for _ in range(2))
    assert (await one.charge(60)).remaining == 40
    assert (await other.charge(30)).remaining == 10
    with pytest.raises(RateLimited):
        await one.charge(20)
    clock.now += 10
    assert (await one.charge(20)).remaining == 0


async def test_charges_at_the_same_moment_are_all_counted(store: DocumentStore) -> None:
    processes = [SharedBuckets(store, QUOTA, Clock()) for _ in range(4)]
    await asyncio.gather(*(process.account(WHO).charge(5) for process in processes for _ in range(3)))
    assert (await processes[0].account(WHO).charge(1)).remaining == 100 - 4 * 3 * 5 - 1


async def test_what_is_given_back_counts_with_the_next_charge(store: DocumentStore) -> None:
    buckets = SharedBuckets(store, QUOTA, Clock())
    account = buckets.account(WHO)
    await account.charge(80)
    assert (await account.give_back(70)).remaining == 90
    assert (await buckets.account(WHO).charge(80)).remaining == 10


async def test_what_is_given_back_is_not_lost_by_a_refusal(store: DocumentStore) -> None:
    account = SharedBuckets(store, QUOTA, Clock()).account(WHO)
    await account.charge(100)
    await account.give_back(10)
    with pytest.raises(RateLimited):
        await account.charge(20)
    assert (await account.charge(10)).remaining == 0


class Contended(CountingStore):
    """A store on which somebody else is always quicker."""

    async def write(self, operations: Sequence[Put | Delete]) -> list[Outcome]:
        return [Outcome(one.id, "conflict") for one in operations]


async def test_a_bucket_that_others_change_all_the_time_is_given_up(store: DocumentStore) -> None:
    account = SharedBuckets(Contended(store), QUOTA, Clock()).account(WHO)
    with pytest.raises(StoreLocked):
        await account.charge(1)


def test_any_number_of_accounts_share_a_fixed_number_of_documents() -> None:
    slots = {slot(f"address:198.51.{high}.{low}") for high in range(40) for low in range(250)}
    assert len(slots) > 8_000
    assert all(0 <= int(one.removeprefix("rate-")) < SLOTS for one in slots)
