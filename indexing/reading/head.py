"""The head of a page: everything before the first prose, with the headline in it.

The headline is what a page says twice, else the last line of some length before the first paragraph; sites put
menus before it and bylines, dates and labels behind it. A line or two before it is a kicker and stays article.
"""

from dataclasses import dataclass

from indexing.reading.blocks import Block
from indexing.reading.furniture import Place, is_at
from indexing.reading.stamps import is_stamp

_PROSE_WORDS = 20
_SENTENCE_WORDS = 8
_HEADLINE_WORDS = 5
_LONGEST_HEADLINE = 30
_LABEL_WORDS = 4
_NEAR = 10
_KICKERS = 2


@dataclass(frozen=True, slots=True)
class Head:
    """Indexes of blocks: where prose begins (0 in a page without any), the headline, chrome, and dated lines."""

    first_prose: int
    headline: int | None = None
    chrome: frozenset[int] = frozenset()
    stamps: tuple[int, ...] = ()


def is_prose(block: Block) -> bool:
    """Whether the block reads as a paragraph: long, or a whole sentence of some length, and no furniture."""
    long_enough = block.words >= _PROSE_WORDS or (block.words >= _SENTENCE_WORDS and _is_statement(block))
    return long_enough and not _is_furniture(block)


def head_of(blocks: tuple[Block, ...]) -> Head:
    """The head of the page that `blocks` make; a page without prose has none, and all of it is article."""
    first = next((i for i, block in enumerate(blocks) if is_prose(block)), None)
    if first is None:
        return _head_without_prose(blocks)
    plain = [i for i in range(first) if not _is_furniture(blocks[i])]
    headline = _headline(blocks, plain)
    border = first if headline is None else headline
    chrome = set(range(first)) - set(plain)
    if border > _KICKERS:
        chrome.update(range(border))
    for i in range(border + 1, first):
        if blocks[i].words <= _LABEL_WORDS and not blocks[i].ends_sentence:
            chrome.add(i)
    stamps = [i for i in range(border, first) if is_stamp(blocks[i].text)]
    stamps += [i for i in range(border - 1, -1, -1) if is_stamp(blocks[i].text)]
    return Head(first, headline, frozenset(chrome), tuple(stamps))


def _head_without_prose(blocks: tuple[Block, ...]) -> Head:
    plain = [i for i, block in enumerate(blocks) if not _is_furniture(block)]
    headline = plain[0] if len(plain) > 1 and blocks[plain[0]].words <= blocks[plain[1]].words else None
    return Head(0, headline, stamps=tuple(i for i, block in enumerate(blocks) if is_stamp(block.text)))


def _headline(blocks: tuple[Block, ...], plain: list[int]) -> int | None:
    titles = [i for i in plain if blocks[i].words <= _LONGEST_HEADLINE]
    keys = [block.key for block in blocks]
    repeated = [i for i in titles[-_NEAR:] if blocks[i].words >= _LABEL_WORDS and keys.count(keys[i]) > 1]
    if repeated:
        return keys.index(keys[repeated[-1]])
    long = [i for i in titles if blocks[i].words >= _HEADLINE_WORDS]
    if long:
        return long[-1]
    return max(titles, key=lambda i: (blocks[i].words, -i), default=None)


def _is_furniture(block: Block) -> bool:
    places = (Place.LINE, Place.BYLINE, Place.LABEL, Place.FOOTER, Place.TEASER)
    return is_stamp(block.text) or any(is_at(place, block.text) for place in places)


def _is_statement(block: Block) -> bool:
    return block.ends_sentence and not block.text.endswith(("?", "؟", "!"))
