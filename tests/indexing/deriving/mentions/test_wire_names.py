"""Firms that wire copy marks by brackets, by the sign behind the name, or by what only a body says."""

import pytest

from indexing.deriving.mentions.organisations import find_organisations
from indexing.vocabulary import Language
from tests.indexing.deriving.mentions.reading import quotes, text_of


def mentioned(raw: str) -> list[str]:
    text = text_of(raw, Language.EN)
    return quotes(text, find_organisations(text, [])[0])


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("It sold the mine to <Zagros Mills> of Lima.", ["Zagros Mills"]),
        ("It sold the mine to Zagros Mills <ZGM.L> yesterday.", ["Zagros Mills"]),
        ("Yesterday Zagros Mills said it signed a contract.", ["Zagros Mills"]),
        ("Zagros said its mine had been sold.", ["Zagros"]),
        (
            "It bought Tolo Mills Ltd <TLM>, and <Zagros Mills Ltd> (ZML) sold it.",
            ["Tolo Mills Ltd", "Zagros Mills Ltd", "ZML"],
        ),
        ("T. Zagros and Co Ltd <TZGM> said it signed a contract.", ["T. Zagros and Co Ltd"]),
        ("According to Zagros.tv, the mine was sold.", ["Zagros.tv"]),
        ("It joined the Zagros Port Trust (ZPT) in May.", ["Zagros Port Trust", "ZPT"]),
        ("A contract with the New Zagros Power Line was signed.", ["New Zagros Power Line"]),
    ],
)
def test_names_that_the_copy_marks_are_firms(raw: str, names: list[str]) -> None:
    assert mentioned(raw) == names


@pytest.mark.parametrize(
    "raw",
    [
        "Wadani said it was too early.",
        "A spokesman said it signed a contract.",
        "ZAGROS <ZGM> SELLS A MINE",
        "Minister Tolo Wadani came. Wadani said it had been sold.",
        "See www.Zagros.tv/mine for more.",
        "It flies in Low Earth Orbit (LEO).",
        "A contract with the Tolo Wadani government was signed.",
    ],
)
def test_what_a_person_may_say_or_a_sign_alone_is_no_firm(raw: str) -> None:
    assert mentioned(raw) == []


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("Zagros Mill Corp's <ZGM> unit signed it.", ["Zagros Mill Corp"]),
        ("The New York Copper Exchange (NYCE) signed it.", ["New York Copper Exchange"]),
        ("A pact with U.S. Firm Zagros Mill Corp <ZGM> was signed.", ["Zagros Mill Corp"]),
        ("LIMA - Zagros Agricultural University signed it.", ["Zagros Agricultural University"]),
    ],
)
def test_a_name_ends_before_its_possessive_and_begins_behind_the_dateline(raw: str, names: list[str]) -> None:
    assert mentioned(raw)[: len(names)] == names
