"""What a person types, cut into words and phrases: words, "phrases", «phrases», -not, OR, prefix*.

Any text is safe: a sign without a meaning where it stands is part of a word or nothing. Words and phrases are still as
typed here; parse.py looks them up in the fields of the index.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_QUOTES: Final = (('"', '"'), ("«", "»"), ("“", "”"), ("„", "“"))
_MINUS: Final = "-−–"
_OR: Final = "OR"
_STAR: Final = "*"
#: Letters that a beginning has at least; a shorter one is looked for as a word.
_SHORTEST_BEGINNING: Final = 2

_PHRASES: Final = "|".join(f"{opening}[^{closing}]+{closing}" for opening, closing in _QUOTES)
_PIECE: Final = re.compile(
    rf"(?P<minus>(?<!\S)[{_MINUS}](?=\S))?(?:(?P<phrase>{_PHRASES})|(?P<word>(?:(?!{_PHRASES})\S)+))"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or phrase as typed. `excluded` says that it stood behind a minus, `alternative` behind an OR.

    `prefix` says that a star behind it asks for all words that begin so.
    """

    text: str
    phrase: bool = False
    excluded: bool = False
    alternative: bool = False
    prefix: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it is a word to look for, which may be read as more than it says."""
        return not (self.phrase or self.excluded or self.prefix)


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of `text` in order. A quote that is never closed is no quote; an OR between nothing is dropped."""
    alternative = False
    begun = False
    for match in _PIECE.finditer(text):
        phrase, excluded = match["phrase"], bool(match["minus"])
        if match["word"] == _OR and not excluded:
            alternative = begun
            continue
        body = phrase[1:-1] if phrase else match["word"]
        beginning = body.removesuffix(_STAR)
        prefix = not phrase and beginning != body and sum(map(str.isalnum, beginning)) >= _SHORTEST_BEGINNING
        yield Piece(beginning if prefix else body, bool(phrase), excluded, alternative and not excluded, prefix)
        alternative, begun = False, not excluded
