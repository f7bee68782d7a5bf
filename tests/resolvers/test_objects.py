"""Objects: by id, also under ids they had before; names in the reader's language; and what else they show."""

from decimal import Decimal

import pytest

from indexing.storing.port import DocumentStore
from indexing.values import Name
from indexing.vocabulary import Language
from resolvers.types.values import preferred
from tests.resolvers.asking import ask, codes, nodes
from tests.resolvers.counting import CountingStore
from tests.resolvers.coverage import World, actor_id


async def test_nodes_come_in_the_order_asked_for_with_gaps(store: DocumentStore, world: World) -> None:
    agreement = world.of(3)
    ids = [
        agreement.claim_ids[0],
        "agr-unknown",
        agreement.id,
        actor_id("IR"),
        "nonsense",
        agreement.passage_ids[0],
        agreement.article_ids[0],
        agreement.id,
        "",
    ]
    found = (await ask(store, "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }", ids=ids))["nodes"]
    names = ["Claim", None, "Agreement", "Actor", None, "Passage", "Article", "Agreement", None]
    assert [node and node["__typename"] for node in found] == names
    assert [node and node["id"] for node in found] == [name and key for name, key in zip(names, ids, strict=True)]


async def test_nodes_cost_one_call_per_type(store: DocumentStore, world: World) -> None:
    counting = CountingStore(store)
    ids = [*world.of(0).passage_ids, *world.of(1).passage_ids, actor_id("IR"), actor_id("UZ")]
    await ask(counting, "query($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=ids)
    assert sorted(counting.reads) == ["find actors", "find passages", "get run"]


async def test_at_most_a_hundred_nodes_at_once(store: DocumentStore) -> None:
    query = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }"
    assert await codes(store, query, ids=["art-1"] * 101) == ["BAD_INPUT"]


async def test_a_former_id_finds_the_object_that_took_it_over(store: DocumentStore, world: World) -> None:
    query = "query($id: ID!) { node(id: $id) { id ... on Actor { formerIds } ... on Agreement { formerIds } } }"
    for former, now in (
        (actor_id("former 4"), actor_id("minister 4")),
        (world.of(4).former_ids[0], world.of(4).id),
    ):
        assert (await ask(store, query, id=former))["node"] == {"id": now, "formerIds": [former]}


@pytest.mark.parametrize(
    ("asked", "given"),
    [(Language.FA, "ازبکستان"), (Language.EN, "Uzbekistan"), (Language.TR, "Uzbekistan")],
)
def test_a_name_falls_back_to_english(asked: Language, given: str) -> None:
    names = [Name(text="ازبکستان", language=Language.FA), Name(text="Uzbekistan", language=Language.EN)]
    assert preferred(names, asked) == given


def test_a_name_without_english_falls_back_to_the_first() -> None:
    names = [Name(text="Ўзбекистон", language=Language.UZ), Name(text="Узбекистан", language=Language.RU)]
    assert preferred(names, Language.FA) == "Ўзбекистон"


async def test_an_actor_shows_offices_and_aliases_with_their_evidence(store: DocumentStore) -> None:
    query = """query($id: ID!) { node(id: $id) { ... on Actor {
        name names { text language } country
        aliases { text reason score article { publisher } }
        roles { title asOf country organisation { name(language: FA) } passage { quote } article { publisher } rule { id } }
        articles(first: 2) { totalCount { value } edges { node { publisher } } } } } }"""  # noqa: E501
    actor = (await ask(store, query, id=actor_id("minister 2")))["node"]
    assert actor["name"] == "Bobur Islamov 2"
    assert {"text": "بابر اسلاموف 2", "language": "FA"} in actor["names"]
    assert actor["aliases"][0]["reason"] == "same surname and country"
    assert actor["roles"][0]["organisation"]["name"] == "ایمیدرو"
    assert actor["roles"][0]["country"] == "UZ"
    assert [node["publisher"] for node in nodes(actor["articles"])] == ["The tehran sample", "The payam sample"]


async def test_an_agreement_shows_amounts_reasons_and_precision(store: DocumentStore, world: World) -> None:
    query = """query($id: ID!) { node(id: $id) { ... on Agreement {
        date datePrecision count salience sourceCount reasons { code weight }
        titles { language } participants(roles: [SIGNATORY]) { role }
        amounts { value unit nature passages(first: 1) { edges { node { quote } } } } } } }"""
    agreement = (await ask(store, query, id=world.of(6).id))["node"]
    assert (agreement["date"], agreement["datePrecision"]) == ("2026-12", "MONTH")
    (amount,) = agreement["amounts"]
    assert Decimal(amount["value"]) == Decimal(10**9 + 6)
    assert (amount["unit"], amount["nature"]) == ("USD", "TARGET")
    assert [each["role"] for each in agreement["participants"]] == ["SIGNATORY"]
    assert agreement["count"] is None


async def test_an_article_shows_its_text_its_chrome_and_its_reprints(store: DocumentStore, world: World) -> None:
    query = """query($id: ID!) { node(id: $id) { ... on Article {
        raw textSha256 chrome { start end } headlineSpan { start end } headline sample
        reprintGroup { articles { edges { node { publisher } } } }
        passages { edges { node { kind quote start end mentions { quote start end kind actor { code } } } } } } } }"""
    source = world.articles[0]
    article = (await ask(store, query, id=source.id))["node"]
    assert article["raw"] == source.raw
    assert [source.raw[each["start"] : each["end"]] for each in article["chrome"]] == ["Share this page"]
    assert source.raw[article["headlineSpan"]["start"] : article["headlineSpan"]["end"]] == article["headline"]
    prints = nodes(article["reprintGroup"]["articles"])
    assert [each["publisher"] for each in prints] == ["The tehran sample", "The copy sample"]
    mentions = [each for passage in nodes(article["passages"]) for each in passage["mentions"]]
    assert {each["actor"]["code"] for each in mentions} == {"IR", "UZ"}
    assert all(source.raw[each["start"] : each["end"]] == each["quote"] for each in mentions)


async def test_a_claim_leads_to_its_subject_its_article_and_its_words(store: DocumentStore, world: World) -> None:
    query = """query($id: ID!) { node(id: $id) { ... on Claim {
        field value { text participation actor { code } } asOf rule { id version } confidence
        subject { __typename ... on Agreement { id } } article { url } passages { edges { node { id } } } } } }"""
    agreement = world.of(1)
    claim = (await ask(store, query, id=agreement.claim_ids[1]))["node"]
    assert claim["field"] == "PARTICIPANT"
    assert claim["value"] == {"text": "Iran", "participation": "PARTY", "actor": {"code": "IR"}}
    assert claim["subject"] == {"__typename": "Agreement", "id": agreement.id}
    assert nodes(claim["passages"]) == [{"id": agreement.passage_ids[0]}]
