"""Firms and bodies that nothing but their place in a sentence of business makes known."""

import pytest

from indexing.deriving.mentions.countries import find_countries
from indexing.deriving.mentions.organisations import find_organisations
from indexing.vocabulary import Language
from tests.indexing.deriving.mentions.reading import quotes, text_of


def mentioned(raw: str) -> list[str]:
    text = text_of(raw, Language.EN)
    return quotes(text, find_organisations(text, find_countries(text))[0])


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("The port signed a deal with Tolonet on Monday.", ["Tolonet"]),
        ("The port will acquire Tolonet for two billion.", ["Tolonet"]),
        ("On Monday Tolonet agreed to buy the port.", ["Tolonet"]),
        ("It sold its Tolonet unit on Monday.", ["Tolonet"]),
        ("On Monday Tolonet, the biggest maker of pipes, closed.", ["Tolonet"]),
        ("The port will acquire Tolonet for two billion. Then Tolonet closed.", ["Tolonet", "Tolonet"]),
    ],
)
def test_where_firms_stand_stands_a_firm(raw: str, names: list[str]) -> None:
    assert mentioned(raw) == names


@pytest.mark.parametrize(
    "raw",
    [
        "The port signed a deal with Peru on Monday.",
        "Minister Tolo Wadani came. The port signed a deal with Wadani on Monday.",
        "Miners agreed to buy the port.",
        "The port signed a deal with Miners on Monday, and the miners left.",
        "The price fell in Tolonet, a town in the north.",
    ],
)
def test_states_persons_and_everyday_words_are_no_firms(raw: str) -> None:
    assert mentioned(raw) == []


def test_the_people_of_a_firm_stand_before_its_name() -> None:
    assert mentioned("The port signed a deal with Norwegian Tolonet on Monday.") == ["Tolonet"]
