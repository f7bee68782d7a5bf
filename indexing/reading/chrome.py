"""Which parts of a plain text belong to the page and not to the article.

Copied pages bring their menus, bylines, comments and legal lines along. Nothing is cut: the parts are marked, so that
offsets stay those of the file. The rules go by the shape of the page (headline, first prose, end) and by the table of
furniture; where they are in doubt the words count as article, because a lost sentence costs more than a kept menu.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from indexing.reading.blocks import Block, blocks_of
from indexing.reading.furniture import Place, is_at
from indexing.reading.head import Head, head_of, is_prose
from indexing.reading.marking import Marking
from indexing.reading.stamps import is_labelled, is_stamp
from indexing.values import Span

#: Up to this many words a block without the end of a sentence can be a label or the title of a teaser.
_LABEL_WORDS = 3
_TEASER_WORDS = 25
_REPEATED_WORDS = 5
_SHORTEST_RUN = 3
#: A text of more lines is a table or an attack, not a page; it is taken as it is.
_MOST_LINES = 20_000


@dataclass(frozen=True, slots=True)
class Layout:
    """What a page consists of: chrome (sorted, disjoint), the headline, and the lines that say when it was published.

    `stamps` are folded, the one nearest to the article first.
    """

    chrome: tuple[Span, ...]
    headline: Span | None
    stamps: tuple[str, ...]


def layout_of(raw: str) -> Layout:
    """The layout of the plain text `raw`; a text that would be chrome as a whole is all article."""
    if raw.count("\n") + raw.count("\r") > _MOST_LINES:
        return Layout((), None, ())
    blocks = blocks_of(raw)
    head = head_of(blocks)
    marking = Marking(blocks, set(head.chrome))
    end = _mark_foot(marking, head)
    _mark_repeated(marking, head, end)
    _mark_body(marking, head, end)
    marking.mark_tail(head.first_prose)
    stamps = [blocks[i].text for i in head.stamps] + _late_stamps(blocks, head)
    prefixes = marking.mark_parts()
    if marking.leaves_nothing():
        return Layout((), None, (*stamps, *prefixes))
    return Layout(marking.spans(), marking.headline(head.headline), (*stamps, *prefixes))


def _late_stamps(blocks: tuple[Block, ...], head: Head) -> list[str]:
    return [b.text for b in blocks[head.first_prose :] if is_stamp(b.text) and is_labelled(b.text)]


def _mark_foot(marking: Marking, head: Head) -> int:
    """Mark from the first footer line on, unless more prose follows it than stands before; the end of the article."""
    blocks = marking.blocks
    prose = [block.words if is_prose(block) else 0 for block in blocks]
    total, before = sum(prose), 0
    for i in range(head.first_prose, len(blocks)):
        if i > head.first_prose and is_at(Place.FOOTER, blocks[i].text):
            marking.marked.add(i)
            if total - before <= before:
                marking.marked.update(range(i, len(blocks)))
                return i
        before += prose[i]
    return len(blocks)


def _mark_repeated(marking: Marking, head: Head, end: int) -> None:
    """Mark what says again what the headline or an earlier block said, as pages do with headlines and captions."""
    seen = Counter[str]()
    start = head.headline if head.headline is not None else head.first_prose
    for i in range(start, end):
        block = marking.blocks[i]
        if block.words >= _REPEATED_WORDS and seen[block.key]:
            marking.marked.add(i)
        seen[block.key] += 1


def _mark_body(marking: Marking, head: Head, end: int) -> None:
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


def _runs(marking: Marking, start: int, end: int) -> Iterator[list[int]]:
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
