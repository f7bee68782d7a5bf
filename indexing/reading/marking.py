"""What has been found to be chrome on a page so far, and the spans that come of it.

Plain text and HTML find menus and bodies in different ways; what they share is what happens to the last lines of an
article and to furniture inside its paragraphs.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from indexing.reading.blocks import Block, trimmed
from indexing.reading.furniture import Place, is_at, parts_at
from indexing.values import Span

_LAST_PLACES = (Place.TAIL, Place.BYLINE, Place.LABEL)


@dataclass
class Marking:
    """Blocks found to be chrome, by index, and parts of the others, by the index of their block."""

    blocks: tuple[Block, ...]
    marked: set[int] = field(default_factory=set)
    parts: dict[int, list[Span]] = field(default_factory=dict)

    def mark_tail(self, first: int) -> None:
        """Mark initials, agency names and bylines at the end of the article, down to the block `first`."""
        for i in range(len(self.blocks) - 1, first, -1):
            if i in self.marked:
                continue
            if not any(is_at(place, self.blocks[i].text) for place in _LAST_PLACES):
                return
            self.marked.add(i)

    def mark_parts(self) -> tuple[str, ...]:
        """Mark furniture inside blocks that are not marked as a whole; the prefixes among it, folded."""
        prefixes = []
        for i, block in enumerate(self.blocks):
            if i in self.marked:
                continue
            taken = 0
            for place in (Place.PREFIX, Place.INLINE, Place.SUFFIX):
                for start, end in parts_at(place, block.text):
                    if start < taken or (start == 0 and end == len(block.text)):
                        continue
                    taken = end
                    self.parts.setdefault(i, []).append(block.part(start, end))
                    if place is Place.PREFIX:
                        prefixes.append(block.text[start:end])
        return tuple(prefixes)

    def leaves_nothing(self) -> bool:
        """Whether no word is left that is not chrome."""
        left = (i for i in range(len(self.blocks)) if i not in self.marked)
        return not any(piece.words for i in left for piece in self._pieces(i))

    def headline(self, index: int | None) -> Span | None:
        """The block with that index as a headline: its longest piece without furniture, if it has one with words."""
        if index is None or index in self.marked:
            return None
        pieces = [piece for piece in self._pieces(index) if piece.words]
        longest = max(pieces, key=lambda piece: piece.end - piece.start, default=None)
        return Span(start=longest.start, end=longest.end) if longest else None

    def _pieces(self, index: int) -> list[Block]:
        """What is left of the block beside its marked parts, without blanks around it."""
        block, inside = self.blocks[index], self.parts.get(index, [])
        starts = [block.start, *(span.end for span in inside)]
        ends = [*(span.start for span in inside), block.end]
        pieces = (trimmed(block.raw, start, end) for start, end in zip(starts, ends, strict=True))
        return [piece for piece in pieces if piece]

    def spans(self) -> tuple[Span, ...]:
        """The chrome, sorted and disjoint; neighbouring blocks make one span with what stands between them."""
        return tuple(sorted([*self._runs(), *chain.from_iterable(self.parts.values())], key=lambda span: span.start))

    def _runs(self) -> Iterator[Span]:
        start = None
        for i, block in enumerate(self.blocks):
            if i not in self.marked:
                continue
            if start is None:
                start = block.start
            if i + 1 not in self.marked:
                yield Span(start=start, end=block.end)
                start = None
