"""A sentence as words, each with a letter that says what kind of word it is.

Names are recognised by the company they keep: a title before, a verb of saying behind, a given name in front. Written
over words, such rules need long lists inside long expressions; written over one letter per word they are short, can
be read in a table, and run in one pass. What each letter means is said at the head of the tables `person_shapes.tsv`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_WORD = re.compile(
    r"(?:[^\W\d_]\.(?:-?[^\W\d_]\.)+|[A-Z]\.(?=[\s,])|[A-Z][a-z]{1,3}\.(?=\s\S))"
    r"|[^\W\d_]+(?:(?:['-]|(?<=[a-z])- (?=[A-Z][a-z]))[^\W\d_]+)*"
    r"|\d+(?:[.,/:]\d+)*"
    r"|[^\w\s]"
)
_POSSESSIVE = ("'s", "'S")
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


class Word(NamedTuple):
    """A word, figure or mark at `start:end` of the folded article text; `letter` is its kind.

    A named tuple because an article has thousands of them, and a frozen dataclass takes three times as long to make.
    """

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
    words, position = list[Word](), 0
    for range_ in known:
        _add_plain(words, text, position, range_.start - start, start, letter)
        found = text[range_.start - start : range_.end - start]
        words.append(Word(range_.start, range_.end, found, range_.letter))
        position = range_.end - start
    _add_plain(words, text, position, len(text), start, letter)
    return Line.of(words)


def _add_plain(words: list[Word], text: str, begin: int, end: int, offset: int, letter: Callable[[str], str]) -> None:
    """Add the words of `text[begin:end]`, in which nothing is known, to `words`."""
    add = words.append
    for match in _WORD.finditer(text, begin, end):
        found, (start, stop) = match[0], match.span()
        if found[0].isalpha():
            if found[-2:-1] == "'" and found.endswith(_POSSESSIVE):
                add(Word(start + offset, stop + offset - 2, found[:-2], letter(found[:-2])))
                add(Word(stop + offset - 2, stop + offset, "'s", "s"))
            elif found == "s" and text[start - 1 : start] == "'":
                add(Word(start + offset - 1, stop + offset, "'s", "s"))
            else:
                add(Word(start + offset, stop + offset, found, letter(found)))
        elif found[0].isdigit():
            add(Word(start + offset, stop + offset, found, "#"))
        elif found != "'" or text[stop : stop + 1] != "s":
            add(Word(start + offset, stop + offset, found, _PUNCTUATION.get(found, "_")))
