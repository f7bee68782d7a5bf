"""Chains of decisions and revised articles in which one of them was once lost without a word."""

import pytest

from indexing.curating.binding import Trace
from indexing.curating.readings import Known
from indexing.decisions import Target
from indexing.documents import ClaimValue
from indexing.vocabulary import DecidedField, DecisionAction, RecheckReason, Sector, Status
from tests.indexing.curating.desk import Desk
from tests.indexing.curating.wire import MINERALS, minerals, minerals_fa, railway, three_deals
from tests.indexing.deriving.joining.story import Story

REWRITTEN = "The two capitals sealed their paper on critical minerals, which had been two years in the making."


def together(desk: Desk) -> set[frozenset[str]]:
    return {frozenset(one.article_ids) for one in desk.agreements}


def sets(*groups: str) -> set[frozenset[str]]:
    return {frozenset(f"art-{number}" for number in group) for group in groups}


def desk_of_three() -> Desk:
    """Two tellings of one memorandum, and another memorandum of the same states."""
    return Desk(minerals().told(), minerals_fa().told(), railway().told())


def split_off(desk: Desk, article_id: str) -> None:
    """Take the telling of an article out of the agreement that it is part of."""
    agreement = desk.agreement(article_id)
    (reading,) = (target for target in desk.targets(agreement) if target.article_id == article_id)
    desk.split(agreement, reading)


class TestSentenceThatStandsTwice:
    """The anchor finds the copy among the old neighbours, but the rules tell the deal where it stands first."""

    def revised(self) -> Story:
        told = Story(
            "art-1", "Tehran and Tashkent sign", MINERALS, "Officials met.", MINERALS, "Talks go on.",
            published="2026-01-29",
        )  # fmt: skip
        parties = [told.country("IR", "Iran"), told.country("UZ", "Uzbekistan")]
        kept = minerals()
        told.deal(kept.deals[0].kind, Status.SIGNED, parties, topic="critical minerals", sectors=[Sector.MINING])
        return told

    def desk(self) -> Desk:
        return Desk(minerals(before=("Officials met.",)).told())

    def test_stays_rejected(self) -> None:
        desk = self.desk()
        desk.reject(desk.agreement("art-1"))
        desk.told = [self.revised().told()]
        assert (desk.agreements, desk.rechecks()) == ((), {})

    def test_stays_confirmed_and_corrected(self) -> None:
        desk = self.desk()
        desk.confirm(desk.agreement("art-1"))
        desk.correct(desk.agreement("art-1"), DecidedField.STATUS, ClaimValue(text="in_force"))
        desk.told = [self.revised().told()]
        (deal,) = desk.agreements
        assert (deal.confidence, deal.status.value, desk.rechecks()) == (1.0, Status.IN_FORCE, {})


class TestMergeAndSplit:
    def test_what_was_split_off_and_merged_again_is_with_all_that_was_merged_before(self) -> None:
        desk = desk_of_three()
        desk.merge(desk.agreement("art-3"), desk.agreement("art-1"))
        split_off(desk, "art-1")
        desk.merge(desk.agreement("art-1"), desk.agreement("art-3"))
        assert together(desk) == sets("123")
        assert desk.rechecks() == {}

    def test_what_was_split_off_stays_off_when_it_is_merged_elsewhere_and_split_off_there_too(self) -> None:
        desk = desk_of_three()
        split_off(desk, "art-1")
        desk.merge(desk.agreement("art-1"), desk.agreement("art-3"))
        split_off(desk, "art-1")
        assert together(desk) == sets("1", "2", "3")
        assert desk.rechecks() == {}

    def test_a_split_is_on_the_list_when_what_it_left_behind_is_rewritten_and_joins_again(self) -> None:
        desk = desk_of_three()
        desk.merge(desk.agreement("art-1"), desk.agreement("art-3"))
        split_off(desk, "art-2")
        assert together(desk) == sets("13", "2")
        desk.told = [minerals(sentence=REWRITTEN).told(), *desk.told[1:]]
        assert together(desk) == sets("12", "3")
        assert desk.rechecks()["dec-1"] == "anchor_lost"

    @pytest.mark.parametrize("first", ["art-1", "art-3"])
    def test_a_rejection_of_merged_deals_is_taken_back_by_confirming_one_of_them(self, first: str) -> None:
        desk = desk_of_three()
        alone = desk.agreement(first)
        targets = desk.targets(alone)
        desk.merge(desk.agreement("art-1"), desk.agreement("art-3"))
        desk.reject(desk.agreement("art-1"))
        assert together(desk) == set()
        desk.decide(DecisionAction.CONFIRM, alone, targets=targets)
        certain = [deal.article_ids for deal in desk.agreements if deal.confidence == 1.0]
        assert [first in article_ids for article_ids in certain] == [True]

    def test_a_correction_made_before_a_merge_follows_or_is_on_the_list(self) -> None:
        desk = desk_of_three()
        desk.correct(desk.agreement("art-3"), DecidedField.STATUS, ClaimValue(text="suspended"))
        desk.correct(desk.agreement("art-1"), DecidedField.STATUS, ClaimValue(text="in_force"))
        desk.merge(desk.agreement("art-1"), desk.agreement("art-3"))
        (merged,) = desk.agreements
        assert merged.status.value is Status.IN_FORCE
        assert desk.rechecks() == {"dec-0": "contradicted"}

    def test_a_decision_about_a_record_that_was_merged_away_is_about_the_merged_one(self) -> None:
        desk = desk_of_three()
        away = desk.agreement("art-3")
        targets = desk.targets(away)
        desk.merge(desk.agreement("art-1"), away)
        field, values = DecidedField.KIND, (ClaimValue(text="protocol"),)
        desk.decide(DecisionAction.CORRECT, away, targets=targets, field=field, values=values)
        (merged,) = desk.agreements
        assert (merged.kind.value, desk.rechecks()) == ("protocol", {})


class TestNumberedIds:
    """Deals of one kind in one sentence are numbered, so the id of one passes to the next when it goes."""

    def test_a_decision_is_not_taken_back_by_one_about_the_deal_that_has_its_id_now(self) -> None:
        desk = Desk(three_deals("art-1", Sector.MINING, Sector.TRADE, Sector.TOURISM).told())
        mining = next(one for one in desk.agreements if one.sectors == (Sector.MINING,))
        desk.confirm(mining)
        desk.told = [three_deals("art-1", Sector.TRADE, Sector.TOURISM).told()]
        heir = next(one for one in desk.agreements if one.id == mining.id)
        assert heir.sectors == (Sector.TRADE,)
        desk.confirm(heir)
        desk.told = []
        assert desk.rechecks() == {"dec-0": "article_gone", "dec-1": "article_gone"}

    def test_a_reading_is_known_by_its_subject_too(self) -> None:
        one, other = (Target(id="agr-1", sectors=(sector,), siblings=2) for sector in (Sector.MINING, Sector.TRADE))
        lost = Known(reason=RecheckReason.ARTICLE_GONE)
        assert Trace(one, lost).then != Trace(other, lost).then
        assert Trace(Target(id="agr-1", sectors=(Sector.TRADE,)), lost).then == "agr-1"
