"""Who is only compared with the parties, or looks on, is no party, however many of them there are."""

import pytest

from tests.indexing.deriving.agreements.telling import Told


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Like Turkey and Georgia, Armenia signed a customs agreement with Iran.", {"AM", "IR"}),
        ("Like Turkey, Armenia signed a customs agreement with Iran.", {"AM", "IR"}),
        ("Like Turkey, Georgia and Iraq, Armenia signed a customs agreement with Iran.", {"AM", "IR"}),
        ("Unlike Armenia and Turkey, Georgia signed a customs agreement with Iran.", {"GE", "IR"}),
        ("Following the example of Kenya and Uganda, Egypt signed a visa agreement with Sudan.", {"EG", "SD"}),
        ("Iran and Iraq signed a gas agreement with Russia watching closely.", {"IR", "IQ"}),
        ("Iran and Iraq signed a gas agreement, with Omani envoy Adam Tolo in attendance.", {"IR", "IQ"}),
        (
            "Iran has visa agreements with more neighbours than Armenia and last week signed one with Iraq.",
            {"IR", "IQ"},
        ),
        ("Iran and Iraq signed a gas agreement that exempts Syria, along with Jordan and Libya.", {"IR", "IQ"}),
        ("Iran and Iraq signed a gas agreement with Russia on Friday.", {"IR", "IQ", "RU"}),
    ],
)
def test_who_is_compared(sentence: str, parties: set[str]) -> None:
    assert Told(sentence).parties() == parties


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("ارمنستان همانند گرجستان و ترکیه با ایران توافق‌نامه گمرکی امضا کرد.", {"AM", "IR"}),
        ("بر خلاف ترکیه و پاکستان، ایران با ترکمنستان موافقت‌نامه گازی امضا کرد.", {"IR", "TM"}),
        ("همانند ترکیه، گرجستان و روسیه، ارمنستان با ایران توافق‌نامه گمرکی امضا کرد.", {"AM", "IR"}),
        ("ایران، ارمنستان و گرجستان توافق‌نامه گمرکی امضا کردند.", {"AM", "GE", "IR"}),
    ],
)
def test_who_is_compared_in_persian(sentence: str, parties: set[str]) -> None:
    assert Told(sentence, "fa").parties() == parties


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Egyptian President Omar Fadel and Sudanese President Ali Idris signed a visa agreement.", {"EG", "SD"}),
        ("The Uzbek chamber of commerce and the Iranian chamber of commerce signed a memorandum.", {"UZ", "IR"}),
        ("The Iranian team in talks with Britain and France signed no agreement.", {"IR", "GB", "FR"}),
        ("Tehran and Baku inked a protocol on water.", {"IR", "AZ"}),
        ("Moscow and Ankara agreed to extend a gas contract.", {"RU", "TR"}),
        ("Officials from Tehran and Baku inked a protocol on water.", {"IR", "AZ"}),
        ("Iran and the Taliban signed an agreement on water.", {"IR", "Taliban"}),
        ("Iran and the Taliban administration in Afghanistan signed an agreement on water.", {"IR", "AF"}),
    ],
)
def test_those_who_stand_for_a_state(sentence: str, parties: set[str]) -> None:
    assert Told(sentence).parties() == parties


def test_with_whom_they_signed_what_is_named_before() -> None:
    told = Told("A minister welcomed the agreement that Egypt and Sudan signed with Chad on Sunday.")
    assert told.parties() == {"EG", "SD", "TD"}


def test_a_movement_that_rules_in_persian() -> None:
    assert Told("ایران و طالبان توافق‌نامه آب امضا کردند.", "fa").parties() == {"IR", "طالبان"}


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("اسرائیل و سوریه با میانجیگری قطر، مصر و آمریکا درباره آتش‌بس به توافق رسیدند.", {"IL", "SY"}),
        ("با میانجیگری عمان، ایران و عراق درباره آب به توافق رسیدند.", {"IR", "IQ"}),
        ("ایران و عراق پس از گفت‌وگوهایی که ترکیه و قطر میانجی آن بودند، توافق کردند.", {"IR", "IQ"}),
        ("روسیه مشابه قراردادی که با ایران دارد، با ترکیه قرارداد انتقال گاز امضا کرد.", {"RU", "TR"}),
        ("ایران، لیبی و ونزوئلا از توافق کاهش تولید اوپک معاف هستند.", {"OPEC"}),
        ("وزیران برق ایران و عراق در حضور نخست وزیر ترکیه توافق‌نامه برق امضا کردند.", {"IR", "IQ"}),
        ("توافق‌نامه برق در حضور وزیران ایران و عراق امضا شد.", {"IR", "IQ"}),
    ],
)
def test_who_mediates_hosts_watches_or_is_exempt_in_persian(sentence: str, parties: set[str]) -> None:
    assert Told(sentence, "fa").parties() == parties


def test_a_concern_of_the_state_is_nobody_who_objects() -> None:
    told = Told("Hyundai of South Korea won a contract from state concern Turkmengaz.")
    assert told.parties() == {"Hyundai", "Turkmengas"}
