"""One deal in two languages is known by its subject; what became of it later, and copies of it, belong to it."""

from typing import Any

import pytest

from indexing.deriving.joining.subjects import subjects_of
from indexing.deriving.table import rows
from indexing.vocabulary import AgreementKind, Language, Sector, Status
from tests.indexing.deriving.joining.story import dollars
from tests.indexing.deriving.joining.test_deals import agreements, graph_of, tells

ENERGY = [Sector.ENERGY]


def deals_in_two_languages(english: dict[str, Any], persian: dict[str, Any]) -> int:
    stories = [
        tells("art-1", "IR", "TJ", **english),
        tells("art-2", "IR", "TJ", language=Language.FA, published="2026-02-01", **persian),
    ]
    return len(agreements(*stories))


@pytest.mark.parametrize(
    ("english", "persian", "sector"),
    [
        ("gas supplies", "صادرات برق", Sector.ENERGY),
        ("wheat supplies", "دامپزشکی", Sector.AGRICULTURE),
        ("railway links", "جاده‌ای حمل نقل", Sector.TRANSPORT),
        ("double taxation", "همکاری بانکی", Sector.FINANCE),
        ("copper mining", "استخراج طلا", Sector.MINING),
    ],
)
def test_two_subjects_of_one_sector_in_two_languages_are_two_deals(english: str, persian: str, sector: Sector) -> None:
    told: dict[str, Any] = {"sectors": [sector]}
    assert deals_in_two_languages({"topic": english, **told}, {"topic": persian, **told}) == 2


@pytest.mark.parametrize(
    ("english", "persian"),
    [
        ("convicted prisoners transfer", "انتقال محکومان"),
        ("comprehensive strategic partnership", "مشارکت جامع راهبردی"),
        ("wind turbines", "توربین‌های بادی"),
    ],
)
def test_one_subject_in_two_languages_is_one_deal_though_no_sector_is_known(english: str, persian: str) -> None:
    assert deals_in_two_languages({"topic": english, "sectors": []}, {"topic": persian, "sectors": []}) == 1


def test_a_subject_that_only_one_language_names_leaves_it_to_the_sectors() -> None:
    told: dict[str, Any] = {"sectors": ENERGY}
    assert deals_in_two_languages({"topic": "gas", **told}, {"topic": "همکاری", **told}) == 1


def test_a_chamber_is_not_the_commission_and_a_committee_may_be_the_working_group() -> None:
    body: dict[str, Any] = {"kind": AgreementKind.JOINT_BODY, "sectors": [Sector.TRADE]}
    chamber, group = {"topic": "chamber commerce", **body}, {"topic": "working group commerce", **body}
    committee = {"topic": "کمیته تجارت", **body}
    assert deals_in_two_languages(chamber, committee) == 2
    assert deals_in_two_languages(group, committee) == 1


def test_words_are_known_whole_or_by_their_beginning() -> None:
    assert subjects_of(["railways", "محکومان"], "subject") == {"rail", "prisoners"}
    assert subjects_of(["port", "portfolio", "سدی"], "subject") == {"port"}
    assert subjects_of(["commission"], "body") == {"body-committee"}


@pytest.mark.parametrize("row", rows("joining", "subjects", "tells", "en", "fa"), ids=lambda row: row["id"])
def test_each_row_has_words_in_both_languages(row: dict[str, str]) -> None:
    assert row["en"].strip()
    assert row["fa"].strip()
    forms = [form.strip() for column in ("en", "fa") for form in row[column].split("|")]
    # Topics have no shorter words.
    assert [form for form in forms if len(form.rstrip("*")) < 3] == []


class TestBundles:
    def test_as_many_papers_of_one_pair_in_two_weeks_are_the_same(self) -> None:
        bundle: dict[str, Any] = {"count": 14, "sectors": [], "topic": "visit"}
        assert deals_in_two_languages(bundle, {**bundle, "topic": "سفر"}) == 1

    @pytest.mark.parametrize(
        "other",
        [
            pytest.param({"count": 12}, id="another number"),
            pytest.param({"sectors": [Sector.TOURISM]}, id="another subject"),
            pytest.param({"published": "2026-03-01", "sectors": []}, id="another month"),
        ],
    )
    def test_others_are_not(self, other: dict[str, Any]) -> None:
        bundle: dict[str, Any] = {"count": 14, "sectors": [Sector.TRADE], "topic": ""}
        stories = (tells("art-1", "IR", "TJ", **bundle), tells("art-2", "IR", "TJ", **{**bundle, **other}))
        assert len(agreements(*stories)) == 2

    def test_a_few_papers_are_the_same_within_days_only(self) -> None:
        bundle: dict[str, Any] = {"count": 2, "sectors": [], "topic": ""}
        first = tells("art-1", "IR", "TJ", **bundle)
        near, far = (tells("art-2", "IR", "TJ", published=day, **bundle) for day in ("2026-02-01", "2026-02-08"))
        assert len(agreements(first, near)) == 1
        assert len(agreements(first, far)) == 2


SIGNED: dict[str, Any] = {"topic": "legal assistance", "sectors": [Sector.POLITICS], "published": "2025-01-17"}
IN_FORCE: dict[str, Any] = {**SIGNED, "status": Status.IN_FORCE, "published": "2025-10-02"}


class TestToldLater:
    @pytest.mark.parametrize("status", [Status.IN_FORCE, Status.SUSPENDED, Status.EXPIRED])
    def test_what_became_of_a_pact_belongs_to_it(self, status: Status) -> None:
        later: dict[str, Any] = {**IN_FORCE, "kind": AgreementKind.AGREEMENT, "status": status}
        (deal,) = agreements(tells("art-1", "IR", "TJ", **SIGNED), tells("art-2", "IR", "TJ", **later))
        assert (deal.status.value, deal.status.disputed, deal.source_count) == (status, False, 2)

    def test_in_another_language_too(self) -> None:
        persian: dict[str, Any] = {**IN_FORCE, "topic": "معاضدت حقوقی", "language": Language.FA}
        assert len(agreements(tells("art-1", "IR", "TJ", **SIGNED), tells("art-2", "IR", "TJ", **persian))) == 1

    @pytest.mark.parametrize(
        "other",
        [
            pytest.param({"topic": "grain supplies"}, id="another subject"),
            pytest.param({"status": Status.SIGNED}, id="signed anew"),
            pytest.param({"date": "2025-09-30"}, id="dated by its text"),
            pytest.param({"published": "2024-10-02"}, id="before it was signed"),
            pytest.param({"kind": AgreementKind.CONTRACT}, id="a contract"),
        ],
    )
    def test_other_deals_do_not(self, other: dict[str, Any]) -> None:
        stories = tells("art-1", "IR", "TJ", **SIGNED), tells("art-2", "IR", "TJ", **{**IN_FORCE, **other})
        assert len(agreements(*stories)) == 2

    def test_of_two_pacts_that_fit_alike_it_belongs_to_neither(self) -> None:
        older = tells("art-0", "IR", "TJ", **{**SIGNED, "published": "2023-01-17"})
        stories = [older, tells("art-1", "IR", "TJ", **SIGNED), tells("art-2", "IR", "TJ", **IN_FORCE)]
        assert len(agreements(*stories)) == 3

    def test_the_next_ceasefire_is_another_one(self) -> None:
        truce: dict[str, Any] = {"topic": "ceasefire", "sectors": [Sector.SECURITY]}
        stories = (
            tells("art-1", "IR", "TJ", **{**SIGNED, **truce}),
            tells("art-2", "IR", "TJ", **{**IN_FORCE, **truce}),
        )
        assert len(agreements(*stories)) == 2


class TestStatus:
    def test_a_denial_of_what_another_source_has_as_signed_is_disputed(self) -> None:
        told = tells("art-1", "TR", "UZ", published="2026-01-28")
        denied = tells("art-2", "TR", "UZ", status=Status.NOT_SIGNED)
        (deal,) = agreements(told, denied)
        assert (deal.status.value, deal.status.disputed) == (Status.NOT_SIGNED, True)

    def test_a_signature_that_was_planned_for_the_month_is_not_disputed_by_the_plan(self) -> None:
        planned = tells("art-1", "TR", "UZ", status=Status.PROPOSED, date="2026-01", published="2026-01-20")
        (deal,) = agreements(planned, tells("art-2", "TR", "UZ"))
        assert (deal.status.value, deal.status.disputed) == (Status.SIGNED, False)


class TestReprints:
    def test_another_headline_above_the_same_text_is_no_other_deal(self) -> None:
        stories = (
            tells("art-1", "TR", "UZ", topic="aras corridor transit ink"),
            tells("art-2", "TR", "UZ", topic="aras corridor transit"),
        )
        (deal,) = graph_of(*stories, reprints=[["art-1", "art-2"]]).agreements
        assert (deal.source_count, deal.article_ids) == (1, ("art-1", "art-2"))

    def test_two_deals_of_a_text_are_those_of_its_reprint(self) -> None:
        stories = []
        for number, more in enumerate(("", " ink")):
            story = tells(f"art-{number}", "TR", "UZ", topic=f"aras corridor transit{more}")
            story.deal(
                AgreementKind.MEMORANDUM, Status.SIGNED, ["a0", "a1"], topic=f"wheat{more}", amount=dollars("1e6")
            )
            stories.append(story)
        found = graph_of(*stories, reprints=[["art-0", "art-1"]]).agreements
        assert [deal.article_ids for deal in found] == [("art-0", "art-1")] * 2
