"""The analysis chains: which steps turn text of a language into terms, as one table.

Both sides are made from this table: the Python chains that fill tantivy, read queries and find highlights
(`analyser.py`), and the settings of an Elasticsearch index (`elastic/settings.py`). Ready-made analyzers are not used,
because the terms of Elasticsearch's `persian` differ between its versions 8 and 9. Every chain begins alike: characters
are folded (`letters.py`), then text is cut into words (`breaking.py`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from indexing.searching.analysis.letters import Letters
from indexing.vocabulary import Language

#: Written into every index. Raise it with any change that gives other terms; an index of another version is rebuilt.
ANALYSIS_VERSION: Final = "2"


class Step(StrEnum):
    """One step of a chain.

    PARTS keeps a word and its parts (`کتاب‌خانه` gives کتابخانه, کتاب, خانه), JOINED the word alone.
    """

    POSSESSIVE = "possessive"
    APOSTROPHE = "apostrophe"
    PARTS = "parts"
    JOINED = "joined"
    LOWERCASE = "lowercase"
    LOWERCASE_TR = "lowercase_tr"
    DIGITS = "digits"
    ARABIC = "arabic"
    PERSIAN = "persian"
    STOP_FA = "stop_fa"
    STOP_EN = "stop_en"
    STOP_AR = "stop_ar"
    STOP_TR = "stop_tr"
    STOP_RU = "stop_ru"
    STOP_TG = "stop_tg"
    STOP_UZ = "stop_uz"
    STEM_FA = "stem_fa"
    STEM_EN = "stem_en"
    STEM_AR = "stem_ar"
    STEM_TR = "stem_tr"
    STEM_RU = "stem_ru"
    STEM_TG = "stem_tg"
    STEM_UZ = "stem_uz"
    ASCII_TR = "ascii_tr"
    UNIQUE = "unique"


#: Whose function words a step drops.
STOP_LANGUAGES: Final[Mapping[Step, Language]] = MappingProxyType(
    {
        Step.STOP_FA: Language.FA,
        Step.STOP_EN: Language.EN,
        Step.STOP_AR: Language.AR,
        Step.STOP_TR: Language.TR,
        Step.STOP_RU: Language.RU,
        Step.STOP_TG: Language.TG,
        Step.STOP_UZ: Language.UZ,
    }
)


@dataclass(frozen=True, slots=True)
class Chain:
    """The steps for stemmed terms, and those for the exact twin, which keeps inflections and function words."""

    stemmed: tuple[Step, ...]
    exact: tuple[Step, ...]
    letters: Letters = Letters.PLAIN


_NORMAL = (Step.LOWERCASE, Step.DIGITS, Step.ARABIC, Step.PERSIAN)
_TURKISH = (Step.LOWERCASE_TR, Step.DIGITS, Step.ARABIC, Step.PERSIAN)

#: Languages without a chain of their own use the neutral one of `und`.
CHAINS: Final[Mapping[Language, Chain]] = MappingProxyType(
    {
        Language.FA: Chain(
            stemmed=(Step.PARTS, *_NORMAL, Step.STOP_FA, Step.STEM_FA, Step.UNIQUE),
            exact=(Step.JOINED, *_NORMAL),
        ),
        Language.EN: Chain(
            stemmed=(Step.POSSESSIVE, Step.PARTS, *_NORMAL, Step.STOP_EN, Step.STEM_EN, Step.UNIQUE),
            exact=(Step.POSSESSIVE, Step.JOINED, *_NORMAL),
        ),
        Language.AR: Chain(
            stemmed=(Step.PARTS, *_NORMAL, Step.STOP_AR, Step.STEM_AR, Step.UNIQUE),
            exact=(Step.JOINED, *_NORMAL),
        ),
        Language.TR: Chain(
            letters=Letters.TURKISH,
            stemmed=(Step.APOSTROPHE, Step.PARTS, *_TURKISH, Step.STOP_TR, Step.STEM_TR, Step.ASCII_TR, Step.UNIQUE),
            exact=(Step.APOSTROPHE, Step.JOINED, *_TURKISH, Step.ASCII_TR),
        ),
        Language.RU: Chain(
            stemmed=(Step.PARTS, *_NORMAL, Step.STOP_RU, Step.STEM_RU, Step.UNIQUE),
            exact=(Step.JOINED, *_NORMAL),
        ),
        Language.TG: Chain(
            letters=Letters.TAJIK,
            stemmed=(Step.PARTS, *_NORMAL, Step.STOP_TG, Step.STEM_TG, Step.UNIQUE),
            exact=(Step.JOINED, *_NORMAL),
        ),
        Language.UZ: Chain(
            letters=Letters.UZBEK,
            stemmed=(Step.PARTS, *_NORMAL, Step.STOP_UZ, Step.STEM_UZ, Step.UNIQUE),
            exact=(Step.JOINED, *_NORMAL),
        ),
        Language.UND: Chain(
            stemmed=(Step.PARTS, *_NORMAL, Step.UNIQUE),
            exact=(Step.JOINED, *_NORMAL),
        ),
    }
)


def chain_language(language: Language) -> Language:
    """The language whose chain and index fields texts of `language` use."""
    return language if language in CHAINS else Language.UND


@cache
def function_words(language: Language) -> frozenset[str]:
    """Words that carry no content of their own, in plain spelling; see the head of each table for its source."""
    table = files(__package__).joinpath("tables", f"function_words.{language}.txt")
    lines = (line.strip() for line in table.read_text("utf-8").splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))
