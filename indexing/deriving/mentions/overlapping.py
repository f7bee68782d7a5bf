"""Names that overlap: which of them remain, and whether a place is still free."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar


class Placed(Protocol):
    """Something at `start:end` of a text, more or less sure."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def confidence(self) -> float:
        """How sure it is, from 0 to 1."""


P = TypeVar("P", bound=Placed)


def is_free(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether none of the sorted ranges `taken` overlaps `start:end`."""
    last = bisect_left(taken, (end, 0)) - 1
    return last < 0 or taken[last][1] <= start


def longest(names: Iterable[P]) -> list[P]:
    """The names that remain when of those that overlap the longest is kept, then the surest."""
    kept: list[P] = []
    for name in sorted(names, key=lambda name: (name.start, -name.end, -name.confidence)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
        elif name.end - name.start > kept[-1].end - kept[-1].start:
            kept[-1] = name
    return kept
