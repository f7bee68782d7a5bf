"""What an editor says about agreements holds in every later derivation, in both languages, or is on the list."""

from decimal import Decimal

from indexing.documents import Agreement, Claim, ClaimValue
from indexing.values import Amount, PartialDate
from indexing.vocabulary import (
    ActorKind,
    AgreementKind,
    DecidedField,
    Language,
    Participation,
    Sector,
    Status,
)
from tests.indexing.curating.desk import Desk, party
from tests.indexing.curating.wire import MINERALS, MINERALS_FA, minerals, minerals_fa, railway, three_deals

REVISED = "Iran and Uzbekistan have signed the memorandum on critical minerals on Thursday."
RETYPED_FA = "ايران و ازبكستان روز پنج شنبه تفاهم نامه همكاري در مواد معدنی حیاتی امضا كردند."


def claims_about(desk: Desk, agreement: Agreement) -> list[Claim]:
    return [claim for claim in desk.derive().graph.claims if claim.subject_id == agreement.id]


def test_a_confirmed_agreement_is_certain_and_says_why() -> None:
    desk = Desk(minerals().told())
    before = desk.agreement("art-1")
    decision = desk.confirm(before)
    after = desk.agreement("art-1")
    assert (before.confidence, after.confidence) == (0.8, 1.0)
    assert after.reasons[-1].code == f"decision/{decision.id}"
    assert after.reasons[-1].weight == 0.2
    assert desk.rechecks() == {}


def test_a_confirmation_outlives_a_new_wording_that_changes_the_id() -> None:
    desk = Desk(minerals().told(), minerals_fa().told())
    (before,) = desk.agreements
    desk.confirm(before)
    desk.told = [
        minerals(sentence=REVISED, before=("Updated at noon.",)).told(),
        minerals_fa(sentence=RETYPED_FA, before=("به‌روز شد.",)).told(),
    ]
    (after,) = desk.agreements
    assert after.id != before.id
    assert after.confidence == 1.0
    assert desk.rechecks() == {}


def test_a_confirmed_agreement_that_the_rules_no_longer_find_is_on_the_list() -> None:
    desk = Desk(minerals().told())
    decision = desk.confirm(desk.agreement("art-1"))
    article, findings = minerals().told()
    desk.told = [(article, findings.model_copy(update={"agreements": ()}))]
    assert desk.agreements == ()
    assert desk.rechecks() == {decision.id: "not_derived"}


def test_a_sentence_that_is_gone_and_an_article_that_is_gone_are_told_apart() -> None:
    desk = Desk(minerals().told(), railway().told())
    signed, built = desk.agreement("art-1"), desk.agreement("art-3")
    first, second = desk.confirm(signed), desk.confirm(built)
    desk.told = [minerals(sentence="The steel mill of Bekabad was visited by reporters.").told()]
    assert desk.rechecks() == {first.id: "anchor_lost", second.id: "article_gone"}


def test_a_confirmation_is_not_passed_on_to_other_parties() -> None:
    desk = Desk(minerals().told())
    decision = desk.confirm(desk.agreement("art-1"))
    other = MINERALS.replace("Uzbekistan", "Tajikistan")
    desk.told = [minerals(sentence=other, states=(("IR", "Iran"), ("TJ", "Tajikistan"))).told()]
    assert desk.agreement("art-1").confidence == 0.8
    assert desk.rechecks() == {decision.id: "changed"}


def test_a_rejected_agreement_does_not_come_back_under_another_id_or_kind() -> None:
    desk = Desk(minerals().told(), railway().told())
    desk.reject(desk.agreement("art-1"))
    desk.told[0] = minerals(sentence=REVISED, kind=AgreementKind.AGREEMENT, before=("Updated.",)).told()
    assert [one.article_ids for one in desk.agreements] == [("art-3",)]
    graph = desk.derive().graph
    assert {claim.subject_id for claim in graph.claims} == {one.id for one in graph.agreements}
    assert desk.rechecks() == {}


def test_a_rejection_is_not_passed_on_to_other_parties_in_a_revised_sentence() -> None:
    desk = Desk(minerals().told())
    decision = desk.reject(desk.agreement("art-1"))
    other = MINERALS.replace("Uzbekistan", "Tajikistan")
    desk.told = [minerals(sentence=other, states=(("IR", "Iran"), ("TJ", "Tajikistan"))).told()]
    assert {one.code for one in desk.agreement("art-1").participants} == {"IR", "TJ"}
    assert desk.rechecks() == {decision.id: "changed"}


def test_a_rejection_holds_for_every_article_that_told_it_and_for_reprints() -> None:
    desk = Desk(minerals().told(), minerals_fa().told())
    (both,) = desk.agreements
    desk.reject(both)
    desk.told[1] = minerals_fa(sentence=RETYPED_FA).told()
    desk.told.append(minerals("art-9").told())
    assert [one.article_ids for one in desk.agreements] == [("art-9",)]
    desk.reprints = [("art-1", "art-9")]
    assert desk.agreements == ()


def test_of_three_deals_in_one_sentence_only_the_one_meant_is_rejected() -> None:
    desk = Desk(three_deals("art-1", Sector.MINING, Sector.TRADE, Sector.TOURISM).told())
    (trade,) = (one for one in desk.agreements if one.sectors == (Sector.TRADE,))
    decision = desk.reject(trade)
    assert {one.sectors[0] for one in desk.agreements} == {Sector.MINING, Sector.TOURISM}
    desk.told = [three_deals("art-1", Sector.TRADE, Sector.TOURISM).told()]
    assert [one.sectors for one in desk.agreements] == [(Sector.TOURISM,)]
    desk.told = [three_deals("art-1", Sector.MINING).told()]
    assert desk.rechecks() == {decision.id: "ambiguous"}


def test_corrected_fields_are_shown_with_the_claim_and_passage_behind_them() -> None:
    desk = Desk(minerals().told(), railway("art-3").told())
    deal = desk.agreement("art-1")
    amount = Amount(value=Decimal(500_000_000), unit="USD")
    date = PartialDate(value="2026-01-29")
    desk.correct(deal, DecidedField.KIND, ClaimValue(text="contract"))
    desk.correct(deal, DecidedField.STATUS, ClaimValue(text="agreed", date=date))
    desk.correct(deal, DecidedField.SECTOR, ClaimValue(text="metals"), ClaimValue(text="mining"))
    desk.correct(deal, DecidedField.AMOUNT, ClaimValue(text="500000000 USD", amount=amount))
    desk.correct(deal, DecidedField.DATE, ClaimValue(text=date.value, date=date))
    desk.correct(deal, DecidedField.COUNT, ClaimValue(text="3"))
    after = desk.agreement("art-1")
    assert (after.kind, after.status.value, after.status.as_of) == (AgreementKind.CONTRACT, Status.AGREED, date)
    assert after.sectors == (Sector.METALS, Sector.MINING)
    assert [stated.amount for stated in after.amounts] == [amount]
    assert (after.date, after.count) == (date, 3)
    assert after.titles != deal.titles
    assert "3 contracts" in after.titles[0].text
    decided = [claim for claim in claims_about(desk, after) if claim.rule.id.startswith("decision/")]
    assert {claim.rule.id for claim in decided} == {f"decision/{decision.id}" for decision in desk.decisions}
    assert {claim.id for claim in decided} < set(after.claim_ids)
    passages = {passage.id: passage.quote for passage in desk.derive().graph.passages}
    assert {passages[key] for claim in decided for key in claim.passage_ids} == {MINERALS}
    said = {claim.value.text for claim in claims_about(desk, after)}
    assert {"memorandum", "contract", "signed", "agreed"} <= said


def test_corrected_parties_follow_their_actors_and_the_titles_follow_them() -> None:
    desk = Desk(minerals().told(), three_deals("art-5", Sector.TOURISM).told())
    iran, tajikistan = desk.actor("Iran"), desk.actor("Tajikistan")
    deal = desk.agreement("art-1")
    decision = desk.correct(deal, DecidedField.PARTICIPANT, party(iran), party(tajikistan))
    after = desk.agreement("art-1")
    assert [(one.code, one.role) for one in after.participants] == [
        ("IR", Participation.PARTY),
        ("TJ", Participation.PARTY),
    ]
    assert "Tajikistan" in after.titles[0].text
    desk.told.pop()
    assert desk.rechecks() == {decision.id: "value_lost"}
    assert {one.code for one in desk.agreement("art-1").participants} == {"IR", "UZ"}


def test_a_field_can_be_emptied() -> None:
    desk = Desk(minerals().told())
    desk.correct(desk.agreement("art-1"), DecidedField.SECTOR)
    after = desk.agreement("art-1")
    assert after.sectors == ()
    assert "none" in {claim.value.text for claim in claims_about(desk, after)}


def test_a_correction_that_makes_no_sense_is_on_the_list() -> None:
    desk = Desk(minerals().told())
    deal = desk.agreement("art-1")
    wrong = [
        desk.correct(deal, DecidedField.KIND, ClaimValue(text="handshake")),
        desk.correct(deal, DecidedField.NAME, ClaimValue(text="Pact")),
        desk.correct(deal, DecidedField.STATUS),
    ]
    assert desk.rechecks() == {decision.id: "impossible" for decision in wrong}
    assert desk.agreement("art-1") == deal


def test_two_agreements_are_merged_and_both_ids_lead_to_the_one() -> None:
    desk = Desk(minerals().told(), railway().told())
    one, other = desk.agreement("art-1"), desk.agreement("art-3")
    desk.merge(one, other)
    (merged,) = desk.agreements
    assert {one.id, other.id} == {merged.id, *merged.former_ids}
    assert set(merged.article_ids) == {"art-1", "art-3"}
    desk.told[0] = minerals(sentence=REVISED).told()
    assert len(desk.agreements) == 1


def test_two_agreements_of_one_article_can_be_merged() -> None:
    desk = Desk(three_deals("art-1", Sector.MINING, Sector.TRADE).told())
    desk.merge(*desk.agreements)
    (merged,) = desk.agreements
    assert set(merged.sectors) == {Sector.MINING, Sector.TRADE}


def test_what_is_not_the_same_is_never_joined_and_others_still_are() -> None:
    desk = Desk(minerals().told(), minerals_fa().told(), minerals("art-4").told())
    (joined,) = desk.agreements
    english, persian = (desk.targets(joined, looked_at=key)[0] for key in ("art-1", "art-2"))
    desk.split(joined, persian)
    apart = desk.agreements
    assert {one.article_ids for one in apart} == {("art-1", "art-4"), ("art-2",)}
    assert english.id != persian.id
    desk.told[1] = minerals_fa(sentence=RETYPED_FA).told()
    assert {one.article_ids for one in desk.agreements} == {("art-1", "art-4"), ("art-2",)}
    assert desk.rechecks() == {}


def test_the_later_of_two_contradicting_decisions_wins_in_whatever_order_they_are_read() -> None:
    desk = Desk(minerals().told(), minerals_fa().told())
    (joined,) = desk.agreements
    persian = desk.targets(joined, looked_at="art-2")[0]
    desk.split(joined, persian)
    one, other = desk.agreements
    desk.merge(one, other)
    assert len(desk.agreements) == 1
    desk.not_same(one, other)
    assert len(desk.agreements) == 2
    desk.decisions.reverse()
    assert len(desk.agreements) == 2
    assert desk.rechecks() == {}


def test_a_rejection_taken_back_and_a_confirmation_taken_back() -> None:
    desk = Desk(minerals().told())
    deal = desk.agreement("art-1")
    desk.confirm(deal)
    desk.reject(deal)
    assert (desk.agreements, desk.rechecks()) == ((), {})
    desk.confirm(deal)
    assert desk.agreement("art-1").confidence == 1.0
    assert desk.rechecks() == {}


def test_the_later_correction_of_a_field_wins_and_only_its_claim_is_shown() -> None:
    desk = Desk(minerals().told())
    deal = desk.agreement("art-1")
    desk.correct(deal, DecidedField.KIND, ClaimValue(text="contract"))
    desk.correct(deal, DecidedField.KIND, ClaimValue(text="protocol"))
    after = desk.agreement("art-1")
    assert after.kind is AgreementKind.PROTOCOL
    assert "contract" not in {claim.value.text for claim in claims_about(desk, after)}


def test_a_merge_that_later_decisions_together_exclude_is_on_the_list() -> None:
    desk = Desk(minerals().told(), railway().told(), three_deals("art-5", Sector.TOURISM).told())
    one, other, third = (desk.agreement(key) for key in ("art-1", "art-3", "art-5"))
    first = desk.merge(one, other)
    desk.merge(other, third)
    desk.not_same(one, third)
    assert {frozenset(each.article_ids) for each in desk.agreements} == {
        frozenset({"art-1"}),
        frozenset({"art-3", "art-5"}),
    }
    assert desk.rechecks() == {first.id: "contradicted"}


def test_a_decision_of_which_only_id_and_anchor_are_known_holds_too() -> None:
    desk = Desk(minerals_fa().told())
    decision = desk.confirm(desk.agreement("art-2"))
    desk.decisions = [decision.model_copy(update={"targets": ()})]
    desk.told = [minerals_fa(before=("خبر تازه.",)).told()]
    assert desk.agreement("art-2").confidence == 1.0
    assert decision.anchor is not None
    assert decision.anchor.quote == MINERALS_FA


def test_no_decision_changes_what_it_is_not_about() -> None:
    desk = Desk(minerals().told(), railway().told(), three_deals("art-5", Sector.TOURISM, Sector.TRADE).told())
    before = desk.derive().graph
    desk.reject(desk.agreement("art-1"))
    desk.confirm(desk.agreement("art-3"))
    after = desk.derive().graph
    assert [one for one in after.agreements if "art-5" in one.article_ids] == [
        one for one in before.agreements if "art-5" in one.article_ids
    ]
    assert (after.passages, after.actors) == (before.passages, before.actors)
    assert {actor.kind for actor in after.actors} == {ActorKind.COUNTRY}
    assert {name.language for one in after.agreements for name in one.titles} == {Language.EN, Language.FA}
