"""What a process remembers of a store: never anything that the store does not hold any more."""

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from indexing.curating.proposals import Proposal, revision_of
from indexing.documents import Actor, Agreement, ClaimValue
from indexing.editing import decide, follow, undo
from indexing.pipeline import derive_graph
from indexing.remembering import Memory, memory_of
from indexing.storing.catalogue import AGREEMENTS, ARTICLES, FINDINGS
from indexing.storing.port import Delete, DocumentStore, Order, Put, Stored, Where
from indexing.storing.snapshot import Snapshot
from indexing.storing.store import open_store
from indexing.vocabulary import AgreementKind, DecidedField, DecisionAction
from tests.indexing.publishing import publish

MORNING = datetime(2026, 1, 29, 8, tzinfo=UTC)
MINING = "Iran and Turkmenistan signed a memorandum of understanding on critical minerals in Ashgabat on Thursday."
MINING_IN_PERSIAN = "ایران و ترکمنستان روز پنج‌شنبه در عشق‌آباد تفاهم‌نامهٔ همکاری در زمینهٔ مواد معدنی امضا کردند."
TOURISM = "Armenia and Georgia signed an agreement on tourism in Yerevan on Monday."
ROADS = "Iraq and Jordan signed a memorandum of understanding on roads in Amman on Tuesday."


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[DocumentStore]:
    opened = await open_store(f"sqlite:///{tmp_path}/peyman.db")
    await publish(opened, tmp_path, MINING, MINING_IN_PERSIAN, TOURISM)
    await derive_graph(opened, workers=1)
    yield opened
    await opened.close()


async def find(store: DocumentStore, *codes: str) -> Agreement:
    """The first agreement of these countries."""
    rows = await (await Snapshot.current(store)).find(Agreement, Where(), Order("key"), None, 100)
    return next(row.document for row in rows if set(codes) <= {one.code for one in row.document.participants})


async def confirm(store: DocumentStore, subject: Agreement | Actor, hours: int) -> int:
    proposal = Proposal(DecisionAction.CONFIRM, subject.id, seen=revision_of(subject), why="the treaty series")
    return (await decide(store, proposal, "editor", MORNING + timedelta(hours=hours))).run


async def unchanged(store: DocumentStore) -> bool:
    """Whether a whole derivation, which compares every document with the store, finds the graph as it is."""
    report = await derive_graph(store, workers=1)
    return (report.added, report.changed, report.removed) == (0, 0, 0)


async def test_many_decisions_in_a_row_give_what_a_whole_derivation_gives(store: DocumentStore) -> None:
    mining = await find(store, "IR", "TM")
    await confirm(store, mining, 1)
    assert await unchanged(store)
    mining = await find(store, "IR", "TM")
    split = Proposal(
        DecisionAction.SPLIT, mining.id, seen=revision_of(mining), why="two deals", part=mining.article_ids[-1]
    )
    edit = await decide(store, split, "editor", MORNING + timedelta(hours=2))
    assert await unchanged(store)
    tourism = await find(store, "AM", "GE")
    kind = ClaimValue(text=AgreementKind.ROADMAP.value)
    correct = Proposal(
        DecisionAction.CORRECT, tourism.id, revision_of(tourism), "read it", field=DecidedField.KIND, values=(kind,)
    )
    await decide(store, correct, "editor", MORNING + timedelta(hours=3))
    assert await unchanged(store)
    await undo(store, edit.decision.id, "editor", MORNING + timedelta(hours=4), "one deal")
    assert await unchanged(store)
    actor_id = (await find(store, "AM", "GE")).participants[0].actor_id
    (actor,) = await (await Snapshot.current(store)).get(Actor, [actor_id])
    assert actor is not None
    reject = Proposal(DecisionAction.REJECT, actor.id, seen=revision_of(actor), why="no party")
    await decide(store, reject, "editor", MORNING + timedelta(hours=5))
    assert await unchanged(store)


async def test_what_other_processes_write_is_seen(store: DocumentStore, tmp_path: Path) -> None:
    await confirm(store, await find(store, "AM", "GE"), 1)
    other = await open_store(f"sqlite:///{tmp_path}/peyman.db")
    await publish(other, tmp_path, MINING, MINING_IN_PERSIAN, TOURISM, ROADS)
    await derive_graph(other, workers=1)
    await confirm(other, await find(other, "IQ", "JO"), 2)
    await other.close()
    await confirm(store, await find(store, "IR", "TM"), 3)
    assert (await find(store, "IQ", "JO")).confidence == 1.0
    assert await unchanged(store)


async def test_an_article_that_was_not_derived_yet_is_read_by_the_decision(
    store: DocumentStore, tmp_path: Path
) -> None:
    await confirm(store, await find(store, "AM", "GE"), 1)
    await publish(store, tmp_path, MINING, MINING_IN_PERSIAN, TOURISM.replace("Monday", "Friday"), ROADS)
    await confirm(store, await find(store, "IR", "TM"), 2)
    assert (await find(store, "IQ", "JO")).kind is AgreementKind.MEMORANDUM
    assert await unchanged(store)


async def test_an_article_that_is_deleted_is_forgotten(store: DocumentStore) -> None:
    await confirm(store, await find(store, "IR", "TM"), 1)
    gone = (await find(store, "AM", "GE")).article_ids[0]
    await store.write([Delete(ARTICLES.name, gone)])
    await confirm(store, await find(store, "IR", "TM"), 2)
    assert await unchanged(store)
    rows = await (await Snapshot.current(store)).find(Agreement, Where(), Order("key"), None, 100)
    assert all(gone not in row.document.article_ids for row in rows)
    assert rows


async def test_articles_handed_in_one_by_one_give_what_a_whole_derivation_gives(
    store: DocumentStore, tmp_path: Path
) -> None:
    await confirm(store, await find(store, "IR", "TM"), 1)
    for texts in ((MINING, MINING_IN_PERSIAN, TOURISM, ROADS), (MINING, MINING_IN_PERSIAN.replace("معدنی", "غذایی"))):
        await publish(store, tmp_path, *texts)
        await follow(store)
        assert await unchanged(store)
    assert (await find(store, "IQ", "JO")).kind is AgreementKind.MEMORANDUM


class Stopping:
    """A store that fails in the middle of reading a collection, as a deadline does."""

    def __init__(self, store: DocumentStore, collection: str) -> None:
        self._store = store
        self._collection = collection

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    async def get(self, ids: Sequence[str]) -> Sequence[Stored | None]:
        return self._stopped(await self._store.get(ids))

    async def find(self, *where: Any) -> Sequence[Stored]:
        return self._stopped(await self._store.find(*where))

    def _stopped(self, found: Sequence[Any]) -> Sequence[Any]:
        if any(one and one.collection == self._collection for one in found):
            raise TimeoutError
        return found


@pytest.mark.parametrize("collection", [ARTICLES.name, FINDINGS.name])
async def test_whoever_was_stopped_while_reading_everything_leaves_no_gap(
    store: DocumentStore, collection: str
) -> None:
    with pytest.raises(TimeoutError):
        await memory_of(store).curating(cast(DocumentStore, Stopping(store, collection)))
    await follow(store)
    assert await unchanged(store)


async def test_whoever_was_stopped_while_following_leaves_no_gap(store: DocumentStore, tmp_path: Path) -> None:
    await follow(store)
    await publish(store, tmp_path, MINING, MINING_IN_PERSIAN, TOURISM, ROADS)
    with pytest.raises(TimeoutError):
        await memory_of(store).curating(cast(DocumentStore, Stopping(store, ARTICLES.name)))
    await follow(store)
    assert (await find(store, "IQ", "JO")).kind is AgreementKind.MEMORANDUM
    assert await unchanged(store)


async def test_a_late_writer_of_an_old_run_is_found_out(store: DocumentStore) -> None:
    await confirm(store, await find(store, "IR", "TM"), 1)
    tourism = await find(store, "AM", "GE")
    (row,) = await store.find(AGREEMENTS.name, Where(eq={"key": tourism.id}), Order("key"))
    await store.write([Put(AGREEMENTS.name, row.id, {**row.body, "died": 2})])
    await confirm(store, await find(store, "IR", "TM"), 2)
    assert await find(store, "AM", "GE") == tourism
    assert await unchanged(store)


async def test_too_many_articles_are_not_kept(store: DocumentStore) -> None:
    small, large = Memory(most=2), Memory(most=3)
    for memory in (small, large):
        await memory.curating(store)
        memory.spare()
    assert (len(small.articles), len(large.articles)) == (0, 3)
    again = await small.curating(store)
    assert again.decided(()) == (await large.curating(store)).decided(())


async def test_a_memory_that_meets_another_store_begins_anew(store: DocumentStore, tmp_path: Path) -> None:
    memory = memory_of(store)
    assert memory is memory_of(store)
    await memory.curating(store)
    other = await open_store(f"sqlite:///{tmp_path}/other.db")
    assert (await memory.curating(other)).decided(()).graph.agreements == ()
    assert memory.articles == {}
    await other.close()
