"""The steps of the chains that change or drop one term at a time, as Lucene does them.

Each function answers the term that goes on, or an empty string where the term ends here. The rules of the Arabic and
Persian steps are those of Lucene's ArabicNormalizer and PersianNormalizer.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Final

from indexing.searching.analysis.chains import CHAINS, STOP_LANGUAGES, Step, function_words
from indexing.searching.analysis.letters import fold
from indexing.searching.analysis.stemming import (
    stem_arabic,
    stem_english,
    stem_persian,
    stem_russian,
    stem_tajik,
    stem_turkish,
    stem_uzbek,
)
from indexing.vocabulary import Language

_ARABIC: Final = str.maketrans("آأإىة", "اااي\u0647", "\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")
_PERSIAN: Final = str.maketrans("یےکۀہ", "ييكهه", "\u0654")
_FINAL_SIGMA: Final = "ς"
_DIGIT: Final = re.compile(r"\d")
_TURKISH_CAPITALS: Final = str.maketrans("Iİ", "ıi")
#: Turkish letters as they are typed on keyboards that lack them.
TURKISH_TO_ASCII: Final = {"ç": "c", "ğ": "g", "ı": "i", "ö": "o", "ş": "s", "ü": "u"}
_ASCII: Final = str.maketrans(TURKISH_TO_ASCII)


def lowercase(term: str) -> str:
    """Lower case one character at a time, so that neither final sigma nor dotted capital I change the length."""
    lower = term.lower()
    if len(lower) == len(term) and _FINAL_SIGMA not in lower:
        return lower
    return "".join(character.lower()[0] for character in term)


def lowercase_turkish(term: str) -> str:
    """Lower case where capital I has no dot, as in Lucene's TurkishLowerCaseFilter."""
    return lowercase(term.translate(_TURKISH_CAPITALS))


def turkish_to_ascii(term: str) -> str:
    """A lower-case term without the letters that only a Turkish keyboard has."""
    return term.translate(_ASCII)


def ascii_digits(term: str) -> str:
    """Decimal digits of every script as 0-9."""
    if not _DIGIT.search(term):
        return term
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in term)


def normalise_arabic(term: str) -> str:
    """Lucene's ArabicNormalizer: one alef, one yeh, teh marbuta as heh, no vowel marks."""
    return term.translate(_ARABIC)


def normalise_persian(term: str) -> str:
    """Lucene's PersianNormalizer: the Arabic code points of yeh, kaf and heh stand for the Persian ones."""
    return term.translate(_PERSIAN)


def strip_possessive(word: str) -> str:
    """A word without a closing 's; apostrophes are folded to the straight one before."""
    return word[:-2] if word[-2:] in {"'s", "'S"} else word


def before_apostrophe(word: str) -> str:
    """A word up to its first apostrophe, behind which Turkish writes the endings of names."""
    return word.partition("'")[0]


def normal_function_words(language: Language) -> frozenset[str]:
    """The function words of `language` in the spelling that terms have when they reach the stop step of its chain."""
    chain = CHAINS[language]
    stops = [step for step in chain.stemmed if STOP_LANGUAGES.get(step) is language]
    steps = [_PLAIN_STEPS[step] for step in chain.stemmed[: chain.stemmed.index(stops[0])] if step in _PLAIN_STEPS]
    normal = set()
    for word in function_words(language):
        term = fold(word, chain.letters).text
        for step in steps:
            term = step(term)
        normal.add(term)
    return frozenset(normal)


def _dropping(language: Language) -> Callable[[str], str]:
    dropped = normal_function_words(language)
    return lambda term: "" if term in dropped else term


_PLAIN_STEPS: Final[dict[Step, Callable[[str], str]]] = {
    Step.LOWERCASE: lowercase,
    Step.LOWERCASE_TR: lowercase_turkish,
    Step.DIGITS: ascii_digits,
    Step.ARABIC: normalise_arabic,
    Step.PERSIAN: normalise_persian,
    Step.STEM_FA: stem_persian,
    Step.STEM_EN: stem_english,
    Step.STEM_AR: stem_arabic,
    Step.STEM_TR: stem_turkish,
    Step.STEM_RU: stem_russian,
    Step.STEM_TG: stem_tajik,
    Step.STEM_UZ: stem_uzbek,
    Step.ASCII_TR: turkish_to_ascii,
}


@cache
def term_step(step: Step) -> Callable[[str], str] | None:
    """What `step` does to a term; None for the steps that work on words or positions."""
    if step in STOP_LANGUAGES:
        return _dropping(STOP_LANGUAGES[step])
    return _PLAIN_STEPS.get(step)
