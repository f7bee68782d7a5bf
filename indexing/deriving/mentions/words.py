"""A sentence as words, each with a letter that says what kind of word it is.

Names are recognised by the company they keep: a title before, a verb of saying behind, a given name in front. Written
over words, such rules need long lists inside long expressions; written over one letter per word they are short, can
be read in a table, and run in one pass. What each letter means is said at the head of the tables `person_shapes.tsv`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_WORD = re.compile(
    r"(?:[^\W\d_]\.(?:-?[^\W\d_]\.)+|[A-Z]\.(?=[\s,])|[A-Z][a-z]{1,3}\.(?=\s\S))"
    r"|[^\W\d_]+(?:['-][^\W\d_]+)*"
    r"|\d+(?:[.,/:]\d+)*"
    r"|[^\w\s]"
)
_POSSESSIVE = re.compile(r"'[sS]$")
_PUNCTUATION = {
    **dict.fromkeys(",،", ","),
    **dict.fromkeys("\"«»'", '"'),
    **dict.fromkeys("([", "<"),
    **dict.fromkeys(")]", ">"),
    ":": ":",
    ";": ";",
    "؛": ";",
    "-": "-",
    "/": "/",
    "&": "&",
    "¶": "\n",
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word, figure or mark at `start:end` of the folded article text; `letter` is its kind."""

    start: int
    end: int
    text: str
    letter: str


@dataclass(frozen=True, slots=True)
class Known:
    """A range of the folded article text that is already understood and counts as one word with this `letter`."""

    start: int
    end: int
    letter: str


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one sentence and their letters as a string: `letters[i]` belongs to `words[i]`."""

    words: tuple[Word, ...]
    letters: str

    @classmethod
    def of(cls, words: Sequence[Word]) -> "Line":
        """The line of these words."""
        return cls(tuple(words), "".join(word.letter for word in words))


def split(text: str, start: int, known: Sequence[Known], letter: Callable[[str], str]) -> Line:
    """The words of `text`, which stands at `start` of the article.

    `known` are ranges inside it, in order and without overlap. `letter` gives the kind of a word of letters; figures
    are `#`, a possessive `'s` is `s`, and marks have fixed letters (`_` for those that end a phrase).
    """
    words, position = [], 0
    for range_ in known:
        words += list(_plain(text, position, range_.start - start, start, letter))
        found = text[range_.start - start : range_.end - start]
        words.append(Word(range_.start, range_.end, found, range_.letter))
        position = range_.end - start
    words += list(_plain(text, position, len(text), start, letter))
    return Line.of(words)


def _plain(text: str, begin: int, end: int, offset: int, letter: Callable[[str], str]) -> Iterator[Word]:
    for match in _WORD.finditer(text, begin, end):
        found, first = match[0], match.start() + offset
        if not (found[0].isalpha() or found[0].isdigit()):
            if found == "'" and text[match.end() : match.end() + 1] == "s":
                continue
            yield Word(first, first + 1, found, _PUNCTUATION.get(found, "_"))
        elif found[0].isdigit():
            yield Word(first, first + len(found), found, "#")
        elif found == "s" and text[match.start() - 1 : match.start()] == "'":
            yield Word(first - 1, first + 1, "'s", "s")
        elif possessive := _POSSESSIVE.search(found):
            cut = possessive.start()
            yield Word(first, first + cut, found[:cut], letter(found[:cut]))
            yield Word(first + cut, first + len(found), "'s", "s")
        else:
            yield Word(first, first + len(found), found, letter(found))
