"""What every engine finds in one language by words of the other."""

import pytest

from indexing.searching.port import SearchIndex
from indexing.searching.query import MatchKind
from indexing.searching.search import SearchRequest, search
from tests.indexing.searching.engines import EN, FA, fill, passage


@pytest.fixture
async def coverage(index: SearchIndex) -> SearchIndex:
    entries = [
        passage("pas-1", 1, (FA, "ایران و ازبکستان تفاهم‌نامهٔ همکاری در صنعت فولاد امضا کردند."), language="fa"),
        passage("pas-2", 2, (FA, "باران در کوه‌های البرز بارید."), language="fa"),
        passage("pas-3", 3, (EN, "Armenia and Georgia signed a protocol on rail transit."), language="en"),
        passage("pas-4", 4, (EN, "The joint commission met in Yerevan."), language="en"),
    ]
    await fill(index, entries)
    return index


async def found(index: SearchIndex, text: str) -> list[tuple[str, frozenset[MatchKind]]]:
    page = await search(index, SearchRequest(text), await index.cursor())
    return [(hit.id, hit.matched_by) for hit in page.hits]


async def test_english_words_find_persian_passages(coverage: SearchIndex) -> None:
    (first, kinds), *_ = await found(coverage, "steel memorandum Uzbekistan")
    assert first == "pas-1"
    assert MatchKind.TRANSLATION in kinds


async def test_persian_words_find_english_passages(coverage: SearchIndex) -> None:
    assert (await found(coverage, "پروتکل ترانزیت ریلی گرجستان"))[0][0] == "pas-3"
    assert (await found(coverage, "کمیسیون مشترک"))[0][0] == "pas-4"


async def test_words_that_only_share_a_stem_with_a_translation_are_not_found(index: SearchIndex) -> None:
    entries = [
        passage("pas-1", 1, (FA, "هیئت ارمنستان ماه گذشته وارد باتومی شد."), language="fa"),
        passage("pas-2", 2, (FA, "صید ماهی و واردات گندم بیشتر شد."), language="fa"),
        passage("pas-3", 3, (EN, "An important port was used by Georgia."), language="en"),
    ]
    await fill(index, entries)
    assert await found(index, "fish") == [("pas-2", frozenset({MatchKind.TRANSLATION}))]
    assert {key for key, kinds in await found(index, "import") if MatchKind.TRANSLATION in kinds} == {"pas-2"}
    assert [key for key, _ in await found(index, "واردات گندم")] == ["pas-2", "pas-1"]
    assert await found(index, "آمریکا") == []


async def test_a_word_in_the_reader_s_own_language_is_no_translation(coverage: SearchIndex) -> None:
    ((first, kinds),) = await found(coverage, "commission")
    assert first == "pas-4"
    assert MatchKind.TRANSLATION not in kinds


async def test_a_phrase_and_an_excluded_word_mean_what_is_typed_and_not_its_translation(coverage: SearchIndex) -> None:
    assert [key for key, _ in await found(coverage, "memorandum steel")] == ["pas-1"]
    assert [key for key, _ in await found(coverage, "memorandum -steel")] == ["pas-1"]
    assert await found(coverage, "memorandum -فولاد") == []
    assert [key for key, _ in await found(coverage, '"joint commission"')] == ["pas-4"]
    assert await found(coverage, "«joint commission» «صنعت فولاد»") == []
    assert await found(coverage, '"steel industry"') == []


async def test_words_that_mean_nothing_else_find_nothing_else(coverage: SearchIndex) -> None:
    assert await found(coverage, "xylophone") == []
