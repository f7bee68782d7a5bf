"""An accord on a debt is that of the debtor where its banks have no name."""

import pytest

from tests.indexing.deriving.agreements.telling import Told


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Mexico said that Peru's debt rescheduling agreement was signed on Monday.", {"PE"}),
        ("Mexico said that Peru's mining agreement was signed on Monday.", {"PE", "MX"}),
        ("An agreement between Peru and Mexico on rescheduling a debt was signed on Monday.", {"PE", "MX"}),
    ],
)
def test_a_debt_has_one_debtor(sentence: str, parties: set[str]) -> None:
    assert Told(sentence).parties() == parties


def test_a_lender_that_is_plainly_named_is_the_other_side() -> None:
    told = Told("France signed an agreement with Gabon to reschedule a debt, the Norwegian minister said.")
    assert told.parties() == {"FR", "GA"}


def test_the_club_that_it_is_agreed_with_is_a_party() -> None:
    told = Told("Peru reached an agreement with the Paris Club of creditor governments to reschedule its foreign debt.")
    assert told.parties() == {"PE", "Paris Club"}
