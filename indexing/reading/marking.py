"""What has been found to be chrome on a page so far, and the spans that come of it.

Plain text and HTML find menus and bodies in different ways; what they share is what happens to the last lines of an
article and to furniture inside its paragraphs.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from indexing.reading.blocks import Block
from indexing.reading.furniture import Place, is_at, parts_at
from indexing.values import Span

_LAST_PLACES = (Place.TAIL, Place.BYLINE, Place.LABEL)


@dataclass
class Marking:
    """Blocks found to be chrome, by index, and parts of the others."""

    blocks: tuple[Block, ...]
    marked: set[int] = field(default_factory=set)
    parts: list[Span] = field(default_factory=list)

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
                    self.parts.append(block.part(start, end))
                    if place is Place.PREFIX:
                        prefixes.append(block.text[start:end])
        return tuple(prefixes)

    def leaves_nothing(self) -> bool:
        """Whether no word is left that is not chrome."""
        left = [block for i, block in enumerate(self.blocks) if i not in self.marked]
        return all(block.words == 0 or self._is_all_parts(block) for block in left)

    def _is_all_parts(self, block: Block) -> bool:
        inside = [span for span in self.parts if block.start <= span.start < block.end]
        rest, position = "", block.start
        for span in inside:
            rest += block.raw[position : span.start]
            position = span.end
        return bool(inside) and not any(c.isalnum() for c in rest + block.raw[position : block.end])

    def spans(self) -> tuple[Span, ...]:
        """The chrome, sorted and disjoint; neighbouring blocks make one span with what stands between them."""
        return tuple(sorted([*self._runs(), *self.parts], key=lambda span: span.start))

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
