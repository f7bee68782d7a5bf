"""Names of persons and organisations across scripts: a key to find candidates and a score to judge them.

The score never joins two actors by itself; it proposes, and country, office or organisation must agree
(`evidence.py`). The surname counts by itself, because a shared given name is the commonest near miss.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from indexing.deriving.joining.readings import names_a_father, readings
from indexing.deriving.joining.sounds import SEAM, is_given_name, key_of, likeness
from indexing.deriving.table import words
from indexing.folding import fold

_SURNAME_SHARE = 0.6
_SLACK = 0.03
_SAME_TOKEN = 0.9
_PART_SHARE = 0.9
_TURNED = 0.98
_MOST_TOKENS = 6

#: Letters with a sound that their spelling does not tell: Pekcan پکجان, Macron مکرون, Гаджиев حاجی‌اف.
_UNSURE = (("c", "j"), ("c", "k"), ("г", "х"))
_SEPARATORS = re.compile(r"[^\w']+")
_SLAVIC = re.compile(r"(?:[اوی]ف|وا)$")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")


def plain(text: str) -> str:
    """`text` folded, in lower case, without punctuation, words parted by one space."""
    lowered = fold(text).replace("İ", "i").casefold()
    return " ".join(_SEPARATORS.sub(" ", lowered).replace("'", "").replace("_", " ").split())


def is_arabic(text: str) -> bool:
    """Whether `text` has letters of Arabic script."""
    return _ARABIC.search(text) is not None


def exact_key(text: str) -> str:
    """What two spellings of one form share: `plain`, in Arabic script also without spaces, which are typed freely."""
    key = plain(text)
    return key.replace(" ", "") if is_arabic(key) else key


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(plain(word) for word in words("joining", "honorifics"))


@lru_cache(maxsize=65_536)
def tokens(name: str) -> tuple[str, ...]:
    """The tokens of a person's name in lower case, without honorifics (unless nothing else is left).

    An honorific that is a given name too is one before a Slavic surname alone: «سردار سلامی» is General Salami, «سردار
    بردی‌محمداف» is called Serdar.
    """
    lowered = fold(name).replace("İ", "i").casefold()
    found = [t.strip("'") for t in _SEPARATORS.sub(" ", lowered).split() if t.strip("'")]
    kept, position = [], 0
    while position < len(found):
        if "".join(found[position : position + 2]) in _honorifics() and position + 1 < len(found):
            position += 2
            continue
        if found[position] not in _honorifics():
            kept.append(found[position])
        position += 1
    if len(kept) == 1 and len(found) == 2 and is_given_name(found[0]) and _SLAVIC.search(found[1]):
        return tuple(found)
    return tuple(kept or found)


def person_key(name: str) -> str:
    """`exact_key` of a person's name without honorifics."""
    return exact_key(" ".join(tokens(name)))


def name_key(name: str) -> str:
    """The consonant keys of a name's tokens, the same for its usual spellings in all scripts: `mmd tbk`."""
    return " ".join(filter(None, (key_of(token) for token in tokens(name))))


def surname_keys(name: str) -> frozenset[str]:
    """Keys under which a name is looked up: in each reading of it the last token, and the last two as one.

    In Cyrillic also the first, because there the surname often stands in front.
    """
    found: set[str] = set()
    for parts in readings(tokens(name)):
        found.update((parts[-1], "".join(parts[-2:])))
        if _CYRILLIC.search(name):
            found.add(parts[0])
    found |= {token.replace(letter, other) for letter, other in _UNSURE for token in found}
    return frozenset({key_of(token) for token in found} - {""})


@lru_cache(maxsize=262_144)
def name_score(first: str, second: str) -> float:
    """How likely two names, in whatever scripts, are spellings of one name, from 0 to 1; symmetric.

    Of the readings of the names one at least is the usual one. Salman bin Abdulaziz is the father of Abdulaziz bin
    Salman, so where a father is named nobody has put the surname first.
    """
    one, other = readings(tokens(first)), readings(tokens(second))
    tried = [(one[0], other[0]), *((a, other[0]) for a in one[1:]), *((one[0], b) for b in other[1:])]
    ordered = names_a_father(tokens(first)) or names_a_father(tokens(second))
    return max(_read_score(a, b, turned=not ordered) for a, b in tried)


@lru_cache(maxsize=65_536)
def part_score(first: str, second: str) -> float:
    """How likely one name is the other without some of its given names (Bijan Zanganeh), from 0 to 1; symmetric.

    Surname and given names of the shorter one must all be found in the longer one, in order; what is left out costs.
    """
    short, long = sorted(
        (readings(tokens(first))[0], readings(tokens(second))[0]), key=lambda parts: (len(parts), parts)
    )
    if not 1 < len(short) < len(long):
        return 0.0
    surname = likeness(short[-1], long[-1])
    shared = _aligned_tokens(short[:-1], long[:-1]) / (len(short) - 1)
    return round(_PART_SHARE * min(surname, shared), 4) if min(surname, shared) >= _SAME_TOKEN else 0.0


def _read_score(first: tuple[str, ...], second: tuple[str, ...], *, turned: bool) -> float:
    """The score of two readings.

    All ways to write two neighbouring tokens of one name as one are tried (Sami'e Nejad, سمیعی‌نژاد), and, if `turned`,
    the surname first. Never on both sides at once: as one long token, Aziz Kudratov is nearly Laziz Kudratov.
    """
    a, b = sorted((first[:_MOST_TOKENS], second[:_MOST_TOKENS]))
    best = max(*(_score(x, b) for x in _joined(a)), *(_score(a, y) for y in _joined(b)))
    if turned and len(a) > 1 and len(b) > 1 and best < _TURNED:
        best = max(best, _TURNED * _score((*a[1:], a[0]), b), _TURNED * _score((*b[1:], b[0]), a))
    return round(best, 4)


def _joined(parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield parts
    for i in range(len(parts) - 1):
        yield (*parts[:i], f"{parts[i]}{SEAM}{parts[i + 1]}", *parts[i + 2 :])


def _score(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    surname = likeness(first[-1], second[-1])
    given = _given(first[:-1], second[:-1])
    mean = _SURNAME_SHARE * surname + (1 - _SURNAME_SHARE) * given
    return min(mean, surname + _SLACK, given + _SLACK)


def _given(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    """Likeness of the tokens before the surname, in order; each one left over costs half of a pair."""
    if not first and not second:
        return 1.0
    if not first or not second:
        return 0.5
    return 2 * _aligned_tokens(first, second) / (len(first) + len(second))


def _aligned_tokens(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    """The sum of likenesses when as much as possible of both is paired in order."""
    above = [0.0] * (len(second) + 1)
    for a in first:
        row = [0.0]
        for j, b in enumerate(second):
            row.append(max(above[j] + likeness(a, b), above[j + 1], row[j]))
        above = row
    return above[-1]
