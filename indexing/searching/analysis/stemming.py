"""Stemmers of the chains, term for term as Lucene has them; Tajik and Uzbek, which it lacks, have endings to strip.

English uses Porter's first algorithm because it will not change any more: Snowball's second one gave other stems
(`international`, `university`) in its version 3 than in the one inside Lucene, so Python and Elasticsearch would
disagree. Lucene's PorterStemmer is Martin Porter's own program, which departs from his paper in four places; those
are made good here on top of Snowball's `porter`, which follows the paper.
"""

import re
from typing import Final

import Stemmer

_SHORTEST: Final = 2
#: Tried in this order, each once, on what the one before has left (Lucene's PersianStemmer).
_PERSIAN_SUFFIXES: Final = ("ات", "ان", "ترين", "تر", "يي", "ي", "ها")

#: Lucene's ArabicStemmer: the first prefix that fits is stripped, then each suffix once in this order.
_ARABIC_PREFIXES: Final = ("ال", "وال", "بال", "كال", "فال", "لل", "و")
_ARABIC_SUFFIXES: Final = ("ها", "ان", "ات", "ون", "ين", "يه", "ية", "ه", "ة", "ي")
_SHORTEST_BEHIND_WA: Final = 3

#: Endings as regular expressions that Python and Java read alike, each with what takes its place.
#: Tajik: plural, ezafe, object and possessive, in the letters of a Russian keyboard.
TAJIK_ENDINGS: Final = (("(?<=...)(?:хо(?:и|ро|е|яш|яшон|ям|ямон)?|ро|аш|ашон|амон|[ие])$", ""),)
#: Uzbek: plural, possessive, case; then the k, q or g that a possessive ending softens, as one.
UZBEK_ENDINGS: Final = (
    (
        "(?<=...)(?:lar(?:i|im|ing|imiz|ingiz)?(?:ning|ni|ga|da|dan)?"
        "|(?:i|si|im|imiz|ingiz)(?:ning|ni|ga|da|dan)?|ning|ni|ga|ka|qa|da|dan)$",
        "",
    ),
    ("(?<=..)[gq]$", "k"),
)

_RUSSIAN: Final = Stemmer.Stemmer("russian")
_TURKISH: Final = Stemmer.Stemmer("turkish")
_PORTER: Final = Stemmer.Stemmer("porter")
_LOGI_OR_BLI: Final = re.compile(r"(?:log|bl)[iy](?:e?d?s|ed|ings?)?$")
_DOUBLED: Final = re.compile(r"([chjkqvwx])\1(?:ed|ing)s?$")


def stem_persian(term: str) -> str:
    """Strips plural, comparative and ezafe endings from a normalised term, leaving at least two letters."""
    for suffix in _PERSIAN_SUFFIXES:
        if len(term) >= len(suffix) + _SHORTEST and term.endswith(suffix):
            term = term[: -len(suffix)]
    return term


def stem_arabic(term: str) -> str:
    """Lucene's light stem of a normalised term: without article, conjunction and the commonest endings."""
    for prefix in _ARABIC_PREFIXES:
        shortest = _SHORTEST_BEHIND_WA if len(prefix) == 1 else _SHORTEST
        if len(term) >= len(prefix) + shortest and term.startswith(prefix):
            term = term[len(prefix) :]
            break
    for suffix in _ARABIC_SUFFIXES:
        if len(term) >= len(suffix) + _SHORTEST and term.endswith(suffix):
            term = term[: -len(suffix)]
    return term


def stem_russian(term: str) -> str:
    """Snowball's stem of a lower-case term."""
    stem: str = _RUSSIAN.stemWord(term)
    return stem


def stem_turkish(term: str) -> str:
    """Snowball's stem of a lower-case term in Turkish letters."""
    stem: str = _TURKISH.stemWord(term)
    return stem


def stem_tajik(term: str) -> str:
    """A lower-case Cyrillic term without its commonest ending."""
    return _without(TAJIK_ENDINGS, term)


def stem_uzbek(term: str) -> str:
    """A lower-case Latin term without the commonest endings."""
    return _without(UZBEK_ENDINGS, term)


def _without(endings: tuple[tuple[str, str], ...], term: str) -> str:
    for ending, instead in endings:
        term = re.sub(ending, instead, term)
    return term


def stem_english(term: str) -> str:
    """Porter's stem of a lower-case term; terms of one or two letters stay as they are."""
    if len(term) <= _SHORTEST:
        return term
    stem: str = _PORTER.stemWord(term)
    if _LOGI_OR_BLI.search(term):
        if stem.endswith("logi") and _has_measure(stem[:-4]):
            return stem[:-1]
        if stem.endswith("bli") and _has_measure(stem[:-3]):
            return str(_PORTER.stemWord(stem[:-1] + "e"))
    elif (doubled := _DOUBLED.search(term)) and stem.endswith(doubled[1] * 2):
        return stem[:-1]
    return stem


def _has_measure(stem: str) -> bool:
    """Whether Porter's measure of `stem` is above 0: somewhere a vowel is followed by a consonant."""
    seen = consonant_before = False
    for index, letter in enumerate(stem):
        vowel = letter in "aeiou" or (letter == "y" and index > 0 and consonant_before)
        if seen and not vowel:
            return True
        seen = seen or vowel
        consonant_before = not vowel
    return False
