"""Facets, timelines, networks and pages of two countries: numbers that agree with the lists they count."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from indexing.documents import Claim, ClaimValue
from indexing.storing.port import DocumentStore, Tally, Where
from indexing.vocabulary import ClaimField
from tests.resolvers.asking import ask, codes, filled_store, nodes
from tests.resolvers.counting import CountingStore
from tests.resolvers.coverage import World
from tests.resolvers.coverage import world as make_world

FACETS = """
query Facets($filter: AgreementFilter, $by: [AgreementFacetName!]) {
  agreementFacets(filter: $filter, by: $by, first: 100) { name values { value count } }
}
"""
LISTED = "query L($filter: AgreementFilter) { agreements(first: 100, filter: $filter) { totalCount { value } } }"

DISAGREEMENTS = """
query Disagreements($id: ID!) {
  node(id: $id) {
    ... on Agreement {
      disagreements { field positions { value { text } claims(first: 5) { edges { node { article { id } } } } } }
    }
  }
}
"""

BOTH = {"months": "MONTH", "years": "YEAR"}

ASKED = ("KIND", "STATUS", "SECTOR", "SALIENCE", "PARTY")


def asked(name: str, value: str) -> dict[str, Any]:
    """The filter that asks for a value of a facet."""
    lists = {"KIND": "kinds", "STATUS": "statuses", "SECTOR": "sectors", "SALIENCE": "salience"}
    return {"parties": {"any": [value]}} if name == "PARTY" else {lists[name]: [value]}


async def facets(store: DocumentStore, by: list[str], **given: object) -> dict[str, dict[str, int]]:
    data = await ask(store, FACETS, filter=given, by=by)
    return {one["name"]: {line["value"]: line["count"] for line in one["values"]} for one in data["agreementFacets"]}


async def total(store: DocumentStore, **given: object) -> int:
    return int((await ask(store, LISTED, filter=given))["agreements"]["totalCount"]["value"])


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("other", [{}, {"sectors": ["MINING"]}, {"statuses": ["SIGNED"]}, {"parties": {"all": ["UZ"]}}])
async def test_a_value_counts_what_a_filter_with_it_alone_gives(
    store: DocumentStore, name: str, other: dict[str, Any]
) -> None:
    counted = (await facets(store, [name], **other))[name]
    assert counted
    for value, count in counted.items():
        assert await total(store, **{**other, **asked(name, value)}) == count


async def test_all_facets_are_given_where_none_is_named(store: DocumentStore) -> None:
    data = await ask(store, "{ agreementFacets(first: 5) { name values { value } } }")
    assert [one["name"] for one in data["agreementFacets"]] == [*ASKED, "MONTH"]


async def test_a_timeline_counts_every_agreement_once(store: DocumentStore, world: World) -> None:
    query = "{ agreementTimeline { undated periods { period count statuses { status count } } } }"
    timeline = (await ask(store, query))["agreementTimeline"]
    assert sum(one["count"] for one in timeline["periods"]) + timeline["undated"] == 25
    assert [one["period"] for one in timeline["periods"]] == sorted(one["period"] for one in timeline["periods"])
    for period in timeline["periods"]:
        assert sum(one["count"] for one in period["statuses"]) == period["count"]
    stages = Counter(world.of(number).status.value.name for number in range(25))
    shown: Counter[str] = Counter()
    for period in timeline["periods"]:
        shown.update({one["status"]: one["count"] for one in period["statuses"]})
    assert shown == stages


async def test_a_timeline_by_year_adds_its_months_up(store: DocumentStore) -> None:
    query = "query T($by: Period!) { agreementTimeline(by: $by) { periods { period count } } }"
    data = {name: (await ask(store, query, by=by))["agreementTimeline"] for name, by in BOTH.items()}
    years: Counter[str] = Counter()
    for one in data["months"]["periods"]:
        years[one["period"][:4]] += one["count"]
    assert {one["period"]: one["count"] for one in data["years"]["periods"]} == years


async def test_a_network_joins_parties_by_what_they_agreed(store: DocumentStore) -> None:
    query = """
    query N($first: Int!, $min: Int!) {
      network(first: $first, minWeight: $min) {
        complete edges { source target weight } nodes { agreements actor { id code } }
      }
    }
    """
    network = (await ask(store, query, first=10, min=1))["network"]
    name = {one["actor"]["id"]: one["actor"]["code"] for one in network["nodes"]}
    edges = {frozenset((name[one["source"]], name[one["target"]])): one["weight"] for one in network["edges"]}
    assert edges == {frozenset(("IR", "UZ")): 13, frozenset(("IR", "TJ")): 12}
    assert {one["actor"]["code"]: one["agreements"] for one in network["nodes"]} == {"IR": 25, "UZ": 13, "TJ": 12}
    assert network["complete"] is True
    small = (await ask(store, query, first=1, min=1))["network"]
    assert (len(small["edges"]), small["complete"]) == (1, False)
    assert len((await ask(store, query, first=10, min=13))["network"]["edges"]) == 1


async def test_the_page_of_two_countries(store: DocumentStore) -> None:
    query = """
    {
      countryPair(one: "UZ", other: "IR") {
        countries { code }
        agreements(first: 2) { totalCount { value } edges { node { title } } }
        facets(by: [SECTOR, STATUS, PARTY]) { name values { value count } }
        timeline(by: YEAR) { periods { count } }
        people(first: 3) { agreements actor { kind name } }
      }
    }
    """
    pair = (await ask(store, query))["countryPair"]
    assert [one["code"] for one in pair["countries"]] == ["UZ", "IR"]
    assert pair["agreements"]["totalCount"]["value"] == 13
    assert [one["name"] for one in pair["facets"]] == ["SECTOR", "STATUS"]
    assert sum(one["count"] for one in pair["facets"][1]["values"]) == 13
    assert sum(one["count"] for one in pair["timeline"]["periods"]) == 13
    assert {one["actor"]["kind"] for one in pair["people"]} == {"PERSON"}


async def test_a_country_has_no_page_with_itself_and_nonsense_is_no_country(store: DocumentStore) -> None:
    assert await codes(store, '{ countryPair(one: "IR", other: "IR") { countries { code } } }') == ["BAD_INPUT"]
    assert await codes(store, '{ countryPair(one: "Iran", other: "UZ") { countries { code } } }') == [
        "VALIDATION_FAILED"
    ]


async def test_two_countries_without_coverage_have_an_empty_page(store: DocumentStore) -> None:
    query = (
        '{ countryPair(one: "IS", other: "FJ") { countries { code } agreements(first: 1) { totalCount { value } } } }'
    )
    pair = (await ask(store, query))["countryPair"]
    assert pair == {"countries": [], "agreements": {"totalCount": {"value": 0}}}


async def test_co_parties_of_many_actors_cost_one_call(store: DocumentStore) -> None:
    counting = CountingStore(store)
    query = """
    {
      actors(first: 3, filter: {kinds: [COUNTRY]}) {
        edges { node { code coParties(first: 5) { agreements actor { code } } } }
      }
    }
    """
    data = await ask(counting, query)
    found = {
        one["code"]: {each["actor"]["code"]: each["agreements"] for each in one["coParties"]}
        for one in nodes(data["actors"])
    }
    assert found == {"IR": {"UZ": 13, "TJ": 12}, "UZ": {"IR": 13}, "TJ": {"IR": 12}}
    assert [line for line in counting.reads if line.startswith("tally")] == ["tally agreements"]


async def test_claims_that_contradict_each_other_stand_side_by_side(tmp_path: Path) -> None:
    disputed = make_world(2)
    agreement = disputed.of(0)
    for number, one in enumerate(disputed.derived):
        if isinstance(one, Claim) and one.field is ClaimField.STATUS and one.article_id == agreement.article_ids[1]:
            disputed.derived[number] = one.model_copy(update={"value": ClaimValue(text="proposed")})
    store = await filled_store(tmp_path, disputed)
    shown = [(await ask(store, DISAGREEMENTS, id=disputed.of(number).id))["node"] for number in range(2)]
    await store.close()
    assert shown[1]["disagreements"] == []
    (one,) = shown[0]["disagreements"]
    assert one["field"] == "STATUS"
    assert [position["value"]["text"] for position in one["positions"]] == ["signed", "proposed"]
    articles = [{each["article"]["id"] for each in nodes(position["claims"])} for position in one["positions"]]
    assert articles[1] == {agreement.article_ids[1]}
    assert agreement.article_ids[1] not in articles[0]


async def test_all_facts_that_an_article_attests(store: DocumentStore, world: World) -> None:
    article = world.of(0).article_ids[0]
    told = "claims(first: 50) { edges { node { field article { id } } } }"
    query = f"query A($id: ID!) {{ node(id: $id) {{ ... on Article {{ {told} }} }} }}"
    claims = nodes((await ask(store, query, id=article))["node"]["claims"])
    assert claims
    assert {one["article"]["id"] for one in claims} == {article}


class Together(CountingStore):
    """A store that counts nothing before it is asked for as many counts as `parties` says."""

    def __init__(self, inner: DocumentStore, parties: int) -> None:
        super().__init__(inner)
        self._all = asyncio.Barrier(parties)

    async def tally(self, collection: str, where: Where, by: Sequence[str], limit: int = 1_000) -> list[Tally]:
        async with asyncio.timeout(5):
            await self._all.wait()
        return await super().tally(collection, where, by, limit)


@pytest.mark.parametrize(
    ("query", "facets"),
    [
        ("{ agreementFacets(first: 3) { name } }", 6),
        ("{ countryPair(one: IR, other: UZ) { facets(first: 3) { name } } }", 5),
    ],
)
async def test_all_facets_are_counted_at_once(store: DocumentStore, query: str, facets: int) -> None:
    assert await ask(Together(store, facets), query)
