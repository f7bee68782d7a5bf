"""A bloc with one of its own members beside it agrees alone, unless the words set the two against each other."""

import pytest

from tests.indexing.deriving.agreements.telling import Told


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Nigeria said that OPEC signed an agreement on output.", {"OPEC"}),
        ("OPEC and Norway signed an agreement on output.", {"OPEC", "NO"}),
        ("An agreement between OPEC and Nigeria was signed.", {"OPEC", "NG"}),
    ],
)
def test_a_member_is_a_party_only_across_from_its_bloc(sentence: str, parties: set[str]) -> None:
    assert Told(sentence).parties() == parties


def test_who_joins_is_a_party_though_it_is_a_member_now() -> None:
    told = Told("The European Union will start accession talks with Croatia in April.")
    assert told.parties() == {"EU", "HR"}


@pytest.mark.parametrize(
    "members",
    [
        " - Russia, Belarus and Armenia -",
        " (Russia, Belarus and Armenia)",
        ", which groups Russia, Belarus and Armenia,",
    ],
)
def test_members_that_are_only_counted_up_behind_their_bloc(members: str) -> None:
    told = Told(f"The agreement between Iran and the EAEU{members} was signed.")
    assert told.parties() == {"IR", "EAEU"}
