"""The tables of characters that chains begin with: one for most languages, and one each where letters differ.

Each is the table of `folds.py` with some characters kept or replaced: Turkish needs its dotted and dotless letters
until a word is stemmed, Tajik is typed on Russian keyboards too, and Uzbek is written in Latin and in Cyrillic. A
source may be several characters, of which the longest that fits is taken, as Lucene's MappingCharFilter does.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Final

from indexing.searching.analysis.folds import FOLD, PICTOGRAPHS


class Letters(StrEnum):
    """The tables of characters, by the name that they have in Elasticsearch settings."""

    PLAIN = "fold"
    TURKISH = "fold_turkish"
    TAJIK = "fold_tajik"
    UZBEK = "fold_uzbek"


#: Short i is a letter, not an accent, also where its mark stands apart.
_SHORT_I: Final = {"и\u0306": "й", "И\u0306": "Й"}
_TURKISH: Final = "çğıöşüÇĞİÖŞÜ"
#: A Russian keyboard has no Tajik letters; these are what is typed instead.
_TAJIK: Final = {"ғ": "г", "ӣ": "и", "қ": "к", "ӯ": "у", "ҳ": "х", "ҷ": "ч"}
#: The Uzbek alphabets of 1940 and 1995. Oʻ and gʻ lose their mark, which is typed in many ways or left out.
_UZBEK: Final = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "j", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "x", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "ў": "o", "қ": "q", "ғ": "g", "ҳ": "h", "ye": "e", "yE": "e",
    "и\u0306": "y", "у\u0306": "o",
}  # fmt: skip


def _plain() -> dict[str, str]:
    return {chr(code): target for code, target in FOLD.items()} | _SHORT_I


def _turkish() -> dict[str, str]:
    """The plain table, but Turkish letters stay, also with further accents and where their marks stand apart."""
    table = _plain()
    for code in FOLD:
        apart = unicodedata.normalize("NFD", chr(code))
        letter = unicodedata.normalize("NFC", apart[:2])
        if len(apart) > 1 and letter in _TURKISH:
            table[chr(code)] = letter
            table[apart[:2]] = letter
    table["ı"] = "ı"
    return table


def _with_capitals(letters: Mapping[str, str]) -> dict[str, str]:
    return {source: target for low, target in letters.items() for source in (low, low[0].upper() + low[1:])}


def _uzbek() -> dict[str, str]:
    table = _plain()
    apostrophes = [source for source, target in table.items() if target == "'"]
    return table | dict.fromkeys((*apostrophes, "'"), "") | _with_capitals(_UZBEK)


@cache
def character_table(letters: Letters) -> Mapping[str, str]:
    """Source -> what stands for it; an empty string drops it."""
    match letters:
        case Letters.TURKISH:
            table = _turkish()
        case Letters.TAJIK:
            table = _plain() | _with_capitals(_TAJIK)
        case Letters.UZBEK:
            table = _uzbek()
        case Letters.PLAIN:
            table = _plain()
    return MappingProxyType({source: target for source, target in table.items() if source != target})


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in one spelling; character `i` stands for code points `starts[i]` to `ends[i]` of what was typed."""

    text: str
    starts: list[int]
    ends: list[int]


@cache
def _replacing(letters: Letters) -> tuple[re.Pattern[str], frozenset[str], dict[str, str]]:
    """A pattern for each source or other character, the characters that begin a source, and the table."""
    table = dict.fromkeys((chr(code) for first, last in PICTOGRAPHS for code in range(first, last + 1)), " ")
    table = dict(character_table(letters)) | table
    several = sorted((source for source in table if len(source) > 1), key=lambda source: (-len(source), source))
    first = frozenset(source[0] for source in table)
    return re.compile("|".join((*map(re.escape, several), ".")), re.DOTALL), first, table


#: Letters that never stand for anything but themselves in a word.
_LETTERS_ONLY: Final = re.compile("[A-Za-z]+|[\u0621-\u063a\u0641-\u064aپچژگکی]+|[А-Яа-я]+")


def is_plain_word(text: str, letters: Letters = Letters.PLAIN) -> bool:
    """Whether `text` is nothing but letters of one script that `fold` leaves alone: one word, in one spelling."""
    return _LETTERS_ONLY.fullmatch(text) is not None and _changing_letters(letters).isdisjoint(text)


@cache
def _changing_letters(letters: Letters) -> frozenset[str]:
    """The letters that begin a source without marks."""
    return frozenset(source[0] for source in character_table(letters) if source.isalpha())


def fold(text: str, letters: Letters = Letters.PLAIN) -> Folded:
    """`text` in one spelling; it may be shorter or, for ligatures and digraphs, longer than before."""
    pattern, changing, table = _replacing(letters)
    if changing.isdisjoint(text):
        return Folded(text, list(range(len(text))), list(range(1, len(text) + 1)))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in pattern.finditer(text):
        piece = table.get(match.group(), match.group())
        pieces.append(piece)
        starts += [match.start()] * len(piece)
        ends += [match.end()] * len(piece)
    return Folded("".join(pieces), starts, ends)
