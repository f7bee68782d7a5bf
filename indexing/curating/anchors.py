"""Finding an anchor again in a text that was revised: exact quote, folded quote, then a quote that is nearly the same.

Where the quote stands more than once, the characters around it decide, then the distance from its old place. It is the
order in which annotation tools for the web anchor a TextQuoteSelector. Spaces, punctuation and letter case are left out
of the folded comparison: re-typed copy changes them first (a non-joiner becomes a space, quotation marks change).
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from rapidfuzz import fuzz

from indexing.folding import Folded, fold
from indexing.values import Anchor, Span

#: Likeness in percent (rapidfuzz `ratio` of letters and digits) from which a changed quote is taken for the same. With
#: the same words on both sides less will do; on one side they prove nothing, for where a sentence was taken out its
#: neighbours stand beside what it stood beside. docs/curating.md has the measurements.
SAME_QUOTE = 80.0
SAME_QUOTE_IN_CONTEXT = 65.0
_SAME_CONTEXT = 70.0
#: A quote of fewer letters says little by itself; the words around it, or its old place, must agree.
_SHORT = 12
_CONTEXT_OF_SHORT = 60.0
#: A longer quote is compared by its beginning, so that an endless sentence costs no more than a long one.
_LONGEST = 600
#: Between two places that are nearly as good, a changed quote is lost rather than guessed.
_AHEAD = 8.0
_MOST_WORDS, _MOST_PLACES, _MOST_WINDOWS = 40, 30, 5


class How(StrEnum):
    """By which comparison an anchor was found again."""

    EXACT = "exact"
    FOLDED = "folded"
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an anchor stands now."""

    span: Span
    how: How


class Anchorable:
    """A text in which anchors can be found; it is prepared once for all of them."""

    def __init__(self, raw: str) -> None:
        """`raw` is the present text of the article."""
        self.raw = raw

    @cached_property
    def _folded(self) -> Folded:
        return Folded(self.raw)

    @cached_property
    def _bare(self) -> tuple[str, list[int]]:
        """The letters and digits of the folded text in lower case, and the folded position of each."""
        kept = [(lower, i) for i, c in enumerate(self._folded.text) if c.isalnum() for lower in c.casefold()]
        return "".join(c for c, _ in kept), [i for _, i in kept]

    def find(self, anchor: Anchor) -> Place | None:
        """The place where `anchor` stands in this text; None if it is lost."""
        quote = _letters(anchor.quote)
        exact = [Span(start=at, end=at + len(anchor.quote)) for at in _occurrences(self.raw, anchor.quote)]
        if found := self._choose(exact, anchor, quote):
            return Place(found, How.EXACT)
        if not quote:
            return None
        bare, _ = self._bare
        folded = [self._raw_span(at, at + len(quote)) for at in _occurrences(bare, quote)]
        if found := self._choose(folded, anchor, quote):
            return Place(found, How.FOLDED)
        nearly = self._nearly(anchor, quote)
        return Place(nearly, How.FUZZY) if nearly else None

    def copies(self, anchor: Anchor) -> Iterator[Span]:
        """All places where the letters of a quote stand that is long enough to say something by itself."""
        quote = _letters(anchor.quote)
        if len(quote) >= _SHORT:
            yield from (self._raw_span(at, at + len(quote)) for at in _occurrences(self._bare[0], quote))

    def _choose(self, spans: list[Span], anchor: Anchor, quote: str) -> Span | None:
        """The span whose surroundings are most like the anchor's, then the nearest to its old place."""
        if len(spans) == 1 and len(quote) >= _SHORT:
            return spans[0]
        ranked = [(_best_side(*self._context(span, anchor)), -abs(span.start - anchor.start), span) for span in spans]
        if len(quote) < _SHORT:
            ranked = [one for one in ranked if one[0] >= _CONTEXT_OF_SHORT or one[1] == 0]
        return max(ranked, key=lambda one: one[:2])[2] if ranked else None

    def _context(self, span: Span, anchor: Anchor) -> tuple[float, float]:
        """Likeness in percent of what stands before and of what stands after."""
        before = fuzz.ratio(_letters(anchor.prefix), _letters(self.raw[max(0, span.start - 32) : span.start]))
        after = fuzz.ratio(_letters(anchor.suffix), _letters(self.raw[span.end : span.end + 32]))
        return before, after

    def _nearly(self, anchor: Anchor, quote: str) -> Span | None:
        bare, _ = self._bare
        head = quote[:_LONGEST]
        ranked: list[tuple[float, int, Span]] = []
        for start, end in _windows(anchor.quote, len(head), bare):
            found = fuzz.partial_ratio_alignment(head, bare[start:end], score_cutoff=SAME_QUOTE_IN_CONTEXT)
            if found is None or found.dest_end <= found.dest_start:
                continue
            first = start + found.dest_start
            last = min(len(bare), max(start + found.dest_end, first + len(quote) - len(head)))
            span = self._raw_span(first, last)
            context = self._context(span, anchor)
            if found.score >= SAME_QUOTE or (min(context) >= _SAME_CONTEXT and len(head) >= _SHORT):
                ranked.append((found.score + _best_side(*context) / 4, -abs(span.start - anchor.start), span))
        ranked.sort(key=lambda one: one[:2], reverse=True)
        rivals = [score for score, _, span in ranked if not span.overlaps(ranked[0][2])]
        return ranked[0][2] if ranked and (not rivals or ranked[0][0] - rivals[0] >= _AHEAD) else None

    def _raw_span(self, start: int, end: int) -> Span:
        _, positions = self._bare
        return self._folded.raw_span(positions[start], positions[end - 1] + 1)


def _best_side(before: float, after: float) -> float:
    """Likeness of both sides as one figure, the better side counting twice: the other may have been edited."""
    return (before + after + max(before, after)) / 3


def _letters(text: str) -> str:
    return "".join(c for c in fold(text).casefold() if c.isalnum())


def _occurrences(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _windows(quote: str, length: int, bare: str) -> Iterator[tuple[int, int]]:
    """The stretches of `bare` where most words of `quote` stand about as far from each other as in it."""
    slack = max(16, length // 4)
    votes: Counter[int] = Counter()
    position = 0
    words: list[tuple[str, int]] = []
    for word in fold(quote).split():
        letters = _letters(word)
        words.append((letters, position))
        position += len(letters)
    inside = [(letters, at) for letters, at in words if len(letters) > 2 and at < length]
    for letters, at in sorted(inside, key=lambda word: -len(word[0]))[:_MOST_WORDS]:
        for count, found in enumerate(_occurrences(bare, letters)):
            if count == _MOST_PLACES:
                break
            votes[(found - at) // slack] += len(letters)
    together = {place: votes[place] + votes[place + 1] for place in votes}
    for place in sorted(together, key=lambda place: (-together[place], place))[:_MOST_WINDOWS]:
        start = max(0, place * slack - slack)
        yield start, (place + 2) * slack + length + slack
