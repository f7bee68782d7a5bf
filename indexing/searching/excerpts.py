"""The parts of a long text that show best what was searched for."""

from collections.abc import Iterable, Sequence
from typing import Final

from indexing.values import Span

#: Code points of an excerpt: two lines on a screen.
LENGTH: Final = 160
#: How far an edge may be moved to where a word begins or ends.
_LONGEST_WORD: Final = 24


def excerpts(text: str, marked: Sequence[Span], hidden: Iterable[Span] = (), most: int = 2) -> list[Span]:
    """Up to `most` disjoint parts of `text` with the most of the `marked` words, in order; none touches `hidden` spans.

    A part is about LENGTH code points long, begins and ends between words, and has its marked words in its middle.
    """
    barriers = sorted(hidden, key=lambda span: span.start)
    shown = [span for span in marked if not any(span.overlaps(barrier) for barrier in barriers)]
    found: list[Span] = []
    while shown and len(found) < most:
        first, last = _densest(shown)
        part = _around(text, shown[first].start, shown[last].end, _bounds(text, shown[first], [*barriers, *found]))
        found.append(part)
        shown = [span for span in shown if not span.overlaps(part)]
    return sorted(found, key=lambda span: span.start)


def _densest(spans: Sequence[Span]) -> tuple[int, int]:
    """First and last of the most spans that fit into one excerpt, the earliest of several such runs."""
    best, end = (0, 0), 0
    for begin in range(len(spans)):
        end = max(end, begin)
        while end + 1 < len(spans) and spans[end + 1].end - spans[begin].start <= LENGTH:
            end += 1
        if end - begin > best[1] - best[0]:
            best = (begin, end)
    return best


def _bounds(text: str, span: Span, barriers: Iterable[Span]) -> tuple[int, int]:
    """The room around `span` between its neighbours among `barriers`."""
    before = [barrier.end for barrier in barriers if barrier.end <= span.start]
    behind = [barrier.start for barrier in barriers if barrier.start >= span.end]
    return max(before, default=0), min(behind, default=len(text))


def _around(text: str, start: int, end: int, bounds: tuple[int, int]) -> Span:
    end = min(end, bounds[1])
    spare = max(0, LENGTH - (end - start)) // 2
    begin, stop = max(bounds[0], start - spare), min(bounds[1], end + spare)
    while begin > bounds[0] and start - begin < spare + _LONGEST_WORD and not text[begin - 1].isspace():
        begin -= 1
    while stop < bounds[1] and stop - end < spare + _LONGEST_WORD and not text[stop].isspace():
        stop += 1
    while begin < start and text[begin].isspace():
        begin += 1
    while stop > end and text[stop - 1].isspace():
        stop -= 1
    return Span(start=begin, end=stop)
