"""A firm makes a contract of an agreement; a state, a bank of a state or a club does not."""

import pytest

from tests.indexing.deriving.agreements.telling import Told


@pytest.mark.parametrize(
    "parties",
    [
        "Zagros Copper Co and Mobarak Mills Ltd",
        "<Zagros Copper> and <Mobarak Mills>",
        "The carmakers Zagros and Mobarak",
    ],
)
def test_what_firms_agree_is_a_contract(parties: str) -> None:
    assert Told(f"{parties} signed an agreement on cables in May.").kinds == ["contract"]


@pytest.mark.parametrize("parties", ["Oman and Iraq", "The Ministry of Justice of Oman and the Government of Iraq"])
def test_what_states_agree_is_an_agreement(parties: str) -> None:
    assert Told(f"{parties} signed an agreement on cables in May.").kinds == ["agreement"]
