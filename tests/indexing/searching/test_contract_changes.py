"""What every search engine adapter does with changes: each once, never backwards, and the cursor behind them."""

import asyncio
from dataclasses import replace

import pytest

from indexing.searching.parse import parse
from indexing.searching.port import Entry, IndexState, Removal, RetryableError, SearchIndex
from indexing.searching.query import IndexQuery
from tests.indexing.searching.engines import EN, FA, FINGERPRINT, Opener, fill, found, passage


async def test_a_new_index_is_empty_and_at_the_beginning_of_the_feed(index: SearchIndex) -> None:
    assert (await index.open(FINGERPRINT)).state is IndexState.EMPTY
    assert await index.cursor() == 0
    assert await found(index, "گمرک") == []
    assert await index.versions("", 10) == []


async def test_entries_and_cursor_outlive_the_handle(opening: Opener) -> None:
    first = await opening()
    await fill(first, [passage("pas-1", 7, (FA, "گمرک سرخس"))])
    await first.close()
    again = await opening()
    assert (await again.open(FINGERPRINT)).state is IndexState.READY
    assert await again.cursor() == 7
    assert await found(again, "سرخس") == ["pas-1"]


async def test_applying_a_batch_twice_is_applying_it_once(index: SearchIndex) -> None:
    batch: list[Entry | Removal] = [passage("pas-1", 1, (EN, "Grain barge")), passage("pas-2", 2, (EN, "Grain silo"))]
    batch.append(Removal("pas-1", 3))
    await index.open(FINGERPRINT)
    for _ in range(2):
        assert await index.apply(batch, 3) == []
    assert await found(index, "grain") == ["pas-2"]
    assert await index.versions("", 10) == [("pas-2", 2)]


async def test_an_older_version_never_overwrites_a_newer_one(index: SearchIndex) -> None:
    await fill(index, [passage("pas-1", 5, (FA, "نسخه تازه"))])
    await index.apply([passage("pas-1", 4, (FA, "نسخه کهنه"))], 5)
    assert await found(index, "کهنه") == []
    assert await found(index, "تازه") == ["pas-1"]


async def test_an_entry_that_was_removed_stays_so_when_an_older_version_arrives_late(index: SearchIndex) -> None:
    await fill(index, [passage("pas-1", 1, (EN, "Visa waiver"))])
    await index.apply([Removal("pas-1", 3)], 3)
    await index.apply([passage("pas-1", 2, (EN, "Visa waiver"))], 3)
    assert await found(index, "visa") == []
    await index.apply([passage("pas-1", 4, (EN, "Visa waiver"))], 4)
    assert await found(index, "visa") == ["pas-1"]


async def test_a_removal_of_what_was_never_there_is_remembered_too(index: SearchIndex) -> None:
    await index.open(FINGERPRINT)
    await index.apply([Removal("pas-1", 3)], 3)
    await index.apply([passage("pas-1", 2, (EN, "Visa waiver"))], 3)
    assert await index.versions("", 10) == []


async def test_the_last_of_several_versions_in_one_batch_counts(index: SearchIndex) -> None:
    await fill(index, [passage("pas-1", 1, (EN, "draft")), passage("pas-1", 2, (EN, "final"))])
    assert (await found(index, "draft"), await found(index, "final")) == ([], ["pas-1"])


async def test_a_refused_entry_is_named_and_does_not_hold_up_the_others(index: SearchIndex) -> None:
    await index.open(FINGERPRINT)
    half = "\ud83d"
    batch = [
        passage("pas-1", 1, (EN, "Railway link")),
        passage("pas-2", 2, (EN, "Railway link"), colour="red"),
        passage("pas-3", 3, (EN, f"Railway {half}")),
        passage("_cursor", 4, (EN, "Railway link")),
        passage("p" * 513, 5, (EN, "Railway link")),
        passage("pas-6", 6, (EN, "Railway link"), date="tomorrow"),
        passage("pas-7", -7, (EN, "Railway link")),
        passage("pas-8", 8, (EN, "Railway link"), country=""),
        passage("pas-9", 9, (FA, "راه‌آهن")),
    ]
    rejected = await index.apply(batch, 9)
    assert [one.id for one in rejected] == ["pas-2", "pas-3", "_cursor", "p" * 513, "pas-6", "pas-7", "pas-8"]
    assert "colour" in rejected[0].reason
    assert all(one.reason for one in rejected)
    assert await index.versions("", 10) == [("pas-1", 1), ("pas-9", 9)]
    assert await index.cursor() == 9


async def test_a_search_that_must_see_a_change_waits_for_it(index: SearchIndex) -> None:
    await fill(index, [passage("pas-1", 1, (EN, "first harvest"))])
    asked = asyncio.create_task(found_after(index, "second", 2))
    await asyncio.sleep(0)
    await index.apply([passage("pas-2", 2, (EN, "second harvest"))], 2)
    assert await asked == ["pas-2"]


async def found_after(index: SearchIndex, text: str, seq: int) -> list[str]:
    return [hit.id for hit in (await index.search(IndexQuery(parse(text)), min_seq=seq)).hits]


async def test_a_change_that_does_not_come_is_a_retryable_error(
    index: SearchIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexing.searching.tantivy.index.PATIENCE", 0.01)
    monkeypatch.setattr("indexing.searching.elastic.index.PATIENCE", 0.01)
    await fill(index, [passage("pas-1", 1, (EN, "harvest"))])
    with pytest.raises(RetryableError, match="not yet reached change 9"):
        await found_after(index, "harvest", 9)


async def test_versions_are_all_ids_in_order_page_by_page(index: SearchIndex) -> None:
    await fill(index, [passage(f"pas-{n:03d}", n, (EN, "wheat")) for n in range(1, 26)])
    await index.apply([Removal("pas-010", 26)], 26)
    seen: list[tuple[str, int]] = []
    while page := await index.versions(seen[-1][0] if seen else "", 7):
        assert len(page) <= 7
        seen += page
    assert seen == [(f"pas-{n:03d}", n) for n in range(1, 26) if n != 10]
    assert (await index.versions("pas-0245", 7)) == [("pas-025", 25)]


async def test_a_rebuild_is_filled_beside_while_the_old_index_serves(opening: Opener) -> None:
    index = await opening()
    await fill(index, [passage("pas-1", 1, (EN, "old cotton"))])
    beside = await index.begin_rebuild(FINGERPRINT)
    assert await beside.cursor() == 0
    await beside.apply([passage("pas-2", 2, (EN, "new cotton"))], 2)
    assert await found(index, "cotton") == ["pas-1"]
    assert await found(beside, "cotton") == ["pas-2"]
    await beside.promote()
    assert await found(index, "cotton") == ["pas-2"]
    assert await index.cursor() == 2
    await beside.close()
    assert await found(index, "cotton") == ["pas-2"]


async def test_a_rebuild_that_was_given_up_changes_nothing(opening: Opener) -> None:
    index = await opening()
    await fill(index, [passage("pas-1", 1, (EN, "cotton"))])
    beside = await index.begin_rebuild(FINGERPRINT)
    await beside.apply([passage("pas-2", 2, (EN, "cotton"))], 2)
    await beside.close()
    await index.close()
    again = await opening()
    assert (await again.open(FINGERPRINT)).state is IndexState.READY
    assert await found(again, "cotton") == ["pas-1"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"analysis_version": "0"}, "another version"),
        ({"mapping_version": "0"}, "another version"),
        ({"store_id": "x"}, "store"),
    ],
)
async def test_an_index_made_from_something_else_is_rebuilt_never_served(
    opening: Opener, change: dict[str, str], reason: str
) -> None:
    first = await opening()
    await first.open(replace(FINGERPRINT, **change))
    await first.apply([passage("pas-1", 1, (EN, "cotton"))], 1)
    await first.close()
    index = await opening()
    opened = await index.open(FINGERPRINT)
    assert opened.state is IndexState.REBUILD
    assert reason in opened.reason
    with pytest.raises(RetryableError, match="must be rebuilt"):
        await found(index, "cotton")
    beside = await index.begin_rebuild(FINGERPRINT)
    await beside.apply([passage("pas-2", 1, (EN, "cotton"))], 1)
    await beside.promote()
    assert await found(index, "cotton") == ["pas-2"]
    await index.close()
    again = await opening()
    assert (await again.open(FINGERPRINT)).state is IndexState.READY
