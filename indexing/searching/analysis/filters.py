"""The steps of the chains that change or drop one term at a time, as Lucene does them.

Each function answers the term that goes on, or an empty string where the term ends here. The rules of the Arabic and
Persian steps are those of Lucene's ArabicNormalizer and PersianNormalizer.
"""

import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from indexing.searching.analysis.chains import Step, function_words
from indexing.searching.analysis.folds import fold_characters
from indexing.searching.analysis.stemming import stem_english, stem_persian
from indexing.vocabulary import Language

_ARABIC: Final = str.maketrans("آأإىة", "اااي\u0647", "\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")
_PERSIAN: Final = str.maketrans("یےکۀہ", "ييكهه", "\u0654")


def lowercase(term: str) -> str:
    """Lower case one character at a time, so that neither final sigma nor dotted capital I change the length."""
    return "".join(character.lower()[0] for character in term)


def ascii_digits(term: str) -> str:
    """Decimal digits of every script as 0-9."""
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


def normal_function_words(language: Language) -> frozenset[str]:
    """The function words of `language` in the spelling that terms have when they reach the stop step."""
    return frozenset(
        normalise_persian(normalise_arabic(lowercase(fold_characters(word)))) for word in function_words(language)
    )


def _dropping(language: Language) -> Callable[[str], str]:
    dropped = normal_function_words(language)
    return lambda term: "" if term in dropped else term


#: The steps that work on terms; POSSESSIVE, PARTS, JOINED and UNIQUE work on words or positions.
TERM_STEPS: Final[Mapping[Step, Callable[[str], str]]] = MappingProxyType(
    {
        Step.LOWERCASE: lowercase,
        Step.DIGITS: ascii_digits,
        Step.ARABIC: normalise_arabic,
        Step.PERSIAN: normalise_persian,
        Step.STOP_FA: _dropping(Language.FA),
        Step.STOP_EN: _dropping(Language.EN),
        Step.STEM_FA: stem_persian,
        Step.STEM_EN: stem_english,
    }
)
