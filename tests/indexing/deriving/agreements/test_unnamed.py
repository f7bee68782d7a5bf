"""A side that has no name keeps its place, so that no other state of the article is put there."""

import pytest

from tests.indexing.deriving.agreements.telling import Told


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("On Monday Egypt signed an agreement with its creditor banks.", {"EG"}),
        ("An agreement between Egypt and its creditors was signed.", {"EG"}),
        ("Egypt and its bank advisory committee have signed an agreement.", {"EG"}),
        ("On Monday Egypt signed an agreement with Sudan on banks.", {"EG", "SD"}),
    ],
)
def test_the_side_without_a_name_is_nobody_else(sentence: str, parties: set[str]) -> None:
    told = Told(f"Egypt and Sudan held talks.\n{sentence}")
    assert told.parties() == parties
