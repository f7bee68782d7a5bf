"""A country beside a body is where it is at home; what agrees is the body."""

import pytest

from tests.indexing.deriving.agreements.telling import Told


@pytest.mark.parametrize(
    "sentence",
    [
        "<Tolonet Corp> of Peru and <Zagrosnet Corp> of Chile signed a supply agreement.",
        "Peru's second biggest mobile carrier, Tolonet Corp, signed a supply agreement with Zagrosnet Corp.",
        "Peruvian metal trading and equipment company Tolonet Corp signed a supply agreement with Zagrosnet Corp.",
        "Tolonet Corp, a Peruvian steel company, signed a supply agreement with Zagrosnet Corp of Chile.",
    ],
)
def test_a_country_that_says_where_a_firm_is_from_is_no_party(sentence: str) -> None:
    assert Told(sentence).parties() == {"Tolonet Corp", "Zagrosnet Corp"}


def test_a_state_that_deals_with_a_firm_is_one() -> None:
    told = Told("Peru signed a supply agreement with the company Zagrosnet Corp.")
    assert told.parties() == {"PE", "Zagrosnet Corp"}


def test_a_state_that_deals_with_foreign_firms_and_one_of_its_own_is_one() -> None:
    told = Told(
        "Iran signed a contract with a consortium comprising France's Total and the National Iranian Oil Company."
    )
    assert told.parties() == {"IR", "Total", "National Iranian Oil Company"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru awarded Siemens a contract to build a power plant.",
        "Peru has picked Siemens for a contract to build a power plant.",
        "Peru told German group Siemens it would sign a contract on a power plant.",
    ],
)
def test_who_does_something_to_a_firm_is_not_its_home(sentence: str) -> None:
    assert Told(sentence).parties() == {"PE", "Siemens"}
