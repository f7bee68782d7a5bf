"""Names that are also common words are decided by the words around."""

from indexing.deriving.mentions.homographs import around, is_meant


def test_the_surroundings_hold_the_name_as_a_sign() -> None:
    assert around("a Chad border", 2, 6) == "a @ border"
    assert len(around("x" * 1000, 500, 501)) < 200


def test_a_word_that_must_be_proved_counts_only_with_proof() -> None:
    assert is_meant("مالی", "هیاتی از کشور @ آمد", "fa")
    assert not is_meant("مالی", "تامین @ طرح", "fa")


def test_a_name_counts_unless_it_is_disproved() -> None:
    assert is_meant("Chad", "the border of @ and Niger", "en")
    assert not is_meant("Chad", "Lake @ shrank", "en")
    assert is_meant("Peru", "@ agreed", "en")
