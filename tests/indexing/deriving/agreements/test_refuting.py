"""What one sentence reports and the next one denies is not published as signed."""

import pytest

from indexing.deriving.agreements.confidence import PUBLISHED
from tests.indexing.deriving.agreements.telling import Told


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Media said Iraq and Jordan had signed a gas contract. A spokesman for Iraq denied the report.", "en"),
        ("Iraq and Jordan signed a gas contract, media said. Amman said the report was false.", "en"),
        ("Iraq and Jordan have signed a gas contract, media said. Amman denied this.", "en"),
        ("رسانه‌ها از امضای قرارداد گاز میان عراق و اردن خبر دادند. سخنگوی دولت عراق این خبر را تکذیب کرد.", "fa"),
        ("رسانه‌ها گفتند عراق و اردن بر سر گاز توافق کرده‌اند. وزارت نفت عراق گفت این گزارش صحت ندارد.", "fa"),
        ("رسانه‌ها گفتند عراق و اردن قرارداد گاز امضا کردند. بغداد این ادعا را بی‌اساس خواند.", "fa"),
    ],
)
def test_what_the_next_sentence_denies(text: str, language: str) -> None:
    told = Told(text, language)
    assert told.status() == "not_signed"
    assert told.one.confidence < PUBLISHED


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Iraq and Jordan signed a gas contract. A spokesman for Iraq confirmed the report.", "en"),
        ("Iraq and Jordan signed a gas contract. Amman denied claims that it had overpaid.", "en"),
        ("Iraq and Jordan signed a gas contract. Amman praised it. A bank denied the report of a loss.", "en"),
        ("عراق و اردن قرارداد گاز امضا کردند. سخنگوی دولت عراق این خبر را تأیید کرد.", "fa"),
        ("عراق و اردن قرارداد گاز امضا کردند. دیدار دو روز بود. بانک این خبر را تکذیب کرد.", "fa"),
    ],
)
def test_what_is_confirmed_or_denied_of_something_else(text: str, language: str) -> None:
    assert Told(text, language).status(Told(text, language).agreements[0]) == "signed"
