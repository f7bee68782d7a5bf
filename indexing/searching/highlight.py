"""Where a text says what was searched for, as offsets into that text.

Found by analysing text and query again with Peyman's own chains, so both engines give the same highlights and the
offsets are code points of the raw text, never those of an engine's copy.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from indexing.searching.analysis.analyser import Token, analyser
from indexing.searching.analysis.chains import chain_language
from indexing.searching.fields import TEXT_FIELDS
from indexing.searching.parse import parse
from indexing.searching.query import Occur, Phrase, Term
from indexing.values import Span
from indexing.vocabulary import Language

_QUERIES: Final = 256

_Looked = tuple[frozenset[str], frozenset[Phrase]]


def highlights(text: str, language: Language, query: str) -> tuple[Span, ...]:
    """The words of `text` that match `query`, as disjoint spans in order; words of a phrase only where it stands whole.

    Offsets are code points into `text`, which is in `language`. A word with a non-joiner is marked whole where its
    joined form matches, else by its parts.
    """
    found: set[tuple[int, int]] = set()
    for exact in (False, True):
        terms, phrases = _looked_for(query, chain_language(language), exact)
        if not terms and not phrases:
            continue
        tokens = analyser(language, exact=exact).tokens(text)
        found |= {(token.start, token.end) for token in tokens if token.term in terms}
        for phrase in phrases:
            found |= _standing_whole(phrase, tokens)
    return tuple(Span(start=start, end=end) for start, end in _outermost(found))


@lru_cache(_QUERIES)
def _looked_for(query: str, language: Language, exact: bool) -> _Looked:
    """The terms and phrases of a query for the stemmed or exact fields of a language."""
    terms: set[str] = set()
    phrases: set[Phrase] = set()
    for group in parse(query):
        for alternative in group.alternatives:
            if group.occur is Occur.MUST_NOT or TEXT_FIELDS[alternative.field] != (language, exact):
                continue
            if isinstance(alternative, Term):
                terms.add(alternative.token)
            else:
                phrases.add(Phrase("", alternative.tokens, 1.0, alternative.positions))
    return frozenset(terms), frozenset(phrases)


def _standing_whole(phrase: Phrase, tokens: Sequence[Token]) -> set[tuple[int, int]]:
    places: dict[tuple[str, int], Token] = {(token.term, token.position): token for token in tokens}
    offsets = phrase.positions or range(len(phrase.tokens))
    found: set[tuple[int, int]] = set()
    for token in tokens:
        if token.term == phrase.tokens[0]:
            wanted = [(t, token.position + o) for t, o in zip(phrase.tokens, offsets, strict=True)]
            standing = [places[one] for one in wanted if one in places]
            if len(standing) == len(wanted):
                found |= {(one.start, one.end) for one in standing}
    return found


def _outermost(spans: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """`spans` in order without those that lie in another one."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
