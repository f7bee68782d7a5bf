"""A Persian name in Latin letters: office holders by name, names by their usual spelling, the rest by letters."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.deriving.mentions.latin_names import latin_name


@pytest.mark.parametrize(
    ("persian", "latin"),
    [
        ("شوکت میرضیایف", "Shavkat Mirziyoyev"),
        ("سید محمد خاتمی", "Mohammad Khatami"),
        ("سیدمحمد خاتمی", "Mohammad Khatami"),
        ("رجب طیب اردوغان", "Recep Tayyip Erdoğan"),
    ],
)
def test_office_holders_are_known_by_name(persian: str, latin: str) -> None:
    assert latin_name(persian) == latin


@pytest.mark.parametrize(
    ("persian", "latin"),
    [
        ("حسين كريمي", "Hossein Karimi"),
        ("محمدامین رستم‌زاده", "Mohammad Amin Rostamzadeh"),
        ("علی اکبر نعمت زاده", "Ali Akbar Nematzadeh"),
        ("سیدعماد حسینی", "Seyed Emad Hosseini"),
        ("فریدون ستاری فر", "Fereydoun Sattarifar"),
    ],
)
def test_names_have_their_usual_spelling(persian: str, latin: str) -> None:
    assert latin_name(persian) == latin


@pytest.mark.parametrize(("persian", "latin"), [("بسکاری", "Baskari"), ("عزمی", "Azmi"), ("الکبدی", "al-Kabdi")])
def test_what_no_table_knows_is_spelled_by_its_letters(persian: str, latin: str) -> None:
    assert latin_name(persian) == latin


def test_a_latin_name_stays_as_it_is() -> None:
    assert latin_name("Omer Bolat") == "Omer Bolat"


def test_a_title_alone_does_not_vanish() -> None:
    assert latin_name("سید")


@given(st.text(alphabet="ابپتجحخدرزسشصطعغفقکگلمنوهیآ \u200c", min_size=1).filter(str.strip))
def test_a_persian_name_comes_out_in_latin_letters(name: str) -> None:
    spelled = latin_name(name)
    assert spelled
    assert spelled == name or not re.search("[\u0621-\u06cc]", spelled)
