"""Words one error away: two letters swapped, one too many or too few, a key beside, or a letter that sounds alike.

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
#: Letters that are taken for each other by those who write as they hear.
ALIKE: Final[Mapping[Script, tuple[str, ...]]] = MappingProxyType(
    {
        Script.ARABIC: ("زذضظ", "سصث", "تط", "حه", "قغ", "اع"),
        Script.LATIN: ("aeiouy", "ckqsx", "sz", "gj", "vw", "fv", "bp", "dt"),
        Script.CYRILLIC: ("аоеиыуэюя", "бп", "вф", "гк", "дт", "жш", "зс", "цс", "шщ"),
    }
)
#: Letters of a script beside those of its keyboard.
_MORE: Final = {Script.ARABIC: "ژ"}
#: Shorter words have too many neighbours to tell which one was meant.
SHORTEST: Final = 4
#: In words shorter than this the first letter is not one too many, and none was meant that only sounds alike.
_LONG: Final = 5
#: So long a word is not mistaken for another if any one letter is wrong.
_VERY_LONG: Final = 7
_SWAPPED: Final = 1.0
_BESIDE: Final = 1.0
_DROPPED: Final = 0.8
_ADDED: Final = 0.9
_FIRST_ADDED: Final = 0.5
_ALIKE: Final = 0.5
_OTHER_LETTER: Final = 0.4


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


@cache
def _alike(script: Script) -> Mapping[str, str]:
    """For each letter those that sound like it."""
    letters = {letter for group in ALIKE[script] for letter in group}
    return {
        letter: "".join(dict.fromkeys(other for group in ALIKE[script] if letter in group for other in group))
        for letter in letters
    }


@lru_cache(1_024)
def one_error_away(term: str, script: Script) -> Mapping[str, float]:
    """What may have been meant by a normalised `term`, each with how likely such an error is, at most 1."""
    letters = "".join(KEYBOARDS[script]) + _MORE.get(script, "")
    beside, alike = neighbours(script), _alike(script)
    is_long = len(term) >= _LONG
    meant: dict[str, float] = {}

    def put(word: str, likely: float) -> None:
        if word != term:
            meant[word] = max(meant.get(word, 0.0), likely)

    for place, letter in enumerate(term):
        before, behind = term[:place], term[place + 1 :]
        if place or is_long:
            put(before + behind, _ADDED if place else _FIRST_ADDED)
        if behind:
            put(before + behind[0] + letter + behind[1:], _SWAPPED)
        for other in beside.get(letter, ""):
            put(before + other + behind, _BESIDE)
        for other in alike.get(letter, "") if is_long else "":
            put(before + other + behind, _ALIKE)
        for other in letters if len(term) >= _VERY_LONG else "":
            put(before + other + behind, _OTHER_LETTER)
    for place in range(len(term) + 1):
        for other in letters:
            put(term[:place] + other + term[place:], _DROPPED)
    return MappingProxyType(meant)
