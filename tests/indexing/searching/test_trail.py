"""Cursors that remember what was seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.searching.trail import REMEMBERED, BrokenCursor, ForeignCursor, Trail

KEYS = st.lists(st.text(max_size=8), max_size=2 * REMEMBERED, unique=True)


@given(KEYS.filter(bool))
def test_a_cursor_says_what_the_trail_holds(keys: list[str]) -> None:
    trail = Trail.of("grain").behind(keys)
    assert Trail.of("grain").after(trail.cursor()) == trail
    assert trail.rank == len(keys)
    assert len(trail.marks) == min(len(keys), REMEMBERED)


@given(KEYS, KEYS)
def test_what_was_seen_is_not_given_again_and_nothing_else_is_left_out(seen: list[str], found: list[str]) -> None:
    trail = Trail.of("grain").behind(seen[:REMEMBERED])
    assert trail.offset == 0
    expected = [key for key in found if key not in seen[:REMEMBERED]]
    assert trail.unseen((key, key) for key in found) == expected


def test_behind_many_hits_those_before_the_last_ones_count_as_seen() -> None:
    keys = [f"pas-{n}" for n in range(1_000)]
    trail = Trail.of("grain").behind(keys)
    assert trail.offset == 1_000 - REMEMBERED // 2
    later = ["new-1", *keys[900:], "pas-1000"]
    assert trail.unseen((key, key) for key in later) == ["pas-1000"]
    assert trail.unseen([("pas-2000", "pas-2000")]) == ["pas-2000"]


def test_trails_join_up() -> None:
    keys = [f"pas-{n}" for n in range(300)]
    assert Trail.of("x").behind(keys[:100]).behind(keys[100:]) == Trail.of("x").behind(keys)


def test_a_cursor_belongs_to_its_search() -> None:
    cursor = Trail.of("grain").behind(["pas-1"]).cursor()
    with pytest.raises(ForeignCursor):
        Trail.of("barley").after(cursor)


@given(st.text(max_size=40) | st.binary(max_size=40).map(bytes.hex))
def test_anything_else_is_no_cursor(text: str) -> None:
    with pytest.raises((BrokenCursor, ForeignCursor)):
        Trail.of("grain").after(text)


@pytest.mark.parametrize("cut", [1, 3, 5])
def test_half_a_cursor_is_none(cut: int) -> None:
    cursor = Trail.of("grain").behind(["pas-1", "pas-2"]).cursor()
    with pytest.raises(BrokenCursor):
        Trail.of("grain").after(cursor[:-cut])
