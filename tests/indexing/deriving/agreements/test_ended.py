"""An agreement that ended is told as such, although the article also tells how it was made."""

import pytest

from tests.indexing.deriving.agreements.telling import Told


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        ("Iraq suspended a gas agreement with Jordan on Friday. The agreement had been signed in 2022.", "suspended"),
        ("Iraq suspended a gas agreement with Jordan. The agreement was signed in 2022.", "suspended"),
        ("The gas contract between Iraq and Jordan expired. The contract had been signed in Amman.", "expired"),
        ("Iraq suspended a gas agreement with Jordan in 2022. On Friday they signed the agreement again.", "signed"),
        ("Iraq and Jordan signed a gas agreement. The agreement had been suspended in 2022.", "signed"),
    ],
)
def test_what_is_news_and_what_was_before(raw: str, status: str) -> None:
    told = Told(raw)
    assert told.status(told.agreements[0]) == status


def test_a_pact_that_replaces_another_is_not_that_one() -> None:
    told = Told(
        "Iraq and Jordan signed a border pact. The pact replaces a memorandum that Iraq and Jordan signed in 2023."
    )
    assert told.kinds == ["agreement", "memorandum"]
