"""A query is read in the words that the index knows: other spacing, one typing error, nothing that is in no entry."""

import pytest

from indexing.searching.port import SearchIndex
from indexing.searching.query import Group, MatchKind, Term
from indexing.searching.search import SearchRequest, search
from indexing.searching.understanding import understand
from indexing.vocabulary import Language
from tests.indexing.searching.engines import fill, passage

FA, EN, RU = Language.FA, Language.EN, Language.RU

TEXTS = {
    "customs": (FA, "گمرک‌خانهٔ سرخس شبانه‌روزی شد و کامیون‌های ترانزیتی از آن می‌گذرند."),
    "customs-again": (FA, "رئیس گمرک‌خانه گفت صف کامیون‌های ترانزیتی کوتاه شده است."),
    "house": (FA, "خانه‌های روستایی مرز سرخس بازسازی می‌شود."),
    "grain": (EN, "Both ministers signed a memorandum on grain storage and transit fees."),
    "energy": (EN, "The electricity ministry opened a storage tender."),
    "rail": (RU, "Министры подписали соглашение о железной дороге."),
}


@pytest.fixture
async def filled(index: SearchIndex) -> SearchIndex:
    await fill(index, [passage(key, seq, text) for seq, (key, text) in enumerate(TEXTS.items(), 1)])
    await search(index, SearchRequest("after all changes"), min_seq=len(TEXTS))
    return index


async def ids(index: SearchIndex, text: str) -> list[str]:
    return [hit.id for hit in (await search(index, SearchRequest(text))).hits]


def tokens(groups: tuple[Group, ...], name: str) -> list[set[str]]:
    return [
        {one.token for one in group.alternatives if isinstance(one, Term) and one.field == name}
        for group in groups
        if any(one.field == name for one in group.alternatives)
    ]


@pytest.mark.parametrize(
    "typed", ["گمرک‌خانه ترانزیتی", "گمرک خانه ترانزیتی", "گمرکخانه ترانزیتی", "گمرك خانه ترانزيتي"]
)
async def test_a_compound_is_found_however_its_parts_are_spaced(filled: SearchIndex, typed: str) -> None:
    assert set((await ids(filled, typed))[:2]) == {"customs", "customs-again"}


async def test_words_that_the_index_writes_as_one_are_read_so(filled: SearchIndex) -> None:
    assert await understand(filled, "گمرک خانه") == await understand(filled, "گمرک‌خانه")


async def test_words_that_it_never_writes_as_one_stay_apart(filled: SearchIndex) -> None:
    assert len(tokens((await understand(filled, "گمرک سرخس")).groups, "text_fa")) == 2


async def test_an_unknown_word_that_is_two_known_ones_is_read_as_these(filled: SearchIndex) -> None:
    assert await understand(filled, "مرزسرخس") == await understand(filled, "مرز‌سرخس")


@pytest.mark.parametrize(
    ("typed", "wanted", "meant"),
    [
        ("memorabdum", "grain", "memorandum"),
        ("mmeorandum", "grain", "memorandum"),
        ("memorndum", "grain", "memorandum"),
        ("memorrandum", "grain", "memorandum"),
        ("کانیون‌های ترانزیتی", "customs", None),
        ("سرحس", "house", "سرخس"),
        ("رسخس", "house", "سرخس"),
        ("соглашениг", "rail", "соглашение"),
        ("Memorabdum", "grain", "memorandum"),
    ],
)
async def test_a_word_with_one_typing_error_is_found(
    filled: SearchIndex, typed: str, wanted: str, meant: str | None
) -> None:
    page = await search(filled, SearchRequest(typed))
    assert wanted in [hit.id for hit in page.hits]
    if meant:
        assert page.meant[typed][0] == meant
        assert page.hits[0].matched_by == {MatchKind.SPELLING}


async def test_a_word_that_is_known_is_not_put_right(filled: SearchIndex) -> None:
    understood = await understand(filled, "storage signed")
    assert not understood.meant
    assert not any(one.kind is MatchKind.SPELLING for group in understood.groups for one in group.alternatives)


async def test_what_is_excluded_or_quoted_or_short_is_not_put_right(filled: SearchIndex) -> None:
    for typed in ("storage -memorabdum", '"memorabdum on"', "zq", "memorabd*", "۱۲۳۴"):
        assert not (await understand(filled, typed)).meant, typed


async def test_exact_matches_stay_before_those_of_another_spelling(index: SearchIndex) -> None:
    texts = ["The port of Anzali", "The post of Anzali", "The sport of Anzali", "The port of Astara"]
    await fill(index, [passage(f"p{seq}", seq, (EN, text)) for seq, text in enumerate(texts, 1)])
    page = await search(index, SearchRequest("pprt anzali"), min_seq=4)
    assert page.hits[0].matched_by == {MatchKind.EXACT, MatchKind.SPELLING}
    assert (await search(index, SearchRequest("port anzali"))).hits[0].id == "p1"


async def test_what_no_entry_holds_is_left_out_and_a_query_of_it_finds_nothing(filled: SearchIndex) -> None:
    understood = await understand(filled, "zzzzzzzz storage")
    unknown, storage, *_ = understood.groups
    assert unknown.alternatives == ()
    assert {one.field for one in storage.alternatives} == {"text_en"}
    assert await ids(filled, "zzzzzzzz") == []


async def test_a_beginning_finds_all_words_that_begin_so(filled: SearchIndex) -> None:
    assert set(await ids(filled, "minist*")) == {"grain", "energy"}
    assert set(await ids(filled, "ترانز*")) == {"customs", "customs-again"}
    assert await ids(filled, "minist* -tend*") == ["grain"]
    assert await ids(filled, "minist* memorandum") == ["grain", "energy"]


async def test_no_more_than_three_requests_for_any_query(filled: SearchIndex) -> None:
    asked = 0
    genuine = filled.frequencies

    async def counting(terms: list[Term]) -> list[int]:
        nonlocal asked
        asked += 1
        return await genuine(terms)

    filled.frequencies = counting  # type: ignore[method-assign, assignment]
    for typed, most in (("storage tender", 1), ("storage tendre", 3), ("گمرک خانه", 2), ("یبنتسن بیتسنب بیسبس", 3)):
        asked = 0
        await understand(filled, typed)
        assert asked <= most, typed


async def test_a_word_that_only_its_translation_finds_is_not_put_right(index: SearchIndex) -> None:
    texts = ((FA, "کشتی‌های گندم به بندر رسیدند."), (EN, "What the ports need is a railway."))
    await fill(index, [passage(f"pas-{seq}", seq, text) for seq, text in enumerate(texts, 1)])
    page = await search(index, SearchRequest("wheat"), min_seq=len(texts))
    assert not page.meant
    assert [(hit.id, hit.matched_by) for hit in page.hits] == [("pas-1", frozenset({MatchKind.TRANSLATION}))]


@pytest.mark.parametrize("typed", ["iraq", "Oman", "عمان", "نفت", "iron ore"])
async def test_a_word_of_the_beat_is_not_put_right_though_no_entry_holds_it(index: SearchIndex, typed: str) -> None:
    texts = [(EN, "Iran and Omar"), (FA, "همان که گفت"), (EN, "more of Iran")]
    await fill(index, [passage(f"p{seq}", seq, text) for seq, text in enumerate(texts, 1)])
    page = await search(index, SearchRequest(typed), min_seq=3)
    assert (page.meant, page.hits) == ({}, ())


async def test_no_function_word_was_meant(index: SearchIndex) -> None:
    await fill(index, [passage("p1", 1, (EN, "and there were these others"))])
    assert (await search(index, SearchRequest("therre thesse"), min_seq=1)).meant == {}


@pytest.mark.parametrize("typed", ["حمل و نقل", "حمل‌ونقل", "حمل‌و‌نقل"])
async def test_a_persian_compound_with_an_and_is_found_however_it_is_spaced(index: SearchIndex, typed: str) -> None:
    texts = ["وزارت حمل‌ونقل", "شرکت حمل‌و‌نقل", "قرارداد حمل و نقل", "بیمهٔ درمان"]
    await fill(index, [passage(f"p{seq}", seq, (FA, text)) for seq, text in enumerate(texts, 1)])
    page = await search(index, SearchRequest(typed), min_seq=4)
    assert {hit.id for hit in page.hits} == {"p1", "p2", "p3"}


@pytest.mark.parametrize("typed", ["گفتگو", "گفت‌وگو", "گفتگوها"])
async def test_a_persian_noun_of_two_verbs_is_found_with_its_and_or_without(index: SearchIndex, typed: str) -> None:
    texts = ["گفت‌وگوی دو وزیر", "گفتگوی دو وزیر", "دیدار دو وزیر"]
    await fill(index, [passage(f"p{seq}", seq, (FA, text)) for seq, text in enumerate(texts, 1)])
    page = await search(index, SearchRequest(typed), min_seq=3)
    assert {hit.id for hit in page.hits} == {"p1", "p2"}
