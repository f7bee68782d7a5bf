"""Cutting folded text into words where Lucene's standard tokenizer cuts it (Unicode Standard Annex 29).

The rules are written for the scripts that Peyman meets (Arabic, Latin, Cyrillic); Chinese, Japanese and Korean are cut
as Lucene cuts them, less exactly at their seams with other scripts. White space always ends a word, which is what lets
the analysis work run by run.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Final

#: Lucene's `max_token_length`: longer words are cut into pieces of this many characters.
MAX_WORD: Final = 255

_MIDDLE_OF_LETTERS: Final = ":\u00b7\u0387\u055f\u05f4\u2027\ufe13\ufe55\uff1a"
_MIDDLE_OF_NUMBERS: Final = ",;\u037e\u0589\u060c\u060d\u066c\u07f8\u2044\ufe10\ufe14\ufe50\ufe54\uff0c\uff1b"
_MIDDLE_OF_BOTH: Final = ".'\u2018\u2019\u2024\ufe52\uff07\uff0e"
_CONNECTORS: Final = "_\u202f\u203f\u2040\u2054\ufe33\ufe34\ufe4d-\ufe4f\uff3f"
#: Ideographs and hiragana: each is a word.
_SINGLE: Final = (
    "\u2e80-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3041-\u309f"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
)
_KATAKANA: Final = (
    "\u3031-\u3035\u309b\u309c\u30a0-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u32d0-\u32fe\u3300-\u3357\uff66-\uff9d"
)
_ZERO_WIDTH_SPACE: Final = "\u200b"


@cache
def _class_of(wanted: Callable[[str, str], bool]) -> str:
    """The inside of a character class of all code points whose (character, general category) is wanted."""
    ranges: list[list[int]] = []
    for code in range(0x20000):
        character = chr(code)
        if wanted(character, unicodedata.category(character)):
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{re.escape(chr(a))}-{re.escape(chr(b))}" for a, b in ranges)


def _is_letter(character: str, category: str) -> bool:
    return (category[0] == "L" or category == "Nl") and not _OTHER_SCRIPT.match(character)


def _is_digit(_: str, category: str) -> bool:
    return category == "Nd"


def _is_extension(character: str, category: str) -> bool:
    return (category[0] == "M" or category == "Cf") and character != _ZERO_WIDTH_SPACE


def _is_inside(_: str, category: str) -> bool:
    return category[0] in "LMN"


_OTHER_SCRIPT: Final = re.compile(f"[{_SINGLE}{_KATAKANA}]")


def _word_pattern() -> re.Pattern[str]:
    extended = f"[{_class_of(_is_extension)}]*"
    letter, digit = f"[{_class_of(_is_letter)}]{extended}", f"[{_class_of(_is_digit)}]{extended}"
    letters = f"(?:{letter})+(?:[{_MIDDLE_OF_LETTERS}{_MIDDLE_OF_BOTH}]{extended}(?:{letter})+)*"
    digits = f"(?:{digit})+(?:[{_MIDDLE_OF_NUMBERS}{_MIDDLE_OF_BOTH}]{extended}(?:{digit})+)*"
    katakana = f"(?:[{_KATAKANA}]{extended})+"
    run = f"(?:{letters}|{digits})"
    return re.compile(f"{run}(?:(?:[{_CONNECTORS}]{extended})*{run})*|{katakana}|[{_SINGLE}]{extended}")


_WORD: Final = _word_pattern()
_PART: Final = re.compile(f"[{_class_of(_is_inside)}]+")


def words(folded: str) -> list[tuple[int, int]]:
    """The words of a folded text as half-open ranges."""
    return [
        (start, min(start + MAX_WORD, match.end()))
        for match in _WORD.finditer(folded)
        for start in range(match.start(), match.end(), MAX_WORD)
    ]


def parts(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The runs of letters, marks and digits inside one word: `کتاب‌ها` has two, `U.S` has two, `کتاب` is one."""
    return [match.span() for match in _PART.finditer(folded, start, end)]
