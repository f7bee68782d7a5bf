"""What both engines tell beside hits: kinds of match, groups, facets, frequencies, suggestions, pages that hold."""

import random
from collections import Counter
from dataclasses import replace

from indexing.searching.facets import FacetName, facets
from indexing.searching.parse import parse
from indexing.searching.port import Entry, EntryType, SearchIndex
from indexing.searching.query import Facet, Group, IndexQuery, MatchKind, Occur, Term
from indexing.searching.search import Collapse, SearchPage, SearchRequest, search
from indexing.searching.suggesting import suggest
from indexing.searching.trail import REMEMBERED
from indexing.values import Name
from tests.indexing.searching.engines import EN, FA, fill, passage

AGREEMENT, ACTOR, ARTICLE = EntryType.AGREEMENT, EntryType.ACTOR, EntryType.ARTICLE
EXACT, STEM, SPELLING = MatchKind.EXACT, MatchKind.STEM, MatchKind.SPELLING
NAME, TRANSLATION = MatchKind.NAME, MatchKind.TRANSLATION


async def page(index: SearchIndex, text: str, **request: object) -> SearchPage:
    asked = SearchRequest(text, **request)  # type: ignore[arg-type]
    return await search(index, asked, min_seq=await index.cursor())


def ids_of(found: SearchPage) -> list[str]:
    return [hit.id for hit in found.hits]


async def test_a_hit_tells_the_closest_kind_of_match_of_each_word(index: SearchIndex) -> None:
    await fill(
        index,
        [
            passage("pas-1", 1, (EN, "The agreement on mining")),
            passage("pas-2", 2, (EN, "Agreements about mines")),
            passage("pas-3", 3, (EN, "The agreement")),
            passage("pas-4", 4, (FA, "قراردادهای تازه")),
        ],
    )
    found = await page(index, "agreement mining")
    assert {hit.id: hit.matched_by for hit in found.hits} == {"pas-1": {EXACT}, "pas-2": {STEM}, "pas-3": {EXACT}}
    (hit,) = (await page(index, "قرارداد")).hits
    assert hit.matched_by == {STEM}
    assert [hit.matched_by for hit in (await page(index, "")).hits] == [frozenset()] * 4


async def test_kinds_are_told_of_every_word_and_never_of_excluded_ones(index: SearchIndex) -> None:
    await fill(index, [passage("pas-1", 1, (FA, "گاز")), passage("pas-2", 2, (EN, "gas memorandun salom"))])
    groups = (
        Group((Term("text_en", "ga", 1.0, EXACT), Term("text_fa", "گاز", 0.5, TRANSLATION)), word=0),
        Group((Term("text_en", "memorandun", 0.5, SPELLING),), word=1),
        Group((Term("text_en", "salom", 0.5, NAME),), word=2),
        Group((Term("text_en", "oil", 1.0, STEM),), Occur.MUST_NOT, word=3),
    )
    hits = await index.search(IndexQuery(groups), min_seq=2)
    assert {hit.id: hit.matched_by for hit in hits.hits} == {"pas-1": {TRANSLATION}, "pas-2": {EXACT, SPELLING, NAME}}


async def test_what_was_asked_together_is_answered_as_if_asked_alone(index: SearchIndex) -> None:
    await fill(index, [passage(f"pas-{n}", n, (EN, f"port {'ship' * (n % 2)}"), country="IR") for n in range(1, 6)])
    queries = [IndexQuery(parse("port"), limit=2), IndexQuery(parse("ship")), IndexQuery(parse("nothing"))]
    await index.search(queries[0], min_seq=5)
    assert await index.search_many(queries) == [await index.search(query) for query in queries]
    assert await index.search_many([]) == []


async def test_all_required_values_must_hold_and_figures_be_reached(index: SearchIndex) -> None:
    deals = [("agr-1", ("IR", "UZ"), 0.9, 3), ("agr-2", ("IR", "TJ"), 0.5, 2), ("agr-3", ("UZ",), 0.95, 1)]
    await fill(
        index,
        [
            Entry(key, AGREEMENT, seq, (), {"party": parties}, "", {"confidence": sure, "sources": sources})
            for seq, (key, parties, sure, sources) in enumerate(deals, 1)
        ],
    )
    assert ids_of(await page(index, "", required={"party": ("IR", "UZ")})) == ["agr-1"]
    assert ids_of(await page(index, "", filters={"party": ("TJ", "UZ")})) == ["agr-1", "agr-2", "agr-3"]
    assert ids_of(await page(index, "", at_least={"confidence": 0.9})) == ["agr-1", "agr-3"]
    assert ids_of(await page(index, "", at_least={"confidence": 0.5, "sources": 2})) == ["agr-1", "agr-2"]


def told(number: int, article: str, words: str, original: str = "") -> Entry:
    """Passage `number` of an article, which may be a reprint of another."""
    entry = passage(f"pas-{number:02d}", number, (EN, words), article=article)
    return replace(entry, story=article, reprint=original or article)


STORIES = [
    told(1, "art-a", "grain grain grain"),
    told(2, "art-a", "grain and much else beside"),
    told(3, "art-b", "grain grain and port", "art-a"),
    told(4, "art-c", "grain was sold to them"),
    told(5, "art-c", "grain again and again it was said"),
    told(6, "art-c", "nothing of it here"),
]


async def test_of_collapsed_hits_the_best_is_given_and_tells_how_many_others_there_are(index: SearchIndex) -> None:
    await fill(index, STORIES)
    for collapse, expected in {
        Collapse.ARTICLE: [("pas-01", 1), ("pas-03", 0), ("pas-04", 1)],
        Collapse.REPRINTS: [("pas-01", 2), ("pas-04", 1)],
    }.items():
        found = await page(index, "grain", collapse=collapse)
        assert [(hit.id, hit.others) for hit in found.hits] == expected
        assert (found.total, found.total_is_exact) == (len(expected), True)
        assert ids_of(await page(index, "", collapse=collapse)) == [one for one, _ in expected]
    assert [hit.others for hit in (await page(index, "grain")).hits] == [0] * 5


async def test_pages_of_collapsed_hits_hold_each_group_once(index: SearchIndex) -> None:
    chance = random.Random(4)
    await fill(index, [told(n, f"art-{n % 17:02d}", "grain " * chance.randint(1, 9)) for n in range(1, 120)])
    stories: list[str] = []
    after = None
    while True:
        found = await page(index, "grain", collapse=Collapse.ARTICLE, first=4, after=after)
        stories += [f"art-{int(hit.id[4:]) % 17:02d}" for hit in found.hits]
        if not found.has_next:
            break
        after = found.hits[-1].cursor
    assert sorted(stories) == [f"art-{n:02d}" for n in range(17)]


async def test_no_page_skips_or_repeats_while_documents_arrive_leave_and_change(index: SearchIndex) -> None:
    chance = random.Random(11)
    words = ("grain", "port", "ship", "rail")

    def some(key: str, seq: int) -> Entry:
        return passage(key, seq, (EN, " ".join(chance.choices(words, k=chance.randint(1, 12)))))

    staying = [f"pas-{n:03d}" for n in range(120)]
    await fill(index, [some(key, seq) for seq, key in enumerate(staying, 1)])
    seen: list[str] = []
    after, seq = None, len(staying)
    while True:
        found = await page(index, "grain OR port OR ship OR rail rail", first=9, after=after)
        seen += ids_of(found)
        if not found.has_next:
            break
        after = found.hits[-1].cursor
        arrived = [some(f"new-{seq + n}", seq + n) for n in range(1, 6)] if seq < 200 else []
        changed = [some(chance.choice(staying), seq + len(arrived) + 1)]
        await index.apply([*arrived, *changed], seq := changed[0].seq)
    assert len(seen) == len(set(seen)) < REMEMBERED
    assert set(staying) <= set(seen)


def covering(number: int) -> Entry:
    """A passage with other keywords and another date for each number."""
    persian = number % 3 > 0
    entry = passage(
        f"pas-{number:02d}",
        number,
        (FA if persian else EN, "گمرک و بندر" if persian else "customs port گمرک"),
        date=("2026-01-05", "2026-01", "2026-02-11", "2025", "")[number % 5],
        language="fa" if persian else "en",
        publisher=f"The sample {number % 4}",
        country=("IR", "UZ", "TJ")[number % 3],
        sector=("trade", "mining")[number % 2],
        status=("signed", "agreed")[number % 2],
    )
    kind = ("memorandum", "contract", "sentence")[number % 3]
    month = {"month": (entry.date[:7],)} if len(entry.date) > 4 else {}
    return replace(entry, keywords={**entry.keywords, "kind": (kind,), **month})


COVERAGE = [covering(number) for number in range(1, 41)]


async def test_the_count_of_a_value_is_the_total_of_the_search_with_it(index: SearchIndex) -> None:
    await fill(index, COVERAGE)
    await index.search(IndexQuery(), min_seq=40)
    for seed in range(6):
        await check_facets(index, random.Random(seed))
    assert await facets(index, [await page(index, "؟!")], [FacetName.LANGUAGE], 10) == [[[]]]


async def check_facets(index: SearchIndex, chance: random.Random) -> None:
    """Search with filters as chance has it, and with each value that is then counted."""
    filters: dict[str, tuple[str, ...]] = {}
    for keyword, choice in {"language": ("fa", "en"), "country": ("IR", "UZ"), "sector": ("trade",)}.items():
        if chance.random() < 0.5:
            filters[keyword] = tuple(chance.sample(choice, k=1))
    dates = chance.choice([("", ""), ("2026-01", "2026-02"), ("2025", "2026")])
    request = SearchRequest(chance.choice(["گمرک", "بندر", ""]), (), filters, *dates)
    found = await search(index, request)
    (counted,) = await facets(index, [found], list(FacetName), 50)
    assert any(counted)
    for name, values in zip(FacetName, counted, strict=True):
        for one in values:
            if name is FacetName.MONTH:
                year, month = map(int, one.value.split("-"))
                narrowed = replace(request, date_from=one.value, date_to=f"{year}-{month + 1:02d}")
            else:
                narrowed = replace(request, filters={**filters, name.value: (one.value,)})
            assert (await search(index, narrowed)).total == one.count, (name, one)


async def test_facets_count_exactly_the_most_frequent_first_ties_by_value(index: SearchIndex) -> None:
    chance = random.Random(3)
    entries = [
        Entry(f"act-{n:03d}", ACTOR, n, (), {"country": tuple(chance.sample(["IR", "UZ", "TJ", "EAEU", "TR"], k=2))})
        for n in range(1, 300)
    ]
    await fill(index, entries[:150])
    await index.apply(entries[150:], 300)
    expected = Counter(country for entry in entries for country in entry.keywords["country"])
    ordered = sorted(expected.items(), key=lambda one: (-one[1], one[0]))
    await index.search(IndexQuery(), min_seq=300)
    whole, short = await index.facets([Facet(IndexQuery(), "country"), Facet(IndexQuery(), "country", 2)])
    assert list(whole.items()) == ordered
    assert list(short.items()) == ordered[:2]


async def test_frequencies_count_entries_that_hold_a_term(index: SearchIndex) -> None:
    await fill(index, [passage(f"pas-{n}", n, (EN, "port " * n), (FA, "بندر")) for n in range(1, 4)])
    await index.search(IndexQuery(), min_seq=3)
    terms = [Term("text_en", "port"), Term("text_fa", "بندر"), Term("text_en", "rail"), Term("names_en", "port")]
    assert await index.frequencies(terms) == [3, 3, 0, 0]
    assert await index.frequencies([Term("text_en.exact", "port"), Term("text_en", "ports")]) == [3, 0]
    assert await index.frequencies([]) == []


def named(key: str, seq: int, weight: int, *labels: str) -> Entry:
    names = tuple(Name(text=text, language=FA if text > "ا" else EN) for text in labels)
    kind = ACTOR if key.startswith("act") else ARTICLE
    return Entry(key, kind, seq, (), labels=names, weight=weight)


NAMED = [
    named("act-1", 1, 90, "Iran", "ایران"),
    named("act-2", 2, 80, "Uzbekistan", "ازبکستان"),
    named("act-3", 3, 70, "National Iranian Oil Company", "شرکت ملی نفت ایران"),
    named("act-4", 4, 60, "Mohammad Atabak", "محمد اتابک"),
    named("act-5", 5, 10, "Iraq", "عراق"),
    named("art-6", 6, 5, "تفاهم‌نامه ایران و ازبکستان"),
    named("act-7", 7, 1, "Bahodir Irisov", "Баходир Ирисов"),
]


TYPED = [
    ("ira", ["act-1", "act-5", "act-3"]),
    ("Iran", ["act-1", "act-3"]),
    ("اير", ["act-1", "act-3", "art-6"]),
    ("از ای", ["art-6"]),
    ("نفت مل", ["act-3"]),
    ("oil iranian", ["act-3"]),
    ("تفاهمنا", ["art-6"]),
    ("نامه", ["art-6"]),
    ("hdvhk", ["act-1", "act-3", "art-6"]),
    ("hchfshk", []),
    ("hcf;sjhk", ["act-2", "art-6"]),
    ("عظذث", ["act-2"]),
    ("шкфт", ["act-1", "act-3"]),
    ("<f[jlbh", ["act-7"]),
    (",f[jl", ["act-7"]),
    ("ирис", ["act-7"]),
    ("xyz", []),
    ("؟!", []),
    ("", []),
]


async def test_names_and_titles_are_suggested_by_the_beginnings_of_their_words(index: SearchIndex) -> None:
    await fill(index, NAMED)
    await index.search(IndexQuery(), min_seq=7)
    assert [(typed, [one.id for one in await suggest(index, typed)]) for typed, _ in TYPED] == TYPED


async def test_a_suggestion_shows_the_label_that_fits_and_is_in_step_with_the_index(index: SearchIndex) -> None:
    await fill(index, NAMED)
    await index.search(IndexQuery(), min_seq=7)
    first, *_ = await suggest(index, "hdvhk", first=1)
    assert (first.label.text, first.type, first.understood, first.corrected) == ("ایران", ACTOR, "ایران", True)
    (only,) = await suggest(index, "iran oil", (ACTOR,))
    assert [span.of(only.label.text) for span in only.spans] == ["Iranian", "Oil"]
    assert not only.corrected
    assert await suggest(index, "تفاهم", (ACTOR,)) == []
    await index.apply([named("act-5", 8, 10, "Oman", "عمان")], 8)
    await index.search(IndexQuery(), min_seq=8)
    assert [one.id for one in await suggest(index, "عم")] == ["act-5"]
    assert await suggest(index, "iraq") == []
