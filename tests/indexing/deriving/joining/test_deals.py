"""Which drafts are one deal, and which are kept apart although much is alike."""

from typing import Any

import pytest

from indexing.deriving.joining.graph import Graph, join
from indexing.documents import Agreement
from indexing.vocabulary import AgreementKind, AmountNature, Language, Salience, Sector, Status
from tests.indexing.deriving.joining.story import Story, dollars

NAMES = {"IR": "Iran", "UZ": "Uzbekistan", "TJ": "Tajikistan", "TR": "Türkiye"}


def tells(
    article_id: str,
    *states: str,
    kind: AgreementKind = AgreementKind.MEMORANDUM,
    status: Status | None = Status.SIGNED,
    published: str | None = "2026-01-30",
    language: Language = Language.EN,
    **deal: Any,
) -> Story:
    story = Story(
        article_id, "News", f"{' and '.join(states)} {kind} of {article_id}", language=language, published=published
    )
    deal = {"topic": "critical minerals", "sectors": [Sector.MINING], **deal}
    story.deal(kind, status, [story.country(code, NAMES[code]) for code in states], **deal)
    return story


def graph_of(*stories: Story, reprints: list[list[str]] | None = None) -> Graph:
    return join([story.told() for story in stories], reprints or [])


def agreements(*stories: Story) -> tuple[Agreement, ...]:
    return graph_of(*stories).agreements


class TestOneDeal:
    def test_same_pair_subject_and_week_in_one_language(self) -> None:
        assert len(agreements(tells("art-1", "TR", "UZ"), tells("art-2", "UZ", "TR", published="2026-02-02"))) == 1

    def test_a_pact_that_one_calls_memorandum_and_another_agreement(self) -> None:
        (deal,) = agreements(
            tells("art-1", "TR", "UZ"),
            tells("art-2", "TR", "UZ", confidence=0.6, kind=AgreementKind.AGREEMENT),
        )
        assert deal.kind is AgreementKind.MEMORANDUM

    def test_two_languages_by_sector_and_nearness(self) -> None:
        persian = tells("art-2", "TR", "UZ", language=Language.FA, topic="مواد معدنی", published="2026-01-31")
        assert len(agreements(tells("art-1", "TR", "UZ"), persian)) == 1

    def test_one_party_missing_in_one_article_with_the_same_subject(self) -> None:
        assert len(agreements(tells("art-1", "TR", "UZ"), tells("art-2", "UZ"))) == 1

    def test_a_date_in_the_text_agrees_with_a_less_precise_one(self) -> None:
        stories = [
            tells("art-1", "TR", "UZ", date="2026-01-29"),
            tells("art-2", "TR", "UZ", date="2026-01", published=None),
        ]
        (deal,) = agreements(*stories)
        assert deal.date is not None
        assert deal.date.value == "2026-01-29"

    def test_a_target_of_one_value_however_far_apart(self) -> None:
        target = AgreementKind.TRADE_TARGET
        near = tells("art-1", "IR", "TJ", kind=target, amount=dollars("1e9"), published="2025-01-01")
        far = tells("art-2", "IR", "TJ", kind=target, amount=dollars("1000000000"), published="2026-06-01")
        assert len(agreements(near, far)) == 1


class TestTwoDeals:
    @pytest.mark.parametrize(
        "other",
        [
            pytest.param({"topic": "wheat exports", "sectors": [Sector.AGRICULTURE]}, id="another subject"),
            pytest.param({"topic": "steel pipes"}, id="same sector, other words"),
            pytest.param({"published": "2026-04-30"}, id="three months later"),
            pytest.param({"date": "2025-05"}, id="dated elsewhere"),
            pytest.param({"kind": AgreementKind.ROADMAP}, id="another family of kinds"),
            pytest.param({"count": 17}, id="a bundle"),
            pytest.param(
                {"salience": Salience.BACKGROUND, "topic": "minerals industry trade"}, id="undated background"
            ),
            pytest.param({"topic": "", "sectors": []}, id="nothing said about the subject"),
        ],
    )
    def test_of_one_pair(self, other: dict[str, Any]) -> None:
        assert len(agreements(tells("art-1", "TR", "UZ"), tells("art-2", "TR", "UZ", **other))) == 2

    @pytest.mark.parametrize("states", [("IR", "UZ"), ("IR", "TR", "UZ"), ("TJ",), ()])
    def test_of_other_parties(self, states: tuple[str, ...]) -> None:
        assert len(agreements(tells("art-1", "TR", "UZ"), tells("art-2", *states))) == 2

    def test_which_one_article_tells_apart(self) -> None:
        story = tells("art-1", "TR", "UZ")
        story.deal(
            AgreementKind.MEMORANDUM, Status.SIGNED, ["a0", "a1"], topic="critical minerals", sectors=[Sector.MINING]
        )
        found = agreements(story)
        assert len(found) == len({a.id for a in found}) == 2

    def test_so_that_what_fits_both_joins_neither(self) -> None:
        apart = tells("art-1", "TR", "UZ")
        apart.deal(
            AgreementKind.MEMORANDUM, Status.SIGNED, ["a0", "a1"], topic="critical minerals", sectors=[Sector.MINING]
        )
        assert len(agreements(apart, tells("art-2", "TR", "UZ"))) == 3

    def test_targets_of_two_values(self) -> None:
        target = AgreementKind.TRADE_TARGET
        stories = [tells(f"art-{v}", "IR", "TJ", kind=target, amount=dollars(v)) for v in ("1e9", "3e9")]
        assert len(agreements(*stories)) == 2

    def test_contracts_of_other_firms(self) -> None:
        stories = []
        for number, firm in enumerate(("Mobarakeh Steel", "Esfahan Steel")):
            story = Story(f"art-{number}", "News", "A contract on pipes.", published="2026-01-30")
            parties = [story.organisation(firm, "IR"), story.country("UZ", "Uzbekistan")]
            story.deal(AgreementKind.CONTRACT, Status.SIGNED, parties, topic="water pipes", sectors=[Sector.METALS])
            stories.append(story)
        assert len(agreements(*stories)) == 2


class TestFolded:
    def test_contradicting_statuses_stand_side_by_side_and_are_disputed(self) -> None:
        graph = graph_of(
            tells("art-1", "TR", "UZ", status=Status.PROPOSED),
            tells("art-2", "TR", "UZ", status=Status.SIGNED),
        )
        (deal,) = graph.agreements
        assert deal.status.value is Status.SIGNED
        assert deal.status.disputed
        assert {c.value.text for c in graph.claims if c.field == "status"} == {"proposed", "signed"}

    def test_what_is_signed_has_been_agreed_and_is_not_disputed_by_that(self) -> None:
        graph = graph_of(
            tells("art-1", "TR", "UZ", status=Status.AGREED),
            tells("art-2", "TR", "UZ", status=Status.SIGNED),
        )
        (deal,) = graph.agreements
        assert (deal.status.value, deal.status.disputed) == (Status.SIGNED, False)
        assert {c.value.text for c in graph.claims if c.field == "status"} == {"agreed", "signed"}

    def test_a_later_status_follows_an_earlier_one_without_dispute(self) -> None:
        (deal,) = agreements(
            tells("art-1", "TR", "UZ", status=Status.SIGNED, published="2026-01-20"),
            tells("art-2", "TR", "UZ", status=Status.SUSPENDED, published="2026-01-30"),
        )
        assert (deal.status.value, deal.status.disputed) == (Status.SUSPENDED, False)
        assert deal.status.as_of is not None
        assert deal.status.as_of.value == "2026-01-30"

    def test_one_source_does_not_dispute_itself(self) -> None:
        graph = graph_of(
            tells("art-1", "TR", "UZ", status=Status.PROPOSED),
            tells("art-2", "TR", "UZ", status=Status.SIGNED),
            reprints=[["art-1", "art-2"]],
        )
        assert not graph.agreements[0].status.disputed

    def test_a_date_to_come_is_not_yet_the_time_of_the_status(self) -> None:
        (deal,) = agreements(tells("art-1", "TR", "UZ", status=Status.PROPOSED, date="2026-03"))
        assert deal.status.as_of is not None
        assert deal.status.as_of.value == "2026-01-30"

    def test_without_a_stated_status_it_is_proposed_on_the_claim_of_its_kind(self) -> None:
        graph = graph_of(tells("art-1", "TR", "UZ", status=None))
        (kind,) = [c for c in graph.claims if c.field == "kind"]
        assert graph.agreements[0].status.value is Status.PROPOSED
        assert graph.agreements[0].status.claim_ids == (kind.id,)

    def test_contradicting_amounts_stand_side_by_side(self) -> None:
        contract = AgreementKind.CONTRACT
        stories = [tells(f"art-{v}", "TR", "UZ", kind=contract, amount=dollars(v)) for v in ("2e6", "3e6")]
        (deal,) = agreements(*stories)
        assert [int(stated.amount.value) for stated in deal.amounts] == [2_000_000, 3_000_000]

    def test_a_present_level_of_trade_neither_joins_targets_nor_names_them(self) -> None:
        target, level = AgreementKind.TRADE_TARGET, dollars("5e8", AmountNature.CURRENT)
        stories = [
            tells(f"art-{value}", "IR", "TJ", kind=target, amount=level, further=[dollars(value, AmountNature.TARGET)])
            for value in ("1e9", "2e9")
        ]
        titles = {deal.titles[0].text for deal in agreements(*stories)}
        assert titles == {f"Trade target of {n} billion US dollars between Iran and Tajikistan" for n in (1, 2)}

    def test_independent_sources_raise_confidence_and_the_reasons_say_so(self) -> None:
        alone, (both,) = (
            agreements(tells("art-1", "TR", "UZ"))[0],
            agreements(tells("art-1", "TR", "UZ"), tells("art-2", "TR", "UZ")),
        )
        assert (alone.confidence, both.confidence) == (0.8, 0.88)
        assert [(r.code, r.weight) for r in both.reasons] == [("independent_sources", 0.08)]

    def test_a_reprint_is_kept_and_is_no_further_source(self) -> None:
        graph = graph_of(tells("art-1", "TR", "UZ"), tells("art-2", "TR", "UZ"), reprints=[["art-2", "art-1", "art-0"]])
        (deal,) = graph.agreements
        assert (deal.source_count, deal.article_ids, deal.confidence) == (1, ("art-1", "art-2"), 0.8)
        assert len(deal.passage_ids) == 2
        assert [reprint.article_ids for reprint in graph.reprints] == [("art-1", "art-2")]

    def test_the_first_passages_are_of_independent_sources_and_copies_come_last(self) -> None:
        stories = [tells("art-1", "TR", "UZ"), tells("art-2", "TR", "UZ"), tells("art-3", "TR", "UZ", confidence=0.6)]
        graph = graph_of(*stories, reprints=[["art-1", "art-2"]])
        (deal,) = graph.agreements
        article_of = {passage.id: passage.article_id for passage in graph.passages}
        assert [article_of[passage] for passage in deal.passage_ids] == ["art-1", "art-3", "art-2"]

    def test_a_reprint_years_later_is_the_same_deal(self) -> None:
        stories = (tells("art-1", "TR", "UZ", published="2020-01-30"), tells("art-2", "TR", "UZ"))
        assert len(graph_of(*stories).agreements) == 2
        assert len(graph_of(*stories, reprints=[["art-1", "art-2"]]).agreements) == 1

    def test_the_id_is_that_of_the_first_article_and_the_other_resolves(self) -> None:
        first, later = tells("art-2", "TR", "UZ", published="2026-01-29"), tells("art-1", "TR", "UZ")
        (deal,) = agreements(later, first)
        assert deal.id == agreements(first)[0].id
        assert deal.former_ids == (agreements(later)[0].id,)

    def test_claims_keep_their_ids_whatever_they_are_folded_into(self) -> None:
        alone = graph_of(tells("art-2", "TR", "UZ"))
        both = graph_of(tells("art-1", "TR", "UZ"), tells("art-2", "TR", "UZ"))
        assert {claim.id for claim in alone.claims} <= {claim.id for claim in both.claims}

    def test_a_title_counts_the_documents_of_a_bundle(self) -> None:
        (deal,) = agreements(tells("art-1", "IR", "UZ", count=17, sectors=[Sector.TRADE]))
        assert [title.text for title in deal.titles] == [
            "17 memoranda between Iran and Uzbekistan on trade",
            "۱۷ تفاهم‌نامه ایران و ازبکستان درباره تجارت",
        ]

    def test_a_title_says_nothing_that_no_source_says(self) -> None:
        story = Story("art-1", "News", "A memorandum was signed.")
        story.deal(AgreementKind.MEMORANDUM, Status.SIGNED, [])
        assert [title.text for title in agreements(story)[0].titles] == ["Memorandum", "تفاهم‌نامه"]


def commission(article_id: str, sentence: str, *, language: Language = Language.EN, **deal: Any) -> Story:
    """An article about a joint body of Iran and Tajikistan; `deal` tells of what, nothing if not given."""
    published = deal.pop("published", "2026-01-30")
    story = Story(article_id, "News", sentence, language=language, published=published)
    parties = [story.country("IR", "Iran"), story.country("TJ", "Tajikistan")]
    deal = {"topic": "", "sectors": [], **deal}
    story.deal(AgreementKind.JOINT_BODY, Status.AGREED, parties, sentence=1, **deal)
    return story


OF_MINES: dict[str, Any] = {"topic": "mines geology", "sectors": [Sector.MINING]}
NAMED = "Dushanbe and Tehran set up a working group for mines and geology."
UNNAMED = "The working group that the two neighbours set up is to meet in spring."


class TestBodies:
    def test_of_two_articles_one_names_no_subject(self) -> None:
        stories = [commission("art-1", NAMED, **OF_MINES), commission("art-2", UNNAMED)]
        (body,) = agreements(*stories)
        assert body.source_count == 2
        assert body.sectors == (Sector.MINING,)

    def test_the_same_in_two_languages(self) -> None:
        persian = commission("art-2", "کارگروهی که دو کشور ساختند بهار نشست دارد.", language=Language.FA)
        assert len(agreements(commission("art-1", NAMED, **OF_MINES), persian)) == 1

    def test_not_where_two_bodies_could_be_meant(self) -> None:
        water = commission("art-3", "A working group for water is set up.", topic="water", sectors=[Sector.WATER])
        stories = [commission("art-1", NAMED, **OF_MINES), water, commission("art-4", UNNAMED)]
        assert len(agreements(*stories)) == 3

    def test_not_years_apart(self) -> None:
        old = commission("art-1", NAMED, published="2021-05-01", **OF_MINES)
        assert len(agreements(old, commission("art-2", UNNAMED))) == 2

    def test_two_subjects_are_two_bodies(self) -> None:
        investment = commission("art-2", "A task force for investors.", topic="banks", sectors=[Sector.INVESTMENT])
        assert len(agreements(commission("art-1", NAMED, **OF_MINES), investment)) == 2

    @pytest.mark.parametrize(
        "persian",
        ["هفدهمین نشست کمیسیون مشترک اقتصادی دو کشور بود.", "نشست کمیسیون مشترک همکاری‌های اقتصادی برگزار شد."],
    )
    def test_two_states_have_one_standing_commission_whatever_it_talks_about(self, persian: str) -> None:
        english = "Their Joint Economic Commission talked about roads at its seventeenth meeting."
        stories = [
            commission("art-1", english, topic="roads", sectors=[Sector.TRANSPORT]),
            commission("art-2", persian, language=Language.FA, topic="تجارت", sectors=[Sector.TRADE], published=None),
        ]
        assert len(agreements(*stories)) == 1

    @pytest.mark.parametrize("name", ["joint commission on water", "Intergovernmental Commission on water"])
    def test_a_commission_for_one_subject_is_not_the_standing_one(self, name: str) -> None:
        stories = [
            commission("art-1", "The Joint Economic Commission met.", topic="roads", sectors=[Sector.TRANSPORT]),
            commission("art-2", f"The {name} met.", topic="water", sectors=[Sector.WATER]),
        ]
        assert len(agreements(*stories)) == 2
