"""Who sells or buys what a paper is about stands before it, and to whom or from whom behind it."""

import pytest

from tests.indexing.deriving.agreements.telling import Told


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Zagros Corp signed an agreement to sell its Tolonet Ltd unit to Anzal Inc.", {"Zagros Corp", "Anzal Inc"}),
        (
            "Zagros Corp signed a letter of intent on the purchase from Anzal Inc of Tolonet Ltd.",
            {"Zagros Corp", "Anzal Inc"},
        ),
    ],
)
def test_a_seller_and_a_buyer_are_the_parties_and_what_is_sold_is_none(sentence: str, parties: set[str]) -> None:
    assert Told(sentence).parties() == parties


def test_a_movement_agrees_with_its_own_state() -> None:
    assert Told("Lebanon and Hezbollah signed an agreement on a truce.").parties() == {"LB", "Hezbollah"}


def test_who_sells_is_a_party_whoever_signs_for_it() -> None:
    told = Told("The chancellor of Peru signed a deal for Tolonet Corp to sell 23 planes to Zagrosnet Corp.")
    assert told.parties() == {"Tolonet Corp", "Zagrosnet Corp"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Zagros Bank and Tolo Bank signed a credit agreement to finance imports of wheat from Sudan.",
        "Zagros Bank and Tolo Bank signed a deal to build a mill with money from Sudan and Chad.",
        "Zagros Bank and Tolo Bank agreed to ship grain to Sudan.",
    ],
)
def test_two_who_agree_do_so_with_each_other_and_not_with_who_pays_or_gets(sentence: str) -> None:
    assert Told(sentence).parties() == {"Zagros Bank", "Tolo Bank"}


def test_who_signed_owns_no_paper() -> None:
    told = Told("Zagros Corp and Tolo Corp of Chad signed a contract with Sudan's Anzal Bank.")
    assert told.parties() == {"Zagros Corp", "Tolo Corp", "Anzal Bank"}


def test_whose_goods_are_replaced_is_no_party() -> None:
    told = Told("Zagros Bank signed a contract with Tolo Corp as it seeks to replace supplies from Anzal Corp.")
    assert told.parties() == {"Zagros Bank", "Tolo Corp"}
