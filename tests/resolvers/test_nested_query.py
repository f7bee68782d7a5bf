"""The query that Peyman exists for: from agreements of two countries down to the exact words behind each fact."""

from pathlib import Path

import pytest
from graphql import parse, print_ast

from indexing.storing.port import DocumentStore
from tests.resolvers.asking import ask, filled_store, nodes
from tests.resolvers.counting import CountingStore
from tests.resolvers.coverage import COUNTRIES, World, actor_id
from tests.resolvers.coverage import world as make_world

NESTED = """
query Nested { agreements(first: 20, filter: {parties: {all: ["IR", "UZ"]}}, orderBy: {field: DATE, direction: DESC}) {
  totalCount { value exact }
  edges { cursor node { id kind title(language: FA) status { value asOf passages(first: 1) { edges { node { quote } } } }
    parties { role actor { id kind name(language: EN) name_fa: name(language: FA) } }
    signatories { actor { name roles { title organisation { name } passage { quote } } } }
    passages(first: 3) { edges { node { quote start end language article { headline publisher publishedAt url language } } } } } }
  pageInfo { hasNextPage endCursor } } }
"""  # noqa: E501 - as it is published

#: Relations in it: agreements, their number, passages of status, party, signatory, organisation, passage of role,
#: passages, articles; and one call that finds out which run is visible.
RELATIONS = 9


async def test_it_gives_agreements_with_actors_in_both_languages(store: DocumentStore, world: World) -> None:
    page = (await ask(store, NESTED))["agreements"]

    assert page["totalCount"] == {"value": 13, "exact": True}
    first = nodes(page)[0]
    assert first["id"] == world.of(0).id
    assert first["kind"] == "MEMORANDUM"
    assert first["title"] == "تفاهم‌نامه ایران و ازبکستان (0)"
    assert first["status"]["value"] == "SIGNED"
    assert [party["actor"] for party in first["parties"]] == [
        {"id": actor_id(code), "kind": "COUNTRY", "name": COUNTRIES[code][0], "name_fa": COUNTRIES[code][1]}
        for code in ("IR", "UZ")
    ]
    (signatory,) = first["signatories"]
    assert signatory["actor"]["name"] == "Bobur Islamov 0"
    assert signatory["actor"]["roles"][0]["organisation"] == {"name": "IMIDRO"}
    assert "memorandum 0" in signatory["actor"]["roles"][0]["passage"]["quote"]


async def test_every_quote_is_cut_out_of_the_raw_text_of_its_article(store: DocumentStore, world: World) -> None:
    raw_by_url = {article.url: article.raw for article in world.articles}
    seen = set()
    for agreement in nodes((await ask(store, NESTED))["agreements"]):
        for passage in nodes(agreement["passages"]):
            assert raw_by_url[passage["article"]["url"]][passage["start"] : passage["end"]] == passage["quote"]
            seen.add(passage["language"])
    assert seen == {"EN", "FA"}


async def test_the_published_example_is_this_query() -> None:
    example = Path(__file__).parents[2] / "docs" / "operations" / "nested.graphql"
    assert print_ast(parse(example.read_text(encoding="utf-8"))) == print_ast(parse(NESTED))


@pytest.mark.parametrize("first", [1, 20, 100])
async def test_it_costs_at_most_one_store_call_per_relation(tmp_path: Path, first: int) -> None:
    store = CountingStore(await filled_store(tmp_path, make_world(120)))
    query = NESTED.replace("first: 20", f"first: {first}").replace('"UZ"', '"IR"')

    page = (await ask(store, query))["agreements"]
    await store.close()

    assert len(page["edges"]) == first
    assert len(store.reads) <= RELATIONS + 1, store.reads


async def test_relations_that_lead_to_the_same_type_on_one_level_share_a_call(store: DocumentStore) -> None:
    counting = CountingStore(store)
    await ask(counting, NESTED)
    assert sorted(read.partition("-")[0] for read in counting.reads) == [
        "count agreements",
        "find actors",
        "find actors",
        "find agreements",
        "find passages",
        "get art",
        "get run",
    ]
