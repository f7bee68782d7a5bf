"""An accord that is known by its subject is that of its two sides, not of those who mediate."""

from tests.indexing.deriving.agreements.telling import Told

NAMES = "Hamas and Israel kept silent. "


def test_a_truce_in_gaza_is_one_of_israel_and_hamas() -> None:
    told = Told(NAMES + "Egypt and Qatar agreed on Monday to present a deal for a ceasefire in Gaza.")
    assert {"IL", "Hamas"} in [told.parties(agreement) for agreement in told.agreements]


def test_a_truce_elsewhere_is_not() -> None:
    told = Told(NAMES + "Egypt and Qatar signed a deal on the ceasefire in the north.")
    assert {"EG", "QA"} in [told.parties(agreement) for agreement in told.agreements]


WAR = "آمریکا خبر تازه‌ای ندارد. "


def test_the_memorandum_that_ended_a_war_is_not_that_of_the_mediators() -> None:
    told = Told(
        WAR + "ایران، قطر و پاکستان اجرای مفاد یادداشت تفاهم خاتمه جنگ را در دوحه بررسی کردند.",
        "fa",
    )
    assert told.parties() == {"IR", "US"}


def test_another_memorandum_is_theirs() -> None:
    told = Told(WAR + "ایران و قطر یادداشت تفاهم گمرکی امضا کردند.", "fa")
    assert told.parties() == {"IR", "QA"}
