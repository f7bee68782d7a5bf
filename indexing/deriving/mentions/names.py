"""Names in the lines of an article: where the shapes find them, and what each name is made of.

Every shape runs once over the letters of the whole article. Where matches overlap the surer one is kept, then the
longer one. Names that were found become single words (`J`), and the shapes run once more, because a known person is
evidence for the name beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from indexing.deriving.mentions.shapes import Shape
from indexing.deriving.mentions.words import Line, Word
from indexing.values import Rule

_PERSON = "J"


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in the folded article text: its words, and the shape that found it."""

    words: tuple[Word, ...]
    rule: Rule
    confidence: float

    @property
    def start(self) -> int:
        """Where it starts in the folded article text."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends in the folded article text."""
        return self.words[-1].end


def find_names(line: Line, shapes: Sequence[Shape]) -> list[Name]:
    """The names in `line`, in the order of the text, without overlap."""
    first = _matches(line, shapes)
    second = _matches(collapsed(line, first), shapes)
    return sorted(first + second, key=lambda name: name.start)


def _matches(line: Line, shapes: Sequence[Shape]) -> list[Name]:
    matches = [
        (-shape.confidence, start - end, number, start, end, shape)
        for number, shape in enumerate(shapes)
        for match in shape.pattern.finditer(line.letters)
        for start, end in [match.span("name")]
    ]
    taken, found = bytearray(len(line.letters)), []
    for *_, start, end, shape in sorted(matches, key=lambda match: match[:5]):
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            found.append(Name(line.words[start:end], shape.rule, shape.confidence))
    return sorted(found, key=lambda name: name.start)


def collapsed(line: Line, names: Sequence[Name]) -> Line:
    """`line` with each of `names` (in order, without overlap) as one word of the letter `J`."""
    words, position, upcoming = list[Word](), 0, iter(names)
    name = next(upcoming, None)
    for word in line.words:
        if name and word.start == name.start and word.end > word.start:
            words.append(Word(name.start, name.end, " ".join(part.text for part in name.words), _PERSON))
            position, name = name.end, next(upcoming, None)
        elif word.start >= position:
            words.append(word)
    return Line.of(words)
