"""A plain text cut into blocks: the lines or, where a wire wrapped its lines, the paragraphs they make.

Rules about pages speak of headlines, bylines and paragraphs. In a text wrapped at column 70 none of these is a line,
so such lines are joined first; everything else is decided on blocks.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from indexing.folding import Folded
from indexing.values import Span

_LINE = re.compile(r"[^\r\n]+")
_EDGE = " \t\u00a0\ufeff\u200b\u200e\u200f\f\v"
_WORD = re.compile(r"[^\W_]+(?:['.,:/-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?؟…][\"'»)\]]*$")
_WRAP_WIDTH = 90
_LONG_LINE = 40
_FEWEST_WRAPPED = 4


@dataclass(frozen=True)
class Block:
    """`raw[start:end]` without the blanks around it; `indented` tells whether blanks stood before it on its line."""

    raw: str
    start: int
    end: int
    indented: bool = False

    @cached_property
    def folding(self) -> Folded:
        """The words of the block in matching spelling, with the way back to their places in it."""
        return Folded(self.raw[self.start : self.end])

    @property
    def text(self) -> str:
        """The words of the block in matching spelling."""
        return self.folding.text

    @cached_property
    def key(self) -> str:
        """What two blocks have in common that say the same."""
        return " ".join(_WORD.findall(self.text.casefold()))

    @cached_property
    def words(self) -> int:
        """How many words the block has."""
        return len(_WORD.findall(self.text))

    @cached_property
    def ends_sentence(self) -> bool:
        """Whether the block ends as a sentence does."""
        return bool(_SENTENCE_END.search(self.text))

    def part(self, start: int, end: int) -> Span:
        """The span of the raw text behind `text[start:end]`."""
        inner = self.folding.raw_span(start, end)
        return Span(start=self.start + inner.start, end=self.start + inner.end)


def blocks_of(raw: str) -> tuple[Block, ...]:
    """The blocks of `raw` in order; between them stand only blanks and line ends."""
    lines = [block for match in _LINE.finditer(raw) if (block := trimmed(raw, match.start(), match.end()))]
    return _joined(raw, lines) if _is_wrapped(raw, lines) else tuple(lines)


def trimmed(raw: str, start: int, end: int) -> Block | None:
    """`raw[start:end]` without the blanks around it; nothing where it is blank."""
    text = raw[start:end]
    first = start + len(text) - len(text.lstrip(_EDGE))
    last = end - (len(text) - len(text.rstrip(_EDGE)))
    block = Block(raw, first, last, indented=raw[start:first].strip("\ufeff") != "")
    return block if first < last and block.text.strip() else None


def _is_wrapped(raw: str, lines: list[Block]) -> bool:
    """Whether no line is longer than a wire's, and most long ones are followed at once by a line that goes on."""
    if len(lines) < _FEWEST_WRAPPED or any(line.end - line.start > _WRAP_WIDTH for line in lines):
        return False
    long = [i for i, line in enumerate(lines[:-1]) if line.end - line.start >= _LONG_LINE]
    going_on = [i for i in long if not _begins_anew(raw, lines[i], lines[i + 1]) and not lines[i].ends_sentence]
    return len(long) * 2 >= len(lines) and len(going_on) * 2 >= len(long)


def _begins_anew(raw: str, before: Block, line: Block) -> bool:
    return line.indented or raw[before.end : line.start].replace("\r\n", "\n").count("\n") > 1


def _joined(raw: str, lines: list[Block]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for line in lines:
        if blocks and not _begins_anew(raw, blocks[-1], line):
            blocks[-1] = Block(raw, blocks[-1].start, line.end, blocks[-1].indented)
        else:
            blocks.append(line)
    return tuple(blocks)
