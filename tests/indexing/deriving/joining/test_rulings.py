"""Rulings group and part readings over any number of steps."""

from indexing.deriving.joining.rulings import NO_RULINGS, Rulings, Same


def test_what_is_together_over_several_steps_is_one_group() -> None:
    rulings = Rulings(frozenset({Same("a", "b", "x"), Same("b", "c", "y")}))
    assert rulings.group("a") == rulings.group("c")
    assert rulings.group("d") is None
    assert rulings.rivals(rulings.group("a")) == frozenset()


def test_what_is_apart_from_one_of_a_group_is_apart_from_all_of_it() -> None:
    rulings = Rulings(frozenset({Same("a", "b", "x")}), frozenset({("b", "c")}))
    group, rival = rulings.group("a"), rulings.group("c")
    assert rival is not None
    assert rulings.rivals(group) == {rival}
    assert rulings.rivals(rival) == {group}


def test_pairs_are_given_only_where_both_are_there() -> None:
    rulings = Rulings(frozenset({Same("a", "b", "x"), Same("a", "c", "x")}))
    assert rulings.among({"a", "c"}) == [Same("a", "c", "x")]
    assert NO_RULINGS.among({"a", "c"}) == []
