"""Words that are right though no entry holds them: those of the beat in either language, and names of states.

Without it, whoever looks for iraq in an index that knows nothing of Iraq is shown Iran.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from indexing.searching.analysis.analyser import analyser
from indexing.searching.translating.glossary import LANGUAGES, glossary
from indexing.vocabulary import Language

_REMEMBERED: Final = 4_096


@lru_cache(_REMEMBERED)
def is_in_lexicon(word: str) -> bool:
    """Whether `word`, with all of its parts, is in an entry of the glossary, by its stem or as written."""
    return any(_holds(language, word, exact=exact) for language in LANGUAGES for exact in (False, True))


def _holds(language: Language, word: str, *, exact: bool) -> bool:
    tokens = analyser(language, exact=exact).tokens(word)
    terms = {token.term for token in (tokens[1:] if len(tokens) > 1 else tokens)}
    return bool(terms) and terms <= _terms()[language, exact]


@cache
def _terms() -> Mapping[tuple[Language, bool], set[str]]:
    """The stems of the glossary's words, and the words that stand as written, by language."""
    found: dict[tuple[Language, bool], set[str]] = defaultdict(set)
    for language, key in glossary().meanings:
        found[language, key.exact].update(key.terms)
    return found
