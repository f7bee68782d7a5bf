"""What every search engine adapter finds: the same, in the same order, in Persian and in English."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexing.searching.parse import parse
from indexing.searching.port import EntryField, EntryType, SearchIndex
from indexing.searching.query import Group, IndexQuery, Occur, Phrase, Term
from tests.indexing.searching.elastic import needs_elasticsearch
from tests.indexing.searching.engines import EN, FA, fill, found, opener, passage

MUST, SHOULD, MUST_NOT = Occur.MUST, Occur.SHOULD, Occur.MUST_NOT


def one_of(*words: str, occur: Occur = SHOULD) -> Group:
    return Group(tuple(Term("text_en", word) for word in words), occur)


async def ids(index: SearchIndex, *groups: Group, **query: object) -> list[str]:
    asked = IndexQuery(groups, **query)  # type: ignore[arg-type]
    return [hit.id for hit in (await index.search(asked, min_seq=await index.cursor())).hits]


@pytest.fixture
async def harbour(index: SearchIndex) -> SearchIndex:
    entries = [
        passage("pas-1", 1, (EN, "ship port grain"), date="2026-01-15", language="en", country="IR"),
        passage("pas-2", 2, (EN, "ship port"), date="2026-01", language="en", country="UZ"),
        passage("pas-3", 3, (EN, "port rail"), date="2026", language="en"),
        passage("pas-4", 4, (FA, "بندر و کشتی"), language="fa", country="IR"),
        passage("agr-5", 5, (EN, "rail"), date="2026-02-01", kind=EntryType.AGREEMENT, country="IR"),
    ]
    await fill(index, entries)
    return index


async def test_should_groups_add_up_and_one_has_to_match(harbour: SearchIndex) -> None:
    assert await ids(harbour, one_of("grain"), one_of("port")) == ["pas-1", "pas-2", "pas-3"]


async def test_a_must_group_is_required_and_a_should_group_then_only_ranks(harbour: SearchIndex) -> None:
    assert await ids(harbour, one_of("port", occur=MUST), one_of("rail")) == ["pas-3", "pas-2", "pas-1"]


async def test_a_must_not_group_excludes(harbour: SearchIndex) -> None:
    assert await ids(harbour, one_of("port"), one_of("ship", occur=MUST_NOT)) == ["pas-3"]
    assert await ids(harbour, one_of("port", occur=MUST_NOT)) == ["agr-5", "pas-4"]


async def test_a_group_without_alternatives_matches_nothing(harbour: SearchIndex) -> None:
    assert await ids(harbour, Group(())) == []
    assert await ids(harbour, one_of("port"), Group((), MUST)) == []


async def test_of_the_alternatives_of_a_group_the_best_counts_not_the_sum(harbour: SearchIndex) -> None:
    async def scores(*groups: Group) -> dict[str, float]:
        hits = await harbour.search(IndexQuery(groups), min_seq=5)
        return {hit.id: hit.score for hit in hits.hits}

    both, first, second = (
        await scores(one_of("ship", "grain")),
        await scores(one_of("ship")),
        await scores(one_of("grain")),
    )
    assert both["pas-1"] == pytest.approx(max(first["pas-1"], second["pas-1"]), rel=1e-4)


async def test_no_group_at_all_finds_everything_in_order_of_ids(harbour: SearchIndex) -> None:
    assert await ids(harbour) == ["agr-5", "pas-1", "pas-2", "pas-3", "pas-4"]
    assert await ids(harbour, limit=2, offset=1) == ["pas-1", "pas-2"]


async def test_what_only_excludes_finds_the_others_in_order_of_ids(index: SearchIndex) -> None:
    chance = random.Random(4)
    keys = [f"pas-{number:03d}" for number in range(150)]
    entries = [passage(key, seq, (EN, "port")) for seq, key in enumerate(chance.sample(keys, len(keys)), 1)]
    await fill(index, [*entries, passage("pas-x", 151, (EN, "steel"))])
    excluded = one_of("steel", occur=MUST_NOT)
    assert await ids(index, excluded, limit=120) == keys[:120]
    assert await ids(index, excluded, limit=40, offset=120) == keys[120:]


async def test_filters_must_all_hold_and_any_value_of_one_will_do(harbour: SearchIndex) -> None:
    assert await ids(harbour, filters={"country": ("IR", "UZ"), "language": ("en",)}) == ["pas-1", "pas-2"]
    assert await ids(harbour, filters={"country": ("IR",), "type": ("agreement",)}) == ["agr-5"]
    assert await ids(harbour, one_of("rail"), filters={"country": ("KZ",)}) == []


async def test_filters_do_not_change_scores(harbour: SearchIndex) -> None:
    plain = await harbour.search(IndexQuery((one_of("rail"),)), min_seq=5)
    filtered = await harbour.search(IndexQuery((one_of("rail"),), {"country": ("IR",)}), min_seq=5)
    assert filtered.hits[0].score == pytest.approx({hit.id: hit.score for hit in plain.hits}["agr-5"])


@pytest.mark.parametrize(
    ("date_from", "date_to", "expected"),
    [
        ("2026-01", "", ["agr-5", "pas-1", "pas-2"]),
        ("2026", "2026-02", ["pas-1", "pas-2", "pas-3"]),
        ("", "2026-01", ["pas-3"]),
        ("2026-01-15", "2026-02-01", ["pas-1"]),
        ("2027", "", []),
    ],
)
async def test_dates_are_compared_as_precisely_as_they_are_given(
    harbour: SearchIndex, date_from: str, date_to: str, expected: list[str]
) -> None:
    assert await ids(harbour, date_from=date_from, date_to=date_to) == expected


async def test_equal_scores_are_ordered_by_id_and_pages_join_up(index: SearchIndex) -> None:
    await fill(index, [passage(f"pas-{n:02d}", 100 - n, (EN, "identical wording")) for n in range(30)])
    expected = [f"pas-{n:02d}" for n in range(30)]
    assert await found(index, "wording", limit=30) == expected
    pages = [await found(index, "wording", limit=7, offset=offset) for offset in range(0, 35, 7)]
    assert [entry_id for page in pages for entry_id in page] == expected


async def test_the_total_counts_all_matches_whatever_the_page(harbour: SearchIndex) -> None:
    hits = await harbour.search(IndexQuery((one_of("port"),), limit=1), min_seq=5)
    assert (len(hits.hits), hits.total, hits.total_is_exact) == (1, 3, True)


async def test_a_phrase_needs_its_words_in_order_and_holes_in_their_place(index: SearchIndex) -> None:
    await fill(
        index,
        [
            passage("pas-1", 1, (EN, "The ministry of energy signed.")),
            passage("pas-2", 2, (EN, "Energy ministry officials")),
            passage("pas-3", 3, (EN, "The energy ministry of both")),
        ],
    )
    assert await ids(index, Group((Phrase("text_en", ("energi", "ministri")),))) == ["pas-2", "pas-3"]
    assert await ids(index, Group((Phrase("text_en", ("ministri", "energi"), 1.0, (0, 2)),))) == ["pas-1"]
    assert await ids(index, Group((Phrase("text_en", ("ministri", "energi")),))) == []


async def test_a_phrase_does_not_span_two_texts_of_an_entry(index: SearchIndex) -> None:
    await fill(index, [passage("agr-1", 1, (EN, "joint customs"), (EN, "committee meeting"))])
    assert await found(index, '"joint customs"') == ["agr-1"]
    assert await found(index, '"customs committee"') == []


SPELLINGS = [
    ("وزیر کشاورزی تفاهم‌نامه را امضا کرد", "وزير كشاورزي"),
    ("وزير كشاورزي تفاهم‌نامه را امضا كرد", "وزیر کشاورزی"),
    ("دو کشور تفاهم‌نامه گمرکی دارند", "تفاهمنامه"),
    ("دو کشور تفاهمنامه گمرکی دارند", "تفاهم‌نامه"),
    ("دو کشور تفاهم نامه گمرکی دارند", "تفاهم‌نامه"),
    ("قراردادهای تازه", "قرارداد"),
    ("قــرارداد ۱۴۰۴", "قرارداد 1404"),
    ("اجلاس ١٤٠٤ تهران", "۱۴۰۴"),
    ("مُعاهِدهٔ مرزی", "معاهده"),
    ("ﻗﺮﺍﺭﺩﺍﺩ ترانزیت", "قرارداد"),
    ("شرکت IMIDRO و همتای ازبک", "imidro"),
    ("The U.S. Treasury’s envoys", "US treasury"),
    ("Sa'adabad complex", "saadabad"),
    ("Agreements on technology", "agreement technologies"),
]


@pytest.mark.parametrize(("text", "query"), SPELLINGS)
async def test_every_spelling_finds_every_other(index: SearchIndex, text: str, query: str) -> None:
    language = FA if any("\u0600" <= c <= "\u06ff" or c >= "\ufe70" for c in text) else EN
    await fill(
        index, [passage("pas-1", 1, (language, text)), passage("pas-2", 2, (language, "سخن دیگر / other words"))]
    )
    assert await found(index, query) == ["pas-1"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("گمرک", ["pas-1", "pas-2", "pas-3"]),
        ("«کمیسیون مشترک گمرکی»", ["pas-1"]),
        ('"کمیسیون مشترک" گمرک', ["pas-1", "pas-3"]),
        ("گمرک -کمیسیون", ["pas-2"]),
        ("بندر OR سرخس", ["pas-2", "pas-4"]),
        ("-کمیسیون", ["pas-2", "pas-4"]),
        ("در", ["pas-2"]),
    ],
)
async def test_what_people_type(index: SearchIndex, query: str, expected: list[str]) -> None:
    await fill(
        index,
        [
            passage("pas-1", 1, (FA, "کمیسیون مشترک گمرکی")),
            passage("pas-2", 2, (FA, "گمرک در سرخس است")),
            passage("pas-3", 3, (FA, "کمیسیون مشترک و گمرک‌های مرزی")),
            passage("pas-4", 4, (FA, "بندر خشک")),
        ],
    )
    assert sorted(await found(index, query)) == expected


async def test_a_word_in_the_title_counts_more_than_in_the_text(index: SearchIndex) -> None:
    await fill(
        index,
        [
            passage("art-1", 1, (EN, "transit report"), title="weekly news"),
            passage("art-2", 2, (EN, "weekly news"), title="transit report"),
        ],
    )
    assert await found(index, "transit") == ["art-2", "art-1"]


#: Letters of several scripts, and every sign that means something in a query language.
TYPED = st.text(st.sampled_from('کتاب‌خانه یكi İß "«»“-−OR+*?~^\\/()[]{}:!&|<>=_\n\t\x00\u200f😀日 ۱2'), max_size=40)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.sampled_from('کتاب‌خانه یكi İß "«»“-−OR+*?~^\\/()[]{}:!&|<>=_\n\t\x00\u200f😀日 ۱2'), max_size=40)
)
async def test_whatever_is_typed_is_safe(harbour: SearchIndex, text: str) -> None:
    await harbour.search(IndexQuery(parse(text)))


FA_WORDS = ("گمرک", "بندر", "تجارت", "ترانزیت", "راه‌آهن", "قرارداد", "وزیر", "توافق", "کشتی", "گندم", "فولاد", "معدن")
EN_WORDS = ("customs", "port", "trade", "transit", "railway", "contract", "minister", "ship", "grain", "steel", "mine")


@pytest.mark.parametrize("engine", [pytest.param("elasticsearch", marks=needs_elasticsearch)])
async def test_both_engines_rank_and_score_alike(engine: str, tmp_path: Path) -> None:
    chance = random.Random(9)
    entries = []
    for seq in range(1, 121):
        language, words = (FA, FA_WORDS) if seq % 2 else (EN, EN_WORDS)
        body = " ".join(chance.choices(words, k=chance.randint(4, 60)))
        entries.append(passage(f"pas-{seq:03d}", seq, (language, body), title=" ".join(chance.choices(words, k=3))))
    queries = [" ".join(chance.sample(words, 3)) for words in (FA_WORDS, EN_WORDS) for _ in range(15)]
    queries += ['"port trade"', "«راه‌آهن قرارداد»", "steel -port", "گمرک OR steel"]
    async with opener("tantivy", tmp_path) as embedded, opener(engine, tmp_path) as served:
        indexes = [await embedded(), await served()]
        for index in indexes:
            await fill(index, entries)
        for text in queries:
            asked = IndexQuery(parse(text), limit=120)
            ours, theirs = [await index.search(asked, min_seq=120) for index in indexes]
            assert ours.total == theirs.total
            scores = {hit.id: hit.score for hit in theirs.hits}
            best = {hit.id: hit.score for hit in ours.hits[:50]}
            assert best == pytest.approx({entry_id: scores[entry_id] for entry_id in best}, rel=1e-5), text
            assert list(best) == [hit.id for hit in theirs.hits[:50]], text


def test_every_analysed_field_of_an_entry_is_searched() -> None:
    (group, *_) = parse("گمرک")
    looked_in = {term.field.split("_")[0] for term in group.alternatives}
    assert looked_in == {*(field.value for field in EntryField), "sound"}
