"""What is read once is not read again, is never out of date, and takes a bounded place; the same over both stores."""

import pytest

from indexing.documents import Actor, Agreement, Article, Claim
from indexing.storing.articles import save
from indexing.storing.port import DocumentStore, Order, Where
from indexing.storing.recall import Recall
from indexing.storing.runs import write_run
from indexing.storing.snapshot import Snapshot
from tests.indexing.storing.builders import actor, agreement, article, claim
from tests.resolvers.counting import CountingStore

FIRST_TEN = (Where(), Order("date"), None, 10)


async def test_a_document_is_parsed_and_read_once(library: DocumentStore) -> None:
    await write_run(library, [agreement("agr-1"), claim("clm-1")])
    counting, recall = CountingStore(library), Recall()
    first = await Snapshot.current(counting, recall)
    (once,) = await first.get(Agreement, ["agr-1"])
    counting.reads.clear()

    second = await Snapshot.current(counting, recall)
    assert (await second.get(Agreement, ["agr-1"]))[0] is once
    assert counting.reads == []
    assert await second.get(Claim, ["clm-1"]) == [claim("clm-1")]
    assert counting.reads == ["find claims"]


async def test_that_there_is_none_is_remembered_too(library: DocumentStore) -> None:
    await write_run(library, [actor("act-1", former_ids=("act-0",))])
    counting, recall = CountingStore(library), Recall()
    snapshot = await Snapshot.current(counting, recall)
    found = await snapshot.get(Actor, ["act-0", "act-9", "act-1"])
    counting.reads.clear()
    assert await snapshot.get(Actor, ["act-9", "act-1", "act-0"]) == [found[1], found[2], found[0]]
    assert found[1] is None
    assert counting.reads == []


async def test_a_page_is_found_once_in_a_run(library: DocumentStore) -> None:
    await write_run(library, [agreement(f"agr-{n}", date=f"2026-01-0{n}") for n in range(1, 5)])
    counting, recall = CountingStore(library), Recall()
    rows = await (await Snapshot.current(counting, recall)).find(Agreement, *FIRST_TEN)
    counting.reads.clear()
    again = await Snapshot.current(counting, recall)
    assert await again.find(Agreement, *FIRST_TEN) == rows
    assert counting.reads == []
    assert len(await again.find(Agreement, Where(ge={"date": "2026-01-03"}), Order("date"))) == 2
    assert len(await again.find(Agreement, Where(any_of={"kind": ["contract"]}), Order("date"))) == 0
    assert [
        row.document.id for row in await again.find(Agreement, Where(), Order("date", descending=True), None, 1)
    ] == ["agr-4"]


async def test_a_page_that_was_given_can_be_changed_without_harm(library: DocumentStore) -> None:
    await write_run(library, [agreement("agr-1")])
    snapshot = await Snapshot.current(library, Recall())
    (await snapshot.find(Agreement, *FIRST_TEN)).clear()
    assert len(await snapshot.find(Agreement, *FIRST_TEN)) == 1


async def test_each_reader_sees_its_own_run(library: DocumentStore) -> None:
    recall = Recall()
    await write_run(library, [agreement("agr-1", "One"), agreement("agr-2", "Two")])
    old = await Snapshot.current(library, recall)
    before = await old.get(Agreement, ["agr-1", "agr-2"])
    await write_run(library, [agreement("agr-1", "Another"), agreement("agr-2", "Two"), agreement("agr-3", "Three")])
    new = await Snapshot.current(library, recall)

    ids = ["agr-1", "agr-2", "agr-3"]
    titles = [one and one.titles[0].text for one in await new.get(Agreement, ids)]
    assert titles == ["Another", "Two", "Three"]
    assert await old.get(Agreement, ids) == [*before, None]
    assert len(await old.find(Agreement, *FIRST_TEN)) == 2
    assert len(await new.find(Agreement, *FIRST_TEN)) == 3
    assert [one and one.titles[0].text for one in await new.get(Agreement, ids)] == titles


async def test_a_changed_article_is_read_anew(library: DocumentStore) -> None:
    await save(library, [article("art-1"), article("art-2")])
    counting, recall = CountingStore(library), Recall()
    await (await Snapshot.current(counting, recall)).get(Article, ["art-1", "art-2", "art-3"])
    counting.reads.clear()
    snapshot = await Snapshot.current(counting, recall)
    assert await snapshot.get(Article, ["art-1", "art-2", "art-3"]) == [article("art-1"), article("art-2"), None]
    assert counting.reads == []

    changed, new = article("art-1", "Tehran and Dushanbe sign.", revision=2), article("art-3", "Новый текст.")
    await save(library, [changed, new])
    assert await (await Snapshot.current(counting, recall)).get(Article, ["art-1", "art-2", "art-3"]) == [
        changed,
        article("art-2"),
        new,
    ]


async def test_what_was_read_while_an_article_changed_is_not_remembered(library: DocumentStore) -> None:
    await save(library, [article("art-1")])
    recall = Recall()
    await Snapshot.current(library, recall)

    class Slow(CountingStore):
        async def get(self, ids):  # type: ignore[no-untyped-def]
            found = await library.get(ids)
            if "art-1" in ids:
                await save(library, [article("art-1", "Changed meanwhile.", revision=2)])
                await Snapshot.current(library, recall)
            return found

    slow = await Snapshot.current(Slow(library), recall)
    assert await slow.get(Article, ["art-1"]) == [article("art-1")]
    (now,) = await (await Snapshot.current(library, recall)).get(Article, ["art-1"])
    assert now is not None
    assert now.raw == "Changed meanwhile."


async def test_after_many_changes_all_articles_are_read_anew(
    embedded: DocumentStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexing.storing.recall._FOLLOWED", 2)
    await save(embedded, [article("art-1")])
    recall = Recall()
    await (await Snapshot.current(embedded, recall)).get(Article, ["art-1"])
    await save(embedded, [article(f"art-{n}", f"{n}", revision=2) for n in range(9)])
    (found,) = await (await Snapshot.current(embedded, recall)).get(Article, ["art-1"])
    assert found == article("art-1", "1", revision=2)


async def test_memory_is_bounded_and_what_is_used_stays(embedded: DocumentStore) -> None:
    texts = [article(f"art-{n:03d}", "متن " * 500) for n in range(60)]
    await save(embedded, texts)
    counting, recall = CountingStore(embedded), Recall(budget=100_000)
    snapshot = await Snapshot.current(counting, recall)
    for text in texts:
        await snapshot.get(Article, [text.id, "art-000"])
    counting.reads.clear()
    await snapshot.get(Article, ["art-000", "art-059"])
    assert counting.reads == []
    await snapshot.get(Article, ["art-001"])
    assert counting.reads == ["get art-001"]
    weights = [generation.weight for generation in (recall._young, recall._old)]
    assert max(weights) <= 50_000
