"""Known facts of the beat, told in our own sentences by several articles, and what must become of them."""

import pytest

from indexing.deriving.joining.graph import Graph, join
from indexing.documents import Actor
from indexing.vocabulary import (
    ActorKind,
    AgreementKind,
    AmountNature,
    ClaimField,
    Language,
    Salience,
    Sector,
    Status,
)
from tests.indexing.deriving.joining.story import Story, dollars


def english_visit() -> Story:
    story = Story(
        "art-a-visit",
        "Tehran and Dushanbe aim for a billion in trade",
        "Iran and Tajikistan want their trade to reach $1 billion, the two governments said.",
        "A joint working group on mines will be set up by Iran and Tajikistan.",
        "Masoud Sami'e Nejad, head of IMIDRO, will lead the Iranian engineers.",
        "The minister of industry, Mohammad Atabak, spoke in Dushanbe.",
        published="2026-02-10",
    )
    ir, tj = story.country("IR", "Iran"), story.country("TJ", "Tajikistan")
    imidro = story.organisation("IMIDRO", "IR", surfaces=("IMIDRO",))
    story.person("Masoud Sami'e Nejad", "IR", title="head", at=imidro, sentence=3)
    story.person("Mohammad Atabak", "IR", title="minister of industry", sentence=4)
    target = dollars("1000000000", AmountNature.TARGET)
    story.deal(AgreementKind.TRADE_TARGET, Status.AGREED, [ir, tj], amount=target, sectors=[Sector.TRADE])
    story.deal(
        AgreementKind.JOINT_BODY, Status.AGREED, [ir, tj], sentence=2, topic="joint mines", sectors=[Sector.MINING]
    )
    return story


def english_preview() -> Story:
    story = Story(
        "art-b-preview",
        "Trade promotion head in Dushanbe",
        "Officials of Iran and Tajikistan project that trade could come to $1 billion.",
        "Tajikistan and Iran are to form a working group for their mines and smelters.",
        published="2026-02-08",
    )
    ir, tj = story.country("IR", "Iran"), story.country("TJ", "Tajikistan")
    story.deal(AgreementKind.TRADE_TARGET, Status.PROPOSED, [tj, ir], amount=dollars("1e9", AmountNature.TARGET))
    story.deal(
        AgreementKind.JOINT_BODY,
        Status.PROPOSED,
        [tj, ir],
        sentence=2,
        topic="mines smelters",
        sectors=[Sector.MINING, Sector.METALS],
    )
    return story


def persian_visit() -> Story:
    story = Story(
        "art-c-persian",
        "همکاری معدنی تهران و دوشنبه",
        "ایران و تاجیکستان کارگروه مشترک معدنی تشکیل می‌دهند.",
        "مسعود سمیعی‌نژاد رئیس هیئت عامل ایمیدرو این خبر را داد.",
        "سید محمد اتابک وزیر صمت نیز حضور داشت.",
        language=Language.FA,
        published="2026-02-11",
    )
    ir, tj = story.country("IR", "ایران"), story.country("TJ", "تاجیکستان")
    imidro = story.organisation("ایمیدرو", "IR")
    story.person("مسعود سمیعی‌نژاد", "IR", title="رئیس هیئت عامل", at=imidro, sentence=2)
    story.person("سید محمد اتابک", "IR", title="وزیر صمت", sentence=3)
    story.deal(AgreementKind.JOINT_BODY, Status.AGREED, [ir, tj], topic="معدنی", sectors=[Sector.MINING])
    return story


@pytest.fixture(scope="module")
def graph() -> Graph:
    return join([story.told() for story in (english_visit(), english_preview(), persian_visit())])


def one(graph: Graph, kind: ActorKind, text: str) -> Actor:
    (found,) = [a for a in graph.actors if a.kind is kind and any(alias.text == text for alias in a.aliases)]
    return found


def test_a_working_group_told_by_three_articles_in_two_languages_is_one_agreement(graph: Graph) -> None:
    (group,) = [a for a in graph.agreements if a.kind is AgreementKind.JOINT_BODY]
    assert group.article_ids == ("art-b-preview", "art-a-visit", "art-c-persian")
    assert group.source_count == 3
    assert [p.code for p in group.participants] == ["TJ", "IR"]


def test_a_target_that_one_source_sets_and_another_projects_is_one_agreement_with_both_claims(graph: Graph) -> None:
    (target,) = [a for a in graph.agreements if a.kind is AgreementKind.TRADE_TARGET]
    statuses = {
        (claim.article_id, claim.value.text)
        for claim in graph.claims
        if claim.subject_id == target.id and claim.field is ClaimField.STATUS
    }
    assert statuses == {("art-a-visit", "agreed"), ("art-b-preview", "proposed")}
    assert target.status.value is Status.AGREED
    assert not target.status.disputed
    assert [amount.amount.value for amount in target.amounts] == [1_000_000_000]
    assert len(target.amounts[0].passage_ids) == 2


def test_articles_in_two_scripts_share_their_countries(graph: Graph) -> None:
    iran = one(graph, ActorKind.COUNTRY, "ایران")
    assert iran is one(graph, ActorKind.COUNTRY, "Iran")
    assert (iran.code, len(iran.article_ids)) == ("IR", 3)
    assert {name.language: name.text for name in iran.names}[Language.TG] == "Эрон"


def test_an_organisation_is_shared_because_the_table_knows_both_acronyms(graph: Graph) -> None:
    imidro = one(graph, ActorKind.ORGANISATION, "ایمیدرو")
    assert {name.text for name in imidro.names} == {"IMIDRO", "ایمیدرو"}
    assert [(a.text, a.reason) for a in imidro.aliases] == [("IMIDRO", "first_seen"), ("ایمیدرو", "known_name")]


def test_persons_are_shared_by_name_and_country_and_say_why(graph: Graph) -> None:
    for english, persian in (("Mohammad Atabak", "سید محمد اتابک"), ("Masoud Sami'e Nejad", "مسعود سمیعی‌نژاد")):
        person = one(graph, ActorKind.PERSON, english)
        (alias,) = [a for a in person.aliases if a.text == persian]
        assert alias.reason == "similar_name_same_country"
        assert 0.88 <= alias.score < 1
        assert alias.id in person.former_ids


def test_roles_of_both_languages_lead_to_the_same_organisation(graph: Graph) -> None:
    head = one(graph, ActorKind.PERSON, "Masoud Sami'e Nejad")
    imidro = one(graph, ActorKind.ORGANISATION, "IMIDRO")
    assert [(role.title, role.organisation_id) for role in head.roles] == [
        ("head", imidro.id),
        ("رئیس هیئت عامل", imidro.id),
    ]
    passages = {passage.id: passage for passage in graph.passages}
    assert all(role.title in passages[role.passage_id].quote for role in head.roles)


def test_titles_are_worded_in_both_languages(graph: Graph) -> None:
    titles = {a.kind: [title.text for title in a.titles] for a in graph.agreements}
    assert titles[AgreementKind.TRADE_TARGET] == [
        "Trade target of 1 billion US dollars between Iran and Tajikistan",
        "هدف تجاری ۱ میلیارد دلار آمریکا میان ایران و تاجیکستان",
    ]
    assert titles[AgreementKind.JOINT_BODY] == [
        "Joint working group between Iran and Tajikistan on mining and metals",
        "کارگروه مشترک ایران و تاجیکستان درباره معدن و فلزات",
    ]


def test_an_old_deal_told_again_as_background_stays_with_its_date() -> None:
    old = Story("art-old", "Visas lifted", "Iran and Tajikistan lifted visas for air travel.", published="2025-07-02")
    old.deal(
        AgreementKind.ARRANGEMENT,
        Status.IN_FORCE,
        [old.country("IR", "Iran"), old.country("TJ", "Tajikistan")],
        topic="visas air travel",
        sectors=[Sector.VISA],
    )
    new = Story(
        "art-new",
        "Lorries need no visa",
        "Tajikistan and Iran will lift visas for lorry drivers.",
        "In July 2025 both had lifted visas for air travel.",
        published="2026-01-20",
    )
    pair = [new.country("IR", "Iran"), new.country("TJ", "Tajikistan")]
    new.deal(AgreementKind.ARRANGEMENT, Status.AGREED, pair, topic="visas lorry drivers", sectors=[Sector.VISA])
    new.deal(
        AgreementKind.ARRANGEMENT,
        Status.IN_FORCE,
        pair,
        sentence=2,
        topic="visas air travel",
        sectors=[Sector.VISA],
        date="2025-07",
        salience=Salience.BACKGROUND,
    )
    by_articles = {a.article_ids: a for a in join([new.told(), old.told()]).agreements}
    assert set(by_articles) == {("art-old", "art-new"), ("art-new",)}
    assert by_articles["art-old", "art-new"].salience is Salience.PRIMARY
