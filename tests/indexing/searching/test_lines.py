"""The terms of a text as one string: whatever is asked of a line is what a list of positions would answer."""

from hypothesis import given
from hypothesis import strategies as st

from indexing.searching.analysis.lines import (
    begins,
    filled,
    is_single,
    line_of,
    needle,
    places_of,
    positions,
    terms_in,
)

PLACES = st.lists(st.lists(st.text("اکabБ1", min_size=1, max_size=3), max_size=3), max_size=8)


@given(PLACES)
def test_a_line_gives_its_terms_with_their_positions(places: list[list[str]]) -> None:
    expected = [(number, term) for number, terms in enumerate(places) for term in terms]
    assert list(places_of(line_of(places))) == expected
    assert terms_in(line_of(places)) == len(expected)


@given(PLACES, st.text("اکabБ1", min_size=1, max_size=2))
def test_a_line_counts_whole_terms_and_finds_beginnings(places: list[list[str]], term: str) -> None:
    flat = [one for terms in places for one in terms]
    assert line_of(places).count(needle(term)) == flat.count(term)
    assert positions(line_of(places), term) == {n for n, terms in enumerate(places) if term in terms}
    assert begins(line_of(places), term) == any(one.startswith(term) for one in flat)


@given(PLACES)
def test_a_line_tells_how_many_positions_have_terms_and_whether_one_has_several(places: list[list[str]]) -> None:
    assert filled(line_of(places)) == sum(map(bool, places))
    assert is_single(line_of(places)) == all(len(terms) <= 1 for terms in places)


@given(PLACES, PLACES)
def test_lines_one_behind_the_other_are_the_line_of_all_positions(
    first: list[list[str]], second: list[list[str]]
) -> None:
    assert line_of(first) + line_of(second) == line_of([*first, *second])
