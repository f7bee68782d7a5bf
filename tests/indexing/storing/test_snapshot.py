"""What a reader of one run can ask: by id, by former id, by page, across runs."""

import pytest

from indexing.decisions import Decision
from indexing.documents import Actor, Agreement, Article, Claim, Document
from indexing.storing.articles import save
from indexing.storing.port import DocumentStore, Order, Where
from indexing.storing.runs import write_run
from indexing.storing.snapshot import Position, Snapshot
from tests.indexing.storing.builders import actor, agreement, article, claim, decision


class Counting:
    """A store that counts what is asked of it."""

    def __init__(self, store: DocumentStore) -> None:
        self._store = store
        self.calls = 0

    def __getattr__(self, name: str) -> object:
        self.calls += 1
        return getattr(self._store, name)


async def paged(store: DocumentStore, order: Order, size: int, renew: bool) -> list[str]:
    """Ids of all agreements, page by page; with `renew`, all of them are written anew between pages."""
    ids: list[str] = []
    after: Position | None = None
    round_ = 0
    while True:
        rows = await (await Snapshot.current(store)).find(Agreement, Where(), order, after, size)
        ids += [row.document.id for row in rows]
        if len(rows) < size:
            return ids
        after = rows[-1].position
        if renew:
            round_ += 1
            await write_run(store, dated(f"Round {round_}"))


def dated(title: str) -> list[Document]:
    """Agreements of which many have the same date."""
    return [agreement(f"agr-{n:02d}", title, f"2026-01-0{n % 3 + 1}") for n in range(11)]


async def test_get_keeps_order_and_duplicates(library: DocumentStore) -> None:
    await write_run(library, [agreement("agr-1"), agreement("agr-2")])
    found = await (await Snapshot.current(library)).get(Agreement, ["agr-2", "none", "agr-1", "agr-2"])
    assert [one and one.id for one in found] == ["agr-2", None, "agr-1", "agr-2"]
    assert await (await Snapshot.current(library)).get(Agreement, []) == []


async def test_plain_documents_are_read_as_they_stand(library: DocumentStore) -> None:
    await save(library, [article("art-1"), article("art-2")])
    await save(library, [decision("dec-1")])
    snapshot = await Snapshot.current(library)
    assert await snapshot.get(Article, ["art-2", "none"]) == [article("art-2"), None]
    assert await snapshot.get(Decision, ["dec-1"]) == [decision("dec-1")]
    rows = await snapshot.find(Article, Where(), Order("published"), limit=1)
    assert [row.position for row in rows] == [("", "art-1")]
    rest = await snapshot.find(Article, Where(), Order("published"), rows[0].position)
    assert [row.document.id for row in rest] == ["art-2"]
    assert await snapshot.count(Article, Where()) == 2


async def test_ids_of_merged_documents_lead_to_what_they_became(library: DocumentStore) -> None:
    merged = actor("act-1", former_ids=("act-2", "act-3"))
    await write_run(library, [merged, actor("act-4"), agreement("agr-1", former_ids=("agr-0",))])
    snapshot = await Snapshot.current(library)
    assert await snapshot.get(Actor, ["act-3", "act-4", "act-2"]) == [merged, actor("act-4"), merged]
    assert [one and one.id for one in await snapshot.get(Agreement, ["agr-0"])] == ["agr-1"]


async def test_a_former_id_that_lives_again_leads_to_itself(library: DocumentStore) -> None:
    await write_run(library, [actor("act-1", former_ids=("act-2",)), actor("act-2", "Uzbekistan")])
    assert await (await Snapshot.current(library)).get(Actor, ["act-2"]) == [actor("act-2", "Uzbekistan")]


async def test_store_calls_do_not_grow_with_the_number_of_ids(library: DocumentStore) -> None:
    await write_run(library, [*(actor(f"act-{n}") for n in range(30)), claim("clm-1")])
    counting = Counting(library)
    snapshot = await Snapshot.current(counting)  # type: ignore[arg-type]
    assert counting.calls == 1
    await snapshot.get(Actor, [f"act-{n}" for n in range(30)])
    assert counting.calls == 2
    await snapshot.get(Actor, [f"act-{n}" for n in range(40)])
    assert counting.calls == 4
    await snapshot.get(Claim, ["clm-1", "none"])
    assert counting.calls == 5


@pytest.mark.parametrize("renew", [False, True], ids=["same run", "new run for each page"])
@pytest.mark.parametrize("descending", [False, True], ids=["ascending", "descending"])
async def test_paging_neither_repeats_nor_skips(library: DocumentStore, descending: bool, renew: bool) -> None:
    await write_run(library, dated("Round 0"))
    order = Order("date", descending)
    everything = sorted(
        (document.id for document in dated("")), key=lambda key: (int(key[4:]) % 3, key), reverse=descending
    )
    assert await paged(library, order, 3, renew) == everything


async def test_filters_hold_within_the_run(library: DocumentStore) -> None:
    await write_run(library, [agreement("agr-1", date="2026"), agreement("agr-2", date="2025-12-30")])
    await write_run(library, [agreement("agr-1", date="2025-12-31"), agreement("agr-2", date="2025-12-30")])
    snapshot = await Snapshot.current(library)
    rows = await snapshot.find(Agreement, Where(ge={"date": "2025-12"}, lt={"date": "2026"}), Order("date"))
    assert [row.position for row in rows] == [("2025-12-30", "agr-2"), ("2025-12-31", "agr-1")]
    assert await snapshot.count(Agreement, Where(has_all={"articles": ["art-1"]})) == 2
    assert await snapshot.count(Agreement, Where(), cap=1) == 1
