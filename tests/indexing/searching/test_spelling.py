"""What may have been meant by a word with one typing error."""

from indexing.searching.languages import Script
from indexing.searching.spelling import SHORTEST, neighbours, one_error_away


def test_everything_one_error_away_and_how_likely() -> None:
    meant = one_error_away("tehrani", Script.LATIN)
    assert {"ethrani", "tehrain", "tehran", "ehrani", "tehranie", "xtehrani", "tehrano", "tehxani"} <= set(meant)
    assert "tehrani" not in meant
    assert meant["tehranu"] == meant["tehrano"] > meant["tehrana"] > meant["tehranz"]
    assert all(0 < likely <= 1 for likely in meant.values())
    assert all(abs(len(one) - len("tehrani")) <= 1 for one in meant)


def test_a_letter_that_sounds_alike_may_have_been_meant() -> None:
    assert {"زابلي", "ذابلي"} <= set(one_error_away("ضابلي", Script.ARABIC))
    assert "tashkent" in one_error_away("tashkant", Script.LATIN)


def test_the_first_letter_of_a_short_word_is_not_one_too_many() -> None:
    meant = one_error_away("chad", Script.LATIN)
    assert {"chda", "had", "cha", "chat", "vhad", "chado"} & set(meant) == {"chda", "cha", "vhad", "chado"}
    assert len("chad") == SHORTEST


def test_keys_are_beside_each_other_in_both_directions() -> None:
    for script in Script:
        beside = neighbours(script)
        assert all(key in beside[other] for key, others in beside.items() for other in others if key not in "پو")
