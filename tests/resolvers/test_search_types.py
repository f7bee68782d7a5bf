"""Hits of all four types on both engines: narrowed alike, shown by what they were found by, in step with the lists."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from indexing.documents import Actor, Passage
from indexing.searching.follower import Follower
from indexing.searching.port import SearchIndex
from indexing.searching.rebuilding import open_over
from indexing.storing.port import DocumentStore
from tests.indexing.searching.engines import ENGINES, opener
from tests.resolvers.asking import ask, nodes
from tests.resolvers.coverage import World, actor_id

TYPES = ("PASSAGE", "ARTICLE", "AGREEMENT", "ACTOR")
SEARCH = """query($query: String!, $types: [SearchType!], $filter: SearchFilter) {
  search(query: $query, first: 100, types: $types, filter: $filter) { totalCount { value }
    facets(of: [COUNTRY]) { values { value count } }
    edges { matchedBy highlights { text spans { start end } } node { __typename ... on Node { id } } } } }"""


@pytest.fixture(params=ENGINES)
async def index(request: pytest.FixtureRequest, tmp_path: Path, store: DocumentStore) -> AsyncIterator[SearchIndex]:
    async with opener(request.param, tmp_path) as open_it:
        opened = await open_it()
        await open_over(store, opened)
        await Follower(store, opened).catch_up()
        # from here on searches see what was applied, on an engine that shows it with delay as well
        await opened.versions("", 1)
        yield opened


async def _search(store: DocumentStore, index: Any, query: str, **variables: object) -> Any:
    return (await ask(store, SEARCH, index, query=query, **variables))["search"]


FOUND_BY = {
    "Uzbekistan": {"PASSAGE", "ARTICLE", "AGREEMENT", "ACTOR"},
    "tajikistan's": {"PASSAGE", "ARTICLE", "AGREEMENT", "ACTOR"},
    "Uzbekistn": {"PASSAGE", "ARTICLE", "AGREEMENT", "ACTOR"},
    "Узбекистан": {"PASSAGE", "ARTICLE", "AGREEMENT", "ACTOR"},
    "uzbek*": {"PASSAGE", "ARTICLE", "AGREEMENT", "ACTOR"},
    "deputy minister": {"ACTOR"},
    "ministers of trade": {"ACTOR"},
    "trade OR Tajikistan": {"PASSAGE", "ARTICLE", "AGREEMENT", "ACTOR"},
    '"memorandum 3"': {"PASSAGE", "ARTICLE", "AGREEMENT"},
    "memorandums": {"PASSAGE", "ARTICLE", "AGREEMENT"},
    "گسترس تجارت": {"PASSAGE", "ARTICLE"},
}


@pytest.mark.parametrize("query", FOUND_BY)
async def test_every_hit_shows_the_words_that_it_was_found_by(
    store: DocumentStore, index: SearchIndex, query: str
) -> None:
    found = {}
    for kind in TYPES:
        edges = found[kind] = (await _search(store, index, query, types=[kind]))["edges"]
        for edge in edges:
            assert edge["matchedBy"], (query, edge["node"])
            assert edge["highlights"], (query, edge["node"])
            assert all(highlight["spans"] for highlight in edge["highlights"])
    assert FOUND_BY[query] <= {kind for kind, edges in found.items() if edges}


async def test_an_actor_shows_the_office_that_it_was_found_by(
    store: DocumentStore, index: SearchIndex, world: World
) -> None:
    titles = {one.id: {role.title for role in one.roles} for one in world.derived if isinstance(one, Actor)}
    edges = (await _search(store, index, "minister", types=["ACTOR"]))["edges"]
    assert edges
    for edge in edges:
        assert {one["text"] for one in edge["highlights"]} == titles[edge["node"]["id"]]


@pytest.mark.parametrize("narrowed", [{"countries": ["UZ"]}, {"actors": [actor_id("UZ")]}])
async def test_articles_are_narrowed_by_what_their_passages_mention(
    store: DocumentStore, index: SearchIndex, world: World, narrowed: dict[str, list[str]]
) -> None:
    naming = {
        one.article_id
        for one in world.derived
        if isinstance(one, Passage) and any(mention.actor_id == actor_id("UZ") for mention in one.mentions)
    }
    found = await _search(store, index, "", types=["ARTICLE"], filter=narrowed)
    assert {node["id"] for node in nodes(found)} == naming
    assert found["totalCount"]["value"] == len(naming) == 39
    (facet,) = (await _search(store, index, "", types=["ARTICLE"]))["facets"]
    assert {one["value"]: one["count"] for one in facet["values"]}["UZ"] == len(naming)


@pytest.mark.parametrize("countries", [["UZ"], ["IR"], ["UZ", "TJ"]])
async def test_a_search_for_actors_is_narrowed_by_states_as_their_list_is(
    store: DocumentStore, index: SearchIndex, countries: list[str]
) -> None:
    listed = "query($of: [CountryCode!]) { actors(first: 100, filter: {countries: $of}) { edges { node { id } } } }"
    in_list = {node["id"] for node in nodes((await ask(store, listed, of=countries))["actors"])}
    found = await _search(store, index, "", types=["ACTOR"], filter={"countries": countries})
    assert {node["id"] for node in nodes(found)} == in_list
    assert {actor_id(code) for code in countries} < in_list
