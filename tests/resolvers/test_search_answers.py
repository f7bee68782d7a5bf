"""What a search tells beside its hits, through the schema and over an index that follows the store."""

import asyncio
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from indexing.documents import Actor, Agreement, Passage, Reprint
from indexing.searching.follower import Follower
from indexing.searching.opening import open_index
from indexing.searching.port import IndexHits, SearchIndex
from indexing.searching.query import Facet, IndexQuery
from indexing.searching.rebuilding import open_over
from indexing.storing.port import DocumentStore
from tests.resolvers.asking import FixedIndex, ask, codes, nodes
from tests.resolvers.counting import CountingStore
from tests.resolvers.coverage import World, actor_id

SEARCH = """query($query: String!, $first: Int = 10, $types: [SearchType!], $filter: SearchFilter,
    $collapse: SearchCollapse, $after: String, $facets: Int = 100) {
  search(query: $query, first: $first, types: $types, filter: $filter, collapse: $collapse, after: $after) {
    totalCount { value }
    pageInfo { hasNextPage endCursor }
    facets(first: $facets) { name values { value count } }
    edges { cursor matchedBy others node { __typename ... on Node { id } }
      highlights { text html spans { start end } rawSpans { start end } } } } }"""

#: Facet -> the filter that takes its values.
FILTERS = {
    "LANGUAGE": "languages",
    "PUBLISHER": "publishers",
    "COUNTRY": "countries",
    "SECTOR": "sectors",
    "STATUS": "statuses",
    "MONTH": "date",
}


async def _follow(folder: Path, store: DocumentStore) -> SearchIndex:
    opened = await open_index(f"tantivy:///{folder}")
    await open_over(store, opened)
    await Follower(store, opened).catch_up()
    return opened


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, store: DocumentStore) -> Iterator[Any]:
    filled = asyncio.run(_follow(tmp_path_factory.mktemp("index") / "entries", store))
    yield filled
    asyncio.run(filled.close())


async def _search(store: DocumentStore, index: Any, query: str, **variables: object) -> Any:
    return (await ask(store, SEARCH, index, query=query, **variables))["search"]


@pytest.mark.parametrize("narrowed", [{}, {"languages": ["FA"]}, {"sectors": ["MINING"], "date": {"from": "2026-12"}}])
async def test_each_value_of_a_facet_counts_what_a_search_with_it_finds(
    store: DocumentStore, index: Any, narrowed: dict[str, object]
) -> None:
    found = await _search(store, index, "memorandum تفاهم‌نامه", filter=narrowed)
    facets = {facet["name"]: facet["values"] for facet in found["facets"]}
    assert set(facets) == {*FILTERS, "KIND"}
    for name, filtered in FILTERS.items():
        for one in facets[name][:3]:
            value = one["value"]
            narrower = {**narrowed, filtered: {"from": value, "to": value} if name == "MONTH" else [value]}
            narrowly = await _search(store, index, "memorandum تفاهم‌نامه", filter=narrower)
            assert narrowly["totalCount"]["value"] == one["count"], (name, one)


async def test_facets_name_kinds_of_every_type(store: DocumentStore, index: Any) -> None:
    query = '{ search(query: "", first: 1) { facets(of: [KIND], first: 3) { name values { value } } } }'
    (facet,) = (await ask(store, query, index))["search"]["facets"]
    assert facet == {
        "name": "KIND",
        "values": [{"value": "SENTENCE"}, {"value": "HEADLINE"}, {"value": "MEMORANDUM"}],
    }


async def test_facets_of_several_searches_cost_one_request(store: DocumentStore) -> None:
    asked: list[int] = []

    class Counting(FixedIndex):
        async def facets(self, wanted: Any) -> list[dict[str, int]]:
            asked.append(len(wanted))
            assert all(isinstance(one, Facet) for one in wanted)
            return [{"en": 1} for _ in wanted]

    query = """{ one: search(query: "a", first: 1) { facets(of: [LANGUAGE]) { name values { value } } }
      two: search(query: "b", first: 1) { facets(of: [LANGUAGE]) { values { value } } } }"""
    answer = await ask(store, query, Counting())
    assert [search["facets"][0]["values"] for search in answer.values()] == [[{"value": "EN"}]] * 2
    assert sum(asked) == 2


@pytest.mark.parametrize("first", [0, 101])
async def test_a_number_of_values_out_of_bounds_is_refused(store: DocumentStore, first: int) -> None:
    assert await codes(store, SEARCH, query="x", facets=first) == ["BAD_INPUT"]


async def test_reprints_have_no_place_of_their_own_when_a_search_collapses(
    store: DocumentStore, index: Any, world: World
) -> None:
    every = await _search(store, index, '"memorandum 3"', types=["PASSAGE"], first=20)
    by_article = await _search(store, index, '"memorandum 3"', types=["PASSAGE"], collapse="ARTICLE")
    once = await _search(store, index, '"memorandum 3"', types=["PASSAGE"], collapse="REPRINTS")
    assert [page["totalCount"]["value"] for page in (every, by_article, once)] == [2, 2, 1]
    assert [edge["others"] for edge in once["edges"]] == [1]
    assert [edge["others"] for edge in every["edges"]] == [0, 0]
    assert nodes(once)[0]["id"] in world.of(3).passage_ids


async def test_every_group_is_shown_once_over_all_pages(store: DocumentStore, index: Any) -> None:
    seen: list[str] = []
    after = None
    while True:
        page = await _search(store, index, "Iran", collapse="REPRINTS", first=7, after=after, types=["PASSAGE"])
        seen += [edge["node"]["id"] for edge in page["edges"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    assert len(seen) == len(set(seen)) == page["totalCount"]["value"] >= 25


async def test_a_hit_tells_how_it_was_found_and_shows_it_as_safe_html(store: DocumentStore, index: Any) -> None:
    english: dict[str, Any] = {"types": ["PASSAGE"], "first": 1, "filter": {"languages": ["EN"]}}
    found = await _search(store, index, "memorandums", **english)
    (edge,) = found["edges"]
    assert edge["matchedBy"] == ["STEM"]
    (highlight,) = edge["highlights"]
    assert "<mark>memorandum</mark>" in highlight["html"]
    assert unescape(highlight["html"].replace("<mark>", "").replace("</mark>", "")) == highlight["text"]
    assert (await _search(store, index, "memorandum", **english))["edges"][0]["matchedBy"] == ["EXACT"]


async def test_an_agreement_shows_what_it_was_found_by_wherever_that_stands(
    store: DocumentStore, index: Any, world: World
) -> None:
    passages = {one.id: one for one in world.derived if isinstance(one, Passage)}
    agreements = {one.id: one for one in world.derived if isinstance(one, Agreement)}
    raws = {article.id: article.raw for article in world.articles}
    counting = CountingStore(store)
    found = await _search(counting, index, "put their names", types=["AGREEMENT"])
    assert len(found["edges"]) > 1
    for edge in found["edges"]:
        attesting = [passages[key] for key in agreements[edge["node"]["id"]].passage_ids]
        assert edge["highlights"]
        for highlight in edge["highlights"]:
            said_in = [raws[one.article_id] for one in attesting if one.quote == highlight["text"]]
            words = [[raw[span["start"] : span["end"]] for span in highlight["rawSpans"]] for raw in said_in]
            assert any("names" in each for each in words)
        assert len({highlight["text"] for highlight in edge["highlights"]}) == len(edge["highlights"])
    assert counting.reads.count("find passages") == 1


async def test_an_agreement_shows_the_names_of_participants_that_matched(
    store: DocumentStore, index: Any, world: World
) -> None:
    actors = {one.id: {name.text for name in one.names} for one in world.derived if isinstance(one, Actor)}
    agreements = {one.id: one for one in world.derived if isinstance(one, Agreement)}
    found = await _search(store, index, "Uzbekistan", types=["AGREEMENT"], first=3)
    for edge in found["edges"]:
        agreement = agreements[edge["node"]["id"]]
        names = {name for one in agreement.participants if one.actor_id for name in actors[one.actor_id]}
        shown = {highlight["text"]: highlight for highlight in edge["highlights"]}
        assert shown["Uzbekistan"]["rawSpans"] == []
        assert "Uzbekistan" in names


async def test_an_article_shows_where_its_text_matched(store: DocumentStore, index: Any, world: World) -> None:
    found = await _search(store, index, '"memorandum 3"', types=["ARTICLE"])
    raws = {article.id: article.raw for article in world.articles}
    for edge in found["edges"]:
        (highlight,) = edge["highlights"]
        raw = raws[edge["node"]["id"]]
        assert highlight["text"] in raw
        words = [raw[span["start"] : span["end"]] for span in highlight["rawSpans"]]
        assert words == ["memorandum", "3"]
        assert "Share this page" not in highlight["text"]


@pytest.mark.parametrize(
    ("narrowed", "number"),
    [
        ({"parties": {"all": ["IR", "UZ"]}}, 13),
        ({"parties": {"all": ["UZ", "TJ"]}}, 0),
        ({"parties": {"any": ["uz", "TJ"]}}, 25),
        ({"actors": [actor_id("TJ")]}, 12),
        ({"salience": ["PRIMARY"]}, 25),
        ({"salience": ["BACKGROUND"]}, 0),
        ({"minConfidence": 0.7}, 5),
        ({"minSources": 3}, 0),
        ({"minSources": 2, "statuses": ["SIGNED"]}, 9),
    ],
)
async def test_agreements_are_narrowed_as_in_their_list(
    store: DocumentStore, index: Any, narrowed: dict[str, object], number: int
) -> None:
    found = await _search(store, index, "", types=["AGREEMENT"], filter=narrowed)
    assert found["totalCount"]["value"] == number
    listed = "query($f: AgreementFilter) { agreements(first: 1, filter: $f) { totalCount { value } } }"
    assert (await ask(store, listed, index, f=narrowed))["agreements"]["totalCount"]["value"] == number


async def test_kinds_of_several_types_are_found_together(store: DocumentStore, index: Any) -> None:
    kinds = {"passageKinds": ["HEADLINE"], "actorKinds": ["COUNTRY"]}
    found = await _search(store, index, "Uzbekistan", filter=kinds, first=50)
    assert {node["__typename"] for node in nodes(found)} == {"Passage", "Actor"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("memorandun", "memorandum"),
        ("Memorandun with Uzbekistan", "Memorandum with Uzbekistan"),
        ("گسترس تجارت", "گسترش تجارت"),
        ("hdvhk", "ایران"),
        ("ьуьщкфтвгь", "memorandum"),
        ("memorandum", None),
        ("agreements", None),
        ("xyzzyplugh", None),
        ("", None),
        ("؟!", None),
    ],
)
async def test_what_was_probably_meant_is_offered(
    store: DocumentStore, index: Any, typed: str, meant: str | None
) -> None:
    query = "query($q: String!) { search(query: $q, first: 1) { didYouMean } }"
    assert (await ask(store, query, index, q=typed))["search"]["didYouMean"] == meant


async def test_what_is_offered_finds_something(store: DocumentStore, index: Any) -> None:
    query = "query($q: String!) { search(query: $q, first: 1) { didYouMean totalCount { value } } }"
    first = (await ask(store, query, index, q="hdvhk"))["search"]
    second = (await ask(store, query, index, q=first["didYouMean"]))["search"]
    assert first["totalCount"]["value"] == 0 < second["totalCount"]["value"]
    assert second["didYouMean"] is None


SUGGEST = """query($text: String!, $types: [SearchType!]) { suggest(text: $text, first: 3, types: $types) {
    id type text language html understood corrected spans { start end } } }"""


@pytest.mark.parametrize(
    ("text", "label", "corrected"),
    [("uzb", "Uzbekistan", False), ("ازب", "ازبکستان", False), ("hcf", "ازبکستان", True), ("гяи", "Uzbekistan", True)],
)
async def test_names_are_suggested_in_the_script_that_is_meant(
    store: DocumentStore, index: Any, text: str, label: str, corrected: bool
) -> None:
    first = (await ask(store, SUGGEST, index, text=text))["suggest"][0]
    assert (first["id"], first["type"], first["text"]) == (actor_id("UZ"), "ACTOR", label)
    assert first["corrected"] is corrected
    assert first["html"] == f"<mark>{label}</mark>"


async def test_suggestions_read_nothing_from_the_store(store: DocumentStore, index: Any) -> None:
    counting = CountingStore(store)
    found = (await ask(counting, SUGGEST, index, text="mem", types=["AGREEMENT"]))["suggest"]
    assert [one["type"] for one in found] == ["AGREEMENT"] * 3
    assert counting.reads == []


async def test_similar_passages_of_a_whole_page_cost_two_requests_and_one_call(
    store: DocumentStore, index: Any, world: World
) -> None:
    asked: list[str] = []

    class Watched(FixedIndex):
        async def frequencies(self, terms: Any) -> list[int]:
            asked.append("frequencies")
            counted: list[int] = await index.frequencies(terms)
            return counted

        async def search_many(self, queries: Any) -> list[IndexHits]:
            asked.append("search_many")
            hits: list[IndexHits] = await index.search_many(queries)
            return hits

    counting = CountingStore(store)
    query = """{ passages(first: 9) { edges { node { id quote similar(first: 2) { id quote article { id } } } } } }"""
    found = nodes((await ask(counting, query, Watched()))["passages"])
    assert asked == ["frequencies", "search_many"]
    assert counting.reads.count("find passages") == 2
    groups = [one.article_ids for one in world.derived if isinstance(one, Reprint)]
    originals = {key: group[0] for group in groups for key in group}
    articles = {one.id: one.article_id for one in world.derived if isinstance(one, Passage)}
    assert any(one["similar"] for one in found)
    for one in found:
        own = articles[one["id"]]
        told = [originals.get(like["article"]["id"], like["article"]["id"]) for like in one["similar"]]
        assert len(told) == len(set(told)) <= 2
        assert originals.get(own, own) not in told


async def test_similar_articles_are_given_within_bounds(store: DocumentStore, index: Any) -> None:
    query = "query($n: Int!) { articles(first: 2) { edges { node { similar(first: $n) { id } } } } }"
    assert [len(node["similar"]) for node in nodes((await ask(store, query, index, n=3))["articles"])] == [3, 3]
    assert set(await codes(store, query, n=21)) == {"BAD_INPUT"}


async def test_the_index_is_asked_once_for_a_page(store: DocumentStore) -> None:
    index = FixedIndex()
    await ask(store, '{ search(query: "a", first: 5) { edges { cursor matchedBy highlights { html } } } }', index)
    assert [type(one) for one in index.asked] == [IndexQuery]
