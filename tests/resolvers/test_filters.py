"""Filters narrow a list by what a document holds, and refuse what no document can hold."""

from datetime import date

import pytest

from indexing.storing.port import DocumentStore
from resolvers.context import Context
from resolvers.schema import schema
from tests.resolvers.asking import FixedIndex, ask, codes, nodes
from tests.resolvers.coverage import World, actor_id


async def _agreements(store: DocumentStore, filter_text: str) -> list[dict[str, object]]:
    query = f"{{ agreements(first: 100, filter: {{{filter_text}}})"
    query += " { totalCount { value } edges { node { id date kind sectors confidence status { value } } } } }"
    page = (await ask(store, query))["agreements"]
    assert page["totalCount"]["value"] == len(page["edges"])
    return nodes(page)


@pytest.mark.parametrize(
    ("filter_text", "number"),
    [
        ('parties: {all: ["IR", "UZ"]}', 13),
        ('parties: {all: ["ir", "tj"]}', 12),
        ('parties: {all: ["UZ", "TJ"]}', 0),
        ('parties: {any: ["UZ", "TJ"]}', 25),
        (f'parties: {{all: ["UZ", "{actor_id("IR")}"]}}', 13),
        (f'actors: ["{actor_id("minister 3")}"]', 1),
        (f'actors: ["{actor_id("former 3")}"]', 1),
        ('actors: ["act-unknown"]', 0),
        ("sectors: [MINING, TRADE]", 17),
        ("kinds: [CONTRACT]", 0),
        ("statuses: [SIGNED]", 9),
        ("salience: [PRIMARY]", 25),
        ("minConfidence: 0.7", 5),
        ("minSources: 3", 0),
        ("minSources: 2", 25),
        ("sectors: [], kinds: [], parties: {all: []}", 25),
        ("sectors: null", 25),
        ('date: {from: "2026-12-20"}', 8),
        ('date: {to: "2026-12-10"}', 9),
        ('date: {from: "2026-12", to: "2026-12"}', 25),
        ('date: {to: "2025"}', 0),
        ("date: {}", 25),
        ('sectors: [MINING], parties: {all: ["UZ"]}, statuses: [SIGNED]', 5),
    ],
)
async def test_agreements_by(store: DocumentStore, filter_text: str, number: int) -> None:
    assert len(await _agreements(store, filter_text)) == number


async def test_both_ends_of_a_range_belong_to_it(store: DocumentStore) -> None:
    found = await _agreements(store, 'date: {from: "2026-12-10", to: "2026-12-12"}')
    assert [deal["date"] for deal in found] == ["2026-12-12", "2026-12-11", "2026-12-10"]


@pytest.mark.parametrize(
    ("filter_text", "number"),
    [
        ("kinds: [COUNTRY]", 3),
        ("kinds: [PERSON, ORGANISATION]", 26),
        ('countries: ["UZ"]', 14),
        ('namePrefix: "Bobur Islamov 1"', 11),
        ('namePrefix: "  IRAN "', 1),
        ('namePrefix: "%"', 0),
        ('namePrefix: ""', 29),
    ],
)
async def test_actors_by(store: DocumentStore, filter_text: str, number: int) -> None:
    page = await ask(store, f"{{ actors(first: 100, filter: {{{filter_text}}}) {{ totalCount {{ value }} }} }}")
    assert page["actors"]["totalCount"]["value"] == number


@pytest.mark.parametrize(
    ("filter_text", "number"),
    [
        ("languages: [FA]", 25),
        ("languages: [EN, FA]", 75),
        ("languages: [RU]", 0),
        ('publishers: ["The copy sample"]', 25),
        ('published: {from: "2026-12-28"}', 3),
    ],
)
async def test_articles_by(store: DocumentStore, filter_text: str, number: int) -> None:
    page = await ask(store, f"{{ articles(first: 100, filter: {{{filter_text}}}) {{ totalCount {{ value }} }} }}")
    assert page["articles"]["totalCount"]["value"] == number


async def test_passages_by_article_language_and_kind(store: DocumentStore, world: World) -> None:
    persian = next(article for article in world.articles if article.publisher == "The payam sample")
    query = (
        "query($filter: PassageFilter!) { passages(first: 10, filter: $filter) { edges { node { quote position } } } }"
    )
    page = await ask(store, query, filter={"articles": [persian.id], "languages": ["FA"], "kinds": ["SENTENCE"]})
    assert [node["position"] for node in nodes(page["passages"])] == [1, 2]
    assert nodes(page["passages"])[1]["quote"] == "دو طرف از گسترش تجارت سخن گفتند."


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ('{ agreements(first: 1, filter: {parties: {all: ["I ran"]}}) { edges { cursor } } }', "BAD_INPUT"),
        ('{ agreements(first: 1, filter: {date: {from: "29/01/2026"}}) { edges { cursor } } }', "VALIDATION_FAILED"),
        ('{ actors(first: 1, filter: {countries: ["Iran"]}) { edges { cursor } } }', "VALIDATION_FAILED"),
        ("{ agreements(first: 1, filter: {sectors: [FISHING]}) { edges { cursor } } }", "VALIDATION_FAILED"),
        ('{ articles(first: 1, filter: {publishers: ["\\u0000"]}) { edges { cursor } } }', "BAD_INPUT"),
    ],
)
async def test_nonsense_is_refused(store: DocumentStore, query: str, code: str) -> None:
    assert await codes(store, query) == [code]


@pytest.mark.parametrize(
    ("filter_text", "helps"),
    [
        ('parties: {all: ["Iran"]}', "`IR`"),
        ('parties: {any: ["ایران"]}', "`IR`"),
        ('parties: {all: ["XX"]}', "EAEU"),
        ('parties: {any: ["IR", "agr-1"]}', "EAEU"),
        ('parties: {all: ["act-"]}', "`act-`"),
        ('actors: ["agr-1"]', "`act-`"),
        ('actors: ["act-1 or 2"]', "`act-`"),
        ("minConfidence: -3", "between 0 and 1"),
        ("minConfidence: 1.5", "between 0 and 1"),
        ("minSources: -1", "0 or more"),
        ('date: {from: "2027", to: "2020"}', "swap `from` and `to`"),
        ('date: {from: "2026-03-02", to: "2026-02"}', "swap `from` and `to`"),
    ],
)
@pytest.mark.parametrize("root", ["agreements(first: 1, %s)", 'search(query: "", first: 1, %s)'])
async def test_what_has_no_sensible_form_is_refused_with_what_helps(
    store: DocumentStore, root: str, filter_text: str, helps: str
) -> None:
    query = f"{{ {root % f'filter: {{{filter_text}}}'} {{ __typename }} }}"
    result = await schema.execute(query, context_value=Context(store, FixedIndex()))
    assert [(error.extensions or {})["code"] for error in result.errors or ()] == ["BAD_INPUT"]
    assert result.errors is not None
    assert helps in result.errors[0].message


@pytest.mark.parametrize(
    "query",
    [
        '{ search(query: "", first: 1, filter: {countries: ["nonsense"]}) { __typename } }',
        '{ search(query: "", first: 1, filter: {articles: ["act-1"]}) { __typename } }',
        '{ passages(first: 1, filter: {articles: ["act-1"]}) { __typename } }',
        '{ articles(first: 1, filter: {published: {from: "2027", to: "2026"}}) { __typename } }',
        "{ network(first: 1, minWeight: -1) { __typename } }",
        '{ agreementFacets(first: 1, by: [PARTY], filter: {parties: {all: ["Iran"]}}) { __typename } }',
    ],
)
async def test_every_other_list_refuses_it_too(store: DocumentStore, query: str) -> None:
    assert await codes(store, query) == ["BAD_INPUT"]


@pytest.mark.parametrize("key", ["ir", "SU", "eaeu", "OPEC+", "P5+1", "act-unknown"])
async def test_what_could_be_a_party_is_no_nonsense(store: DocumentStore, key: str) -> None:
    assert (
        await codes(store, f'{{ agreements(first: 1, filter: {{parties: {{all: ["{key}"]}}}}) {{ __typename }} }}')
        == []
    )


async def test_a_list_of_a_filter_holds_a_hundred_values_at_most(store: DocumentStore) -> None:
    query = "query($ids: [ID!]) { agreements(first: 1, filter: {actors: $ids}) { edges { cursor } } }"
    assert await codes(store, query, ids=[actor_id("IR")] * 100) == []
    assert await codes(store, query, ids=[actor_id("IR")] * 101) == ["BAD_INPUT"]


async def test_dates_of_the_sample_are_what_the_filters_above_take_them_for(world: World) -> None:
    known = [world.of(number).date for number in range(25)]
    days = [date.fromisoformat(each.value) for each in known if each and each.precision == "day"]
    assert (len(days), max(days), min(days)) == (22, date(2026, 12, 28), date(2026, 12, 4))
