"""Confidence is a sum that can be read, and what is published deserves it."""

import pytest

from indexing.deriving.agreements.confidence import PUBLISHED
from tests.indexing.deriving.agreements.telling import Told

SPORT = """United beat City in cup final
The striker signed a new two-year contract with the club before the second half of the season.
The coach said that the players agreed on everything. Fans from Spain and Italy sang."""

ACCIDENT = """Bus falls into ravine near Shiraz
Twelve people were hurt when a bus left the road. Police said the driver was tired.
Rescue teams from the province reached the site within an hour."""

POLITICS = """Parliament passes budget after long night
The coalition agreement held, and the opposition agreed to vote later. The speaker announced a recess.
The finance minister said the plan would create jobs."""

SPORT_FA = """پیروزی استقلال در هفته پایانی
بازیکن تازه باشگاه قرارداد دو ساله امضا کرد و سرمربی گفت با مدیران به توافق رسیده است.
هواداران این بازی را از تلویزیون دیدند."""

ACCIDENT_FA = """واژگونی اتوبوس در جاده شیراز
در این حادثه دوازده نفر زخمی شدند. پلیس علت را خستگی راننده اعلام کرد."""

POLITICS_FA = """مجلس کلیات بودجه را تصویب کرد
نمایندگان پس از بحث طولانی با پیشنهاد دولت موافقت کردند. رئیس مجلس گفت کار ادامه دارد."""


@pytest.mark.parametrize(
    ("raw", "language"),
    [(SPORT, "en"), (ACCIDENT, "en"), (POLITICS, "en"), (SPORT_FA, "fa"), (ACCIDENT_FA, "fa"), (POLITICS_FA, "fa")],
)
def test_an_article_without_agreements_publishes_none(raw: str, language: str) -> None:
    assert [a for a in Told(raw, language).agreements if a.confidence >= PUBLISHED] == []


def test_a_plain_report_is_published() -> None:
    told = Told(
        "Iran and Armenia signed a trade agreement in Yerevan.\nMinisters of the two countries hailed the accord."
    )
    assert told.one.confidence >= PUBLISHED


def test_reasons_add_up_to_the_confidence() -> None:
    agreement = Told("Iran and Armenia discussed a possible fishing accord.").one
    assert agreement.confidence == pytest.approx(min(0.97, sum(reason.weight for reason in agreement.reasons)))
    assert all("/" in reason.code or reason.code.isascii() for reason in agreement.reasons)


def test_a_plain_statement_counts_more_than_a_wish() -> None:
    signed = Told("Iran and Armenia signed a fishing accord.").one
    wished = Told("Iran and Armenia hope for a fishing accord.").one
    assert signed.confidence > wished.confidence


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        ("Iran and Armenia have not signed a fishing accord, a minister said.", "en", "negation"),
        ("Iran and Armenia could sign a fishing accord in May.", "en", "condition"),
        ("ایران و ارمنستان می‌توانند تفاهم‌نامه همکاری امضا کنند.", "fa", "condition"),
        ("Iran and Armenia agreed to widen their trade.", "en", "acts_only"),
        ("Iran and Armenia signed agreements on fish.", "en", "several"),
        ("Iran, Oman and Armenia signed a fishing accord.", "en", "many_parties"),
    ],
)
def test_doubt_and_vagueness_lower_the_confidence(text: str, language: str, reason: str) -> None:
    weights = {step.code: step.weight for step in Told(text, language).agreements[0].reasons}
    assert weights[reason] < 0


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Peru and Chile issued a joint statement in Lima that reaffirmed their agreement on tariffs.", "en"),
        ("ایران و عمان توافق کردند تفاهم‌نامه‌ای درباره صادرات گاز امضا کنند و کمیسیون مشترک تشکیل دهند.", "fa"),
    ],
)
def test_of_two_papers_in_one_sentence_only_the_first_is_published(text: str, language: str) -> None:
    first, second = Told(text, language).agreements
    assert first.passages == second.passages
    assert second.confidence < PUBLISHED <= first.confidence
    assert [step.code for step in second.reasons if step.code == "same_sentence"]


def test_the_parts_of_an_enumeration_are_as_sure_as_each_other() -> None:
    agreements = Told("Iran and Armenia signed three agreements: on transit, on customs and on visas.").agreements
    assert len(agreements) == 3
    assert len({agreement.confidence for agreement in agreements}) == 1
    assert agreements[0].confidence >= PUBLISHED


def test_a_signatory_and_a_sum_raise_the_confidence() -> None:
    plain = Told("Iran and Armenia signed a fishing accord.").one
    full = Told("President Emomali Rahmon of Tajikistan signed a fishing accord worth $3 million with Iran.").one
    assert {"signatory", "money"} <= {step.code for step in full.reasons}
    assert full.confidence > plain.confidence


def test_bodies_of_one_country_count_less() -> None:
    told = Told("شرکت ملی نفت ایران و شرکت ملی گاز ایران قرارداد خرید لوله امضا کردند.", "fa")
    assert "one_home" in {reason.code for reason in told.one.reasons}
