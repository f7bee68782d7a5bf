"""Of names that overlap the longest remains, and then the surest."""

from dataclasses import dataclass
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from indexing.deriving.mentions.overlapping import is_free, longest


@dataclass(frozen=True)
class Name:
    """A name at a place."""

    start: int
    end: int
    confidence: float = 0.5


SPANS = st.tuples(st.integers(0, 40), st.integers(1, 12), st.sampled_from([0.5, 0.7, 0.9]))
NAMES = st.lists(SPANS.map(lambda drawn: Name(drawn[0], drawn[0] + drawn[1], drawn[2])), max_size=12)


def test_the_longest_remains() -> None:
    short, long = Name(0, 4, 0.9), Name(0, 9)
    assert longest([short, long]) == [long]


def test_of_equals_the_surest_remains() -> None:
    assert longest([Name(3, 8, 0.5), Name(3, 8, 0.9)]) == [Name(3, 8, 0.9)]


@given(NAMES)
def test_what_remains_never_overlaps(names: list[Name]) -> None:
    kept = longest(names)
    assert all(first.end <= second.start for first, second in pairwise(kept))
    assert bool(kept) == bool(names)


@given(NAMES, st.integers(0, 50), st.integers(1, 10))
def test_a_place_is_free_where_nothing_stands(names: list[Name], start: int, length: int) -> None:
    taken = [(name.start, name.end) for name in longest(names)]
    assert is_free(taken, start, start + length) == all(b <= start or start + length <= a for a, b in taken)
