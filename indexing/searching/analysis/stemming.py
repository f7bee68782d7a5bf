"""Stemmers of the chains, term for term as Lucene has them.

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

_PORTER: Final = Stemmer.Stemmer("porter")
_LOGI_OR_BLI: Final = re.compile(r"(?:log|bl)[iy](?:e?d?s|ed|ings?)?$")
_DOUBLED: Final = re.compile(r"([chjkqvwx])\1(?:ed|ing)s?$")


def stem_persian(term: str) -> str:
    """Strips plural, comparative and ezafe endings from a normalised term, leaving at least two letters."""
    for suffix in _PERSIAN_SUFFIXES:
        if len(term) >= len(suffix) + _SHORTEST and term.endswith(suffix):
            term = term[: -len(suffix)]
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
