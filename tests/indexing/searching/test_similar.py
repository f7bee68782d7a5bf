"""Texts that tell of the same, on both engines."""

from dataclasses import replace

import pytest

from indexing.searching.port import Entry, EntryType, IndexHits, SearchIndex
from indexing.searching.query import IndexQuery
from indexing.searching.similar import MOST_TERMS, Text, similar
from indexing.vocabulary import Language
from tests.indexing.searching.engines import EN, FA, fill, passage

PASSAGE = EntryType.PASSAGE


def told(number: int, article: str, language: Language, words: str, original: str = "") -> Entry:
    return replace(passage(f"pas-{number}", number, (language, words)), story=article, reprint=original or article)


SAID = {
    1: (EN, "art-a", "", "Iran and Uzbekistan signed a memorandum on copper mining in Navoi"),
    2: (EN, "art-b", "", "A copper mine in Navoi is what the memorandum with Uzbekistan is about"),
    3: (EN, "art-c", "art-a", "Iran and Uzbekistan signed a memorandum on copper mining in Navoi today"),
    4: (EN, "art-a", "", "Copper mining in Navoi began long ago, the minister said"),
    5: (EN, "art-d", "", "The ministers spoke of visas for pilgrims"),
    6: (FA, "art-e", "", "ایران و ازبکستان درباره معدن مس در نوایی تفاهم‌نامه امضا کردند"),
    7: (FA, "art-f", "", "تفاهم‌نامه معدن مس نوایی میان ایران و ازبکستان"),
    8: (FA, "art-g", "", "گفت‌وگو درباره روادید زائران"),
    9: (EN, "art-h", "art-b", "A copper mine in Navoi is what the memorandum with Uzbekistan was about"),
}


@pytest.fixture
async def mining(index: SearchIndex) -> SearchIndex:
    await fill(index, [told(n, article, lang, text, original) for n, (lang, article, original, text) in SAID.items()])
    await index.search(IndexQuery(), min_seq=9)
    return index


def text_of(number: int) -> Text:
    language, _, _, words = SAID[number]
    return Text(f"pas-{number}", PASSAGE, language, words)


async def test_the_same_story_elsewhere_is_found_without_its_own_article_and_reprints(mining: SearchIndex) -> None:
    first, third, persian = await similar(mining, [text_of(1), text_of(3), text_of(6)], 5)
    assert {"pas-2", "pas-9"} & set(first)
    assert not {"pas-1", "pas-3", "pas-4"} & {*first, *third}
    assert len({"pas-2", "pas-9"} & set(first)) == 1
    assert third[0] == first[0]
    assert set(third) <= set(first)
    assert persian[0] == "pas-7"
    assert "pas-6" not in persian


STORIES = {
    1: (
        EN,
        "art-a",
        "Türkiye and Uzbekistan signed a memorandum on critical minerals, Laziz Kudratov said",
    ),
    2: (FA, "art-b", "ترکیه و ازبکستان تفاهم‌نامه مواد معدنی حیاتی امضا کردند؛ لزیز قدرتف از آن خبر داد"),
    3: (EN, "art-c", "Snow fell in the mountains and closed a road, rangers said"),
    4: (FA, "art-d", "صدور خدمات فنی و مهندسی به کشورهای همسایه رشد کرد"),
    5: (EN, "art-e", "Engineers build a road to the sea, the company said of its services"),
    6: (EN, "art-f", "Snow is rare in the capital, and children like it"),
    7: (FA, "art-g", "باد و باران در کوهستان ادامه دارد"),
    8: (FA, "art-h", "لزیز قدرتف به تهران آمد"),
    9: (EN, "art-i", "Uzbekistan and Türkiye: minerals"),
}


@pytest.fixture
async def stories(index: SearchIndex) -> SearchIndex:
    await fill(index, [told(n, article, lang, text) for n, (lang, article, text) in STORIES.items()])
    await index.search(IndexQuery(), min_seq=len(STORIES))
    return index


async def test_the_same_story_is_found_in_the_other_language(stories: SearchIndex) -> None:
    english, persian = [Text(f"pas-{n}", PASSAGE, STORIES[n][0], STORIES[n][2]) for n in (1, 2)]
    found = await similar(stories, [english, persian], 5)
    assert "pas-2" in found[0]
    assert "pas-1" in found[1]


async def test_a_text_that_shares_a_word_does_not_tell_of_the_same(stories: SearchIndex) -> None:
    texts = [Text(f"pas-{n}", PASSAGE, STORIES[n][0], STORIES[n][2]) for n in (3, 4, 5, 6, 7)]
    assert await similar(stories, texts, 5) == [[]] * len(texts)


async def test_words_of_other_languages_are_not_translated_as_english(index: SearchIndex) -> None:
    turkish, persian = "art oil land war seed", "هنر نفت زمین جنگ بذر"
    await fill(index, [told(1, "art-a", Language.TR, turkish), told(2, "art-b", FA, persian)])
    await index.search(IndexQuery(), min_seq=2)
    asked = [Text("pas-1", PASSAGE, Language.TR, turkish)]
    assert await similar(index, asked, 5) == [[]]


async def test_a_text_that_the_index_does_not_hold_is_compared_with_all(mining: SearchIndex) -> None:
    new = Text("pas-new", PASSAGE, EN, "A memorandum with Uzbekistan on copper from Navoi")
    (found,) = await similar(mining, [new], 9)
    assert {"pas-6", "pas-7"} <= set(found)


async def test_no_more_are_given_than_wanted_and_none_for_a_text_without_telling_words(mining: SearchIndex) -> None:
    assert [len(one) for one in await similar(mining, [text_of(2)], 1)] == [1]
    assert await similar(mining, [Text("pas-5", PASSAGE, EN, "xyzzy"), Text("pas-8", PASSAGE, FA, "")], 5) == [[], []]
    assert await similar(mining, [], 5) == []


async def test_any_number_of_texts_costs_two_requests(index: SearchIndex) -> None:
    asked: list[object] = []

    class Watched:
        async def frequencies(self, terms: list[object]) -> list[int]:
            asked.append("frequencies")
            return [5] * len(terms)

        async def search_many(self, queries: list[IndexQuery]) -> list[IndexHits]:
            asked.append("search_many")
            assert all(len(query.groups) <= MOST_TERMS for query in queries)
            return await index.search_many(queries)

    await fill(index, [told(1, "art-a", EN, "copper")])
    long = Text("pas-0", PASSAGE, EN, " ".join(f"word{n}" for n in range(1_000)))
    await similar(Watched(), [long, *(text_of(n) for n in SAID)], 5)  # type: ignore[arg-type]
    assert asked == ["frequencies", "search_many"]
