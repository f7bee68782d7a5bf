"""Where the sentences about one deal name different parties, the surest counts, and a headline counts least."""

from tests.indexing.deriving.agreements.telling import Told


def test_a_headline_does_not_outweigh_the_sentence_that_tells_it() -> None:
    told = Told(
        "Peru, Chilean trading firm agree on copper\n\n"
        "The government of Peru signed a copper supply agreement on Monday with Tolonet Corp.\n"
    )
    assert told.parties() == {"PE", "Tolonet Corp"}


def test_one_name_is_better_than_none() -> None:
    told = Told("A truce was agreed.\nOn Monday Tolonet Corp signed an agreement.\nThe agreement was welcomed.")
    assert "Tolonet Corp" in told.parties(told.agreements[-1])
