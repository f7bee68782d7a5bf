"""What may have been meant by a word with one typing error."""

from indexing.searching.languages import Script
from indexing.searching.spelling import SHORTEST, neighbours, one_error_away


def test_everything_one_error_away_and_how_likely() -> None:
    meant = one_error_away("abc", Script.LATIN)
    assert {"bac", "acb", "bc", "ac", "ab", "abcx", "axbc", "abx"} <= set(meant)
    assert "abc" not in meant
    assert meant["abx"] == meant["abv"] > meant["abz"]
    assert all(0 < likely <= 1 for likely in meant.values())
    assert all(abs(len(one) - len("abc")) <= 1 for one in meant)
    assert len("abc") == SHORTEST


def test_keys_are_beside_each_other_in_both_directions() -> None:
    for script in Script:
        beside = neighbours(script)
        assert all(key in beside[other] for key, others in beside.items() for other in others if key not in "پو")
