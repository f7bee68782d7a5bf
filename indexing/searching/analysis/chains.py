"""The analysis chains: which steps turn text of a language into terms, as one table.

Both sides are made from this table: the Python chains that fill tantivy, read queries and find highlights
(`analyser.py`), and the settings of an Elasticsearch index (`elastic/settings.py`). Ready-made analyzers are not used,
because the terms of Elasticsearch's `persian` differ between its versions 8 and 9. Every chain begins alike: characters
are folded (`folds.py`), then text is cut into words (`breaking.py`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from indexing.vocabulary import Language

#: Written into every index. Raise it with any change that gives other terms; an index of another version is rebuilt.
ANALYSIS_VERSION: Final = "1"


class Step(StrEnum):
    """One step of a chain.

    PARTS keeps a word and its parts (`کتاب‌خانه` gives کتابخانه, کتاب, خانه), JOINED the word alone.
    """

    POSSESSIVE = "possessive"
    PARTS = "parts"
    JOINED = "joined"
    LOWERCASE = "lowercase"
    DIGITS = "digits"
    ARABIC = "arabic"
    PERSIAN = "persian"
    STOP_FA = "stop_fa"
    STOP_EN = "stop_en"
    STEM_FA = "stem_fa"
    STEM_EN = "stem_en"
    UNIQUE = "unique"


@dataclass(frozen=True, slots=True)
class Chain:
    """The steps for stemmed terms, and those for the exact twin, which keeps inflections and function words."""

    stemmed: tuple[Step, ...]
    exact: tuple[Step, ...]


_NORMAL = (Step.LOWERCASE, Step.DIGITS, Step.ARABIC, Step.PERSIAN)

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
