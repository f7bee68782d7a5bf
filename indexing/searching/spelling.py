"""Words one typing error away: two letters swapped, one too many, one too few, or the key beside the one meant.

All of them are made and then looked up in the index, rather than kept in a list of their own, so that a word can be
found as soon as an entry holds it, and both engines find the same. How likely an error is orders what exists.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from indexing.searching.languages import Script

#: The rows of each keyboard as standard layouts have them, the upper one first.
KEYBOARDS: Final[Mapping[Script, tuple[str, ...]]] = MappingProxyType(
    {
        Script.ARABIC: ("ضصثقفغعهخحجچ", "شسيبلاتنمكگ", "ظطزرذدپو"),
        Script.LATIN: ("qwertyuiop", "asdfghjkl", "zxcvbnm"),
        Script.CYRILLIC: ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"),
    }
)
#: Letters of a script beside those of its keyboard.
_MORE: Final = {Script.ARABIC: "ژ"}
#: Shorter words have too many neighbours to tell which one was meant.
SHORTEST: Final = 3
_SWAPPED: Final = 1.0
_BESIDE: Final = 1.0
_DROPPED: Final = 0.8
_ADDED: Final = 0.9
_FIRST_ADDED: Final = 0.5
_OTHER_LETTER: Final = 0.5


@cache
def neighbours(script: Script) -> Mapping[str, str]:
    """The keys beside each key: to the left and right, and the two nearest in the rows above and below."""
    rows = KEYBOARDS[script]
    beside: dict[str, str] = {}
    for number, row in enumerate(rows):
        above = rows[number - 1] if number else ""
        below = rows[number + 1] if number + 1 < len(rows) else ""
        for place, key in enumerate(row):
            left = max(0, place - 1)
            beside[key] = (
                row[left:place] + row[place + 1 : place + 2] + above[place : place + 2] + below[left : place + 1]
            )
    return MappingProxyType(beside)


@lru_cache(1_024)
def one_error_away(term: str, script: Script) -> Mapping[str, float]:
    """What may have been meant by a normalised `term`, each with how likely such an error is, at most 1."""
    letters = "".join(KEYBOARDS[script]) + _MORE.get(script, "")
    beside = neighbours(script)
    meant: dict[str, float] = {}

    def put(word: str, likely: float) -> None:
        if word != term:
            meant[word] = max(meant.get(word, 0.0), likely)

    for place, letter in enumerate(term):
        before, behind = term[:place], term[place + 1 :]
        put(before + behind, _ADDED if place else _FIRST_ADDED)
        if behind:
            put(before + behind[0] + letter + behind[1:], _SWAPPED)
        for other in letters:
            put(before + other + behind, _BESIDE if other in beside.get(letter, "") else _OTHER_LETTER)
    for place in range(len(term) + 1):
        for other in letters:
            put(term[:place] + other + term[place:], _DROPPED)
    return MappingProxyType(meant)
