"""A union of states agrees by itself where the paper is its own, and with whoever joins it."""

import pytest

from tests.indexing.deriving.agreements.telling import Told


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Norway cut its output after an OPEC agreement was reached in May.", {"OPEC"}),
        ("Norway and OPEC signed an agreement on output in May.", {"OPEC", "NO"}),
        ("Peru praised the accord of the Group of Five that was reached in May.", {"G5"}),
        ("Peru hopes that the International Coffee Agreement will be signed in May.", {"ICO"}),
        ("The Japanese minister said the Louvre accord on currencies was still in force.", {"G7"}),
    ],
)
def test_the_paper_of_a_union_is_its_own(sentence: str, parties: set[str]) -> None:
    assert Told(sentence).parties() == parties


def test_who_joins_a_union_agrees_with_it() -> None:
    assert Told("Poland signed the treaty on joining NATO in Brussels on Monday.").parties() == {"PL", "NATO"}


def test_a_row_of_states_with_a_capital_and_is_one_row() -> None:
    assert Told("Japan, the U.S. And West Germany signed an agreement on currencies.").parties() == {"JP", "US", "DE"}


def test_a_union_that_is_told_with_its_members_agrees_itself() -> None:
    raw = "The G-7, comprising Japan, Britain, France, Italy and Canada, signed an agreement on currencies."
    assert Told(raw).parties() == {"G7"}
