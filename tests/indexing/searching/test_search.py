"""Pages of hits and their cursors."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexing.searching.port import EntryType, IndexHit, IndexHits, SearchIndex
from indexing.searching.query import IndexQuery, Term
from indexing.searching.search import LAST_RANK, BadRequest, SearchPage, SearchRequest, search
from indexing.searching.trail import REMEMBERED
from tests.indexing.searching.engines import EN, fill, passage


class Ranking:
    """An index whose result is the list `ids`, whatever is asked."""

    def __init__(self, ids: list[str]) -> None:
        self.ids = ids
        self.asked: list[IndexQuery] = []

    async def search(self, query: IndexQuery, min_seq: int = 0) -> IndexHits:
        self.asked.append(query)
        page = self.ids[query.offset : query.offset + query.limit]
        return IndexHits(tuple(IndexHit(one, EntryType.PASSAGE, 1.0) for one in page), len(self.ids))

    async def frequencies(self, terms: Sequence[Term]) -> list[int]:
        return [1] * len(terms)


async def page(index: object, after: str | None = None, first: int = 10, text: str = "grain") -> SearchPage:
    return await search(index, SearchRequest(text, first=first, after=after))  # type: ignore[arg-type]


def ids_of(found: SearchPage) -> list[str]:
    return [hit.id for hit in found.hits]


async def test_pages_join_up_and_the_last_one_says_so() -> None:
    index = Ranking([f"pas-{n:02d}" for n in range(25)])
    seen: list[str] = []
    after = None
    sizes = []
    while True:
        found = await page(index, after)
        seen += ids_of(found)
        sizes.append((len(found.hits), found.has_next, found.total))
        if not found.has_next:
            break
        after = found.hits[-1].cursor
    assert seen == index.ids
    assert sizes == [(10, True, 25), (10, True, 25), (5, False, 25)]


async def test_documents_that_arrive_or_leave_between_two_pages_neither_repeat_nor_hide_a_hit() -> None:
    index = Ranking([f"pas-{n:02d}" for n in range(30)])
    first = await page(index)
    index.ids[0:0] = ["new-1", "new-2"]
    second = await page(index, first.hits[-1].cursor)
    assert ids_of(second) == ["new-1", "new-2", *(f"pas-{n}" for n in range(10, 18))]
    del index.ids[0:8]
    third = await page(index, second.hits[-1].cursor, first=20)
    assert ids_of(third) == [f"pas-{n}" for n in range(18, 30)]


async def test_behind_more_hits_than_a_cursor_remembers_a_page_goes_on_where_the_last_of_them_stand() -> None:
    index = Ranking([f"pas-{n:04d}" for n in range(2_000)])
    after = (await page(index, first=REMEMBERED * 3)).hits[-1].cursor
    assert index.asked[-1].offset == 0
    index.ids[0:0] = [f"new-{n:03d}" for n in range(REMEMBERED // 2 + 50)]
    seen = await page(index, after, first=20)
    assert ids_of(seen) == [f"pas-{n:04d}" for n in range(REMEMBERED * 3, REMEMBERED * 3 + 20)]
    del index.ids[0 : REMEMBERED // 2 + 100]
    assert ids_of(await page(index, seen.hits[-1].cursor, first=1)) == [f"pas-{REMEMBERED * 3 + 20:04d}"]
    assert index.asked[-1].limit < 3 * REMEMBERED
    assert len(seen.hits[-1].cursor) < 1_500


@settings(max_examples=100, deadline=None)
@given(st.integers(), st.integers(1, 9))
async def test_whatever_arrives_leaves_or_moves_every_hit_is_seen_once(seed: int, first: int) -> None:
    chance = random.Random(seed)
    staying = [f"pas-{n:02d}" for n in range(60)]
    index = Ranking([*staying, *(f"old-{n}" for n in range(10))])
    seen: list[str] = []
    after = None
    while True:
        chance.shuffle(index.ids)
        found = await page(index, after, first)
        seen += ids_of(found)
        if not found.has_next:
            break
        after = found.hits[-1].cursor
        index.ids = [one for one in index.ids if one in staying or chance.random() < 0.9]
        index.ids += [f"new-{len(seen)}"] * (len(seen) < 100)
    assert len(seen) == len(set(seen))
    assert set(staying) <= set(seen)


async def test_a_page_goes_on_at_its_rank_when_the_hit_seen_last_is_gone() -> None:
    index = Ranking([f"pas-{n:02d}" for n in range(30)])
    first = await page(index)
    index.ids.remove("pas-09")
    assert ids_of(await page(index, first.hits[-1].cursor))[0] in ("pas-10", "pas-11")


async def test_every_hit_has_a_cursor_of_its_own_to_go_on_from() -> None:
    index = Ranking([f"pas-{n:02d}" for n in range(12)])
    first = await page(index)
    for number, hit in enumerate(first.hits, 1):
        assert ids_of(await page(index, hit.cursor))[0] == index.ids[number]


async def test_a_cursor_belongs_to_its_search() -> None:
    index = Ranking(["pas-1", "pas-2", "pas-3"])
    cursor = (await page(index, first=1)).hits[0].cursor
    assert ids_of(await page(index, cursor, first=2)) == ["pas-2", "pas-3"]
    with pytest.raises(BadRequest, match="another search"):
        await page(index, cursor, text="barley")


@pytest.mark.parametrize("cursor", ["", "!", "YQ", "W10", "WzIsImEiLDEsImIiXQ", "سلام", "A" * 30, "Ag" + "A" * 13])
async def test_a_broken_cursor_is_refused(cursor: str) -> None:
    with pytest.raises(BadRequest, match="broken"):
        await page(Ranking(["pas-1"]), cursor)


async def test_unknown_filters_and_empty_pages_are_refused() -> None:
    with pytest.raises(BadRequest, match="colour"):
        await search(Ranking([]), SearchRequest("x", filters={"colour": ("red",)}))  # type: ignore[arg-type]
    with pytest.raises(BadRequest, match="at least 1"):
        await page(Ranking([]), first=0)


async def test_a_text_without_words_finds_nothing_and_an_empty_one_everything() -> None:
    index = Ranking(["pas-1"])
    assert ids_of(await page(index, text="؟!")) == []
    assert index.asked == []
    assert ids_of(await page(index, text="  ")) == ["pas-1"]
    assert index.asked[0].groups == ()


async def test_no_more_is_asked_than_an_engine_shows() -> None:
    index = Ranking([f"pas-{n:05d}" for n in range(LAST_RANK + 50)])
    after = None
    for _ in range(LAST_RANK // 1_000):
        found = await page(index, after, first=1_000)
        after = found.hits[-1].cursor
    assert not found.has_next
    assert found.hits[-1].id == f"pas-{LAST_RANK - 1:05d}"
    assert ids_of(await page(index, after)) == []
    assert all(query.limit > 0 and query.offset + query.limit <= LAST_RANK for query in index.asked)


async def test_types_and_filters_narrow_a_search_on_both_engines(index: SearchIndex) -> None:
    await fill(
        index,
        [
            passage("pas-1", 1, (EN, "grain port"), date="2026-01-05", country="IR"),
            passage("pas-2", 2, (EN, "grain port"), date="2026-02-05", country="UZ"),
            passage("act-3", 3, (EN, "grain port"), kind=EntryType.ACTOR, country="IR"),
        ],
    )

    async def found(**wanted: object) -> list[str]:
        return sorted(ids_of(await search(index, SearchRequest("grain", **wanted), min_seq=3)))  # type: ignore[arg-type]

    assert await found() == ["act-3", "pas-1", "pas-2"]
    assert await found(types=(EntryType.PASSAGE,)) == ["pas-1", "pas-2"]
    assert await found(filters={"country": ("IR",)}) == ["act-3", "pas-1"]
    assert await found(date_from="2026-01", date_to="2026-02") == ["pas-1"]
