"""Which parts of a plain text belong to the page and not to the article.

Copied pages bring their menus, bylines, comments and legal lines along. Nothing is cut: the parts are marked, so that
offsets stay those of the file. The rules go by the shape of the page (headline, first prose, end) and by the table of
furniture; where they are in doubt the words count as article, because a lost sentence costs more than a kept menu.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from indexing.reading.blocks import Block, blocks_of
from indexing.reading.furniture import Place, is_at, parts_at
from indexing.reading.head import Head, head_of, is_prose
from indexing.reading.stamps import is_labelled, is_stamp
from indexing.values import Span

#: Up to this many words a block without the end of a sentence can be a label or the title of a teaser.
_LABEL_WORDS = 3
_TEASER_WORDS = 25
_REPEATED_WORDS = 5
_SHORTEST_RUN = 3


@dataclass(frozen=True, slots=True)
class Layout:
    """What a page consists of: chrome (sorted, disjoint), the headline, and the lines that say when it was published.

    `stamps` are folded, the one nearest to the article first.
    """

    chrome: tuple[Span, ...]
    headline: Span | None
    stamps: tuple[str, ...]


@dataclass
class _Marking:
    """Blocks found to be chrome, by index, and parts of blocks."""

    blocks: tuple[Block, ...]
    marked: set[int] = field(default_factory=set)
    parts: list[Span] = field(default_factory=list)

    def spans(self) -> Iterator[Span]:
        """The marked blocks, neighbours as one span with what stands between, and the parts of unmarked ones."""
        start = None
        for i, block in enumerate(self.blocks):
            if i in self.marked and start is None:
                start = block.start
            if start is not None and i in self.marked and i + 1 not in self.marked:
                yield Span(start=start, end=block.end)
                start = None
        yield from self.parts


def layout_of(raw: str) -> Layout:
    """The layout of the plain text `raw`; a text that would be chrome as a whole is all article."""
    blocks = blocks_of(raw)
    head = head_of(blocks)
    marking = _Marking(blocks, set(head.chrome))
    end = _mark_foot(marking, head)
    _mark_repeated(marking, head, end)
    _mark_body(marking, head, end)
    _mark_tail(marking, head)
    stamps = [blocks[i].text for i in head.stamps] + _late_stamps(blocks, head)
    headline = blocks[head.headline] if head.headline is not None else None
    if len(marking.marked) == len(blocks):
        return Layout((), None, tuple(stamps))
    stamps += _mark_parts(marking)
    return Layout(
        tuple(sorted(marking.spans(), key=lambda span: span.start)),
        Span(start=headline.start, end=headline.end) if headline else None,
        tuple(stamps),
    )


def _late_stamps(blocks: tuple[Block, ...], head: Head) -> list[str]:
    return [b.text for b in blocks[head.first_prose :] if is_stamp(b.text) and is_labelled(b.text)]


def _mark_foot(marking: _Marking, head: Head) -> int:
    """Mark from the first footer line on, unless more prose follows it than stands before; the end of the article."""
    blocks = marking.blocks
    for i in range(head.first_prose + 1, len(blocks)):
        if is_at(Place.FOOTER, blocks[i].text):
            marking.marked.add(i)
            if _prose(blocks[i:]) <= _prose(blocks[head.first_prose : i]):
                marking.marked.update(range(i, len(blocks)))
                return i
    return len(blocks)


def _prose(blocks: tuple[Block, ...]) -> int:
    return sum(block.words for block in blocks if is_prose(block))


def _mark_repeated(marking: _Marking, head: Head, end: int) -> None:
    """Mark what says again what the headline or an earlier block said, as pages do with headlines and captions."""
    seen = Counter[str]()
    start = head.headline if head.headline is not None else head.first_prose
    for i in range(start, end):
        block = marking.blocks[i]
        if block.words >= _REPEATED_WORDS and seen[block.key]:
            marking.marked.add(i)
        seen[block.key] += 1


def _mark_body(marking: _Marking, head: Head, end: int) -> None:
    """Mark furniture between the first prose and the end."""
    blocks = marking.blocks
    for i in range(head.first_prose, end):
        text = blocks[i].text
        if is_at(Place.LINE, text) or (is_stamp(text) and is_labelled(text)):
            marking.marked.add(i)
        elif is_at(Place.TEASER, text):
            marking.marked.add(i)
            if i + 1 < end and blocks[i + 1].words <= _TEASER_WORDS and not blocks[i + 1].ends_sentence:
                marking.marked.add(i + 1)
    for run in _runs(marking, head.first_prose, end):
        if len(run) >= _SHORTEST_RUN and any(is_at(Place.LABEL, blocks[i].text) for i in run):
            marking.marked.update(run)


def _runs(marking: _Marking, start: int, end: int) -> Iterator[list[int]]:
    """Neighbouring blocks too short for prose; furniture found before counts along."""
    run: list[int] = []
    for i in range(start, end):
        block = marking.blocks[i]
        label = is_at(Place.LABEL, block.text)
        if i in marking.marked or label or (block.words <= _LABEL_WORDS and not block.ends_sentence):
            run.append(i)
        else:
            yield run
            run = []
    yield run


def _mark_tail(marking: _Marking, head: Head) -> None:
    """Mark initials, agency names and bylines behind the last prose."""
    for i in range(len(marking.blocks) - 1, head.first_prose, -1):
        if i in marking.marked:
            continue
        text = marking.blocks[i].text
        if not any(is_at(place, text) for place in (Place.TAIL, Place.BYLINE, Place.LABEL)):
            return
        marking.marked.add(i)


def _mark_parts(marking: _Marking) -> list[str]:
    """Mark furniture inside blocks that stay; the dated prefixes among it."""
    dated = []
    for i, block in enumerate(marking.blocks):
        if i in marking.marked:
            continue
        taken = 0
        for place in (Place.PREFIX, Place.INLINE, Place.SUFFIX):
            for start, end in parts_at(place, block.text):
                if start < taken or (start == 0 and end == len(block.text)):
                    continue
                taken = end
                marking.parts.append(block.part(start, end))
                if place is Place.PREFIX:
                    dated.append(block.text[start:end])
    return dated
