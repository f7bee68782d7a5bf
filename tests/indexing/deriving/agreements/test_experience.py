"""How findings of the same make have fared weighs in the confidence, as steps that can be read."""

import pytest

from indexing.deriving.agreements.experience import marks_of, of_experience
from indexing.deriving.table import rows
from indexing.values import Reason, Rule
from indexing.vocabulary import AgreementKind, Status
from tests.indexing.deriving.agreements.telling import Told

FOUND = Reason(code="found", weight=0.6)
BETWEEN = Rule(id="parties/between")


def test_marks_are_namer_kind_status_resolver_place_number_of_deals_and_rank_of_the_sentence() -> None:
    marks = marks_of([FOUND], AgreementKind.ROADMAP, Status.AGREED, BETWEEN, place=(0, 2), sentence=1)
    others = ["kind_roadmap", "status_agreed", "found_by_between", "place_0", "deals_2", "sentence_1"]
    assert marks == ["named_by_untold", *others]


def test_the_row_that_named_it_is_a_mark() -> None:
    reasons = [FOUND, Reason(code="en/triggers/plan", weight=0.01)]
    assert "named_by_plan" in marks_of(reasons, AgreementKind.ROADMAP, Status.AGREED, BETWEEN, place=(0, 1), sentence=0)


def test_what_lies_far_behind_is_alike() -> None:
    first = marks_of([FOUND], AgreementKind.ROADMAP, Status.AGREED, BETWEEN, place=(9, 20), sentence=15)
    assert first == marks_of([FOUND], AgreementKind.ROADMAP, Status.AGREED, BETWEEN, place=(30, 40), sentence=60)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_each_mark_of_the_table_is_a_step_with_its_weight(language: str) -> None:
    known = {row["id"]: float(row["weight"]) for row in rows(language, "experience", "weight", "findings")}
    steps = list(of_experience([FOUND], [*known, "kind_unheard_of"], language))
    assert {step.code.removeprefix(f"{language}/experience/"): step.weight for step in steps} == known


@pytest.mark.parametrize("bound", ["denied", "same_sentence"])
def test_what_a_bound_holds_down_stays_there(bound: str) -> None:
    reasons = [FOUND, Reason(code=bound, weight=-0.2)]
    assert not list(of_experience(reasons, ["kind_joint_body"], "en"))


def test_a_language_without_the_table_has_no_experience() -> None:
    assert not list(of_experience([FOUND], ["kind_roadmap"], "ru"))


@pytest.mark.parametrize(
    ("raw", "language"),
    [
        ("Iran and Tajikistan signed a memorandum on mining in Dushanbe on Monday.", "en"),
        ("ایران و تاجیکستان روز دوشنبه تفاهم‌نامه معدنی امضا کردند.", "fa"),
    ],
)
def test_the_steps_stand_among_the_reasons_of_a_finding(raw: str, language: str) -> None:
    found = Told(raw, language).one
    steps = {reason.code for reason in found.reasons if reason.code.startswith(f"{language}/experience/")}
    assert {f"{language}/experience/{mark}" for mark in ("kind_memorandum", "status_signed", "deals_1")} <= steps
    assert found.confidence == pytest.approx(min(0.97, sum(reason.weight for reason in found.reasons)), abs=0.001)


def test_the_parts_of_one_enumeration_share_their_place() -> None:
    raw = (
        "Iran and Armenia signed a treaty on borders. "
        "Iran and Iraq signed three agreements: on transit, on customs and on visas. "
        "Iran and Oman signed a contract on gas."
    )
    text = Told(raw)
    places = [
        next(r.code.rpartition("_")[2] for r in found.reasons if "/place_" in r.code) for found in text.agreements
    ]
    assert places == ["0", "1", "1", "1", "2"]
