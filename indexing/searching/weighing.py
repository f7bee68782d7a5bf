"""How likely a query is in each language, told by all of its words together, and what that does to its alternatives.

Related languages share words, so an Arabic question finds Persian passages, and rare words weigh most there. In an
index of several languages a language therefore counts by the square of its share of the words: on a pool of all
retrieval sets that gives back nearly all that the other languages cost (docs/searching.md). In an index of one
language nothing changes.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from indexing.searching.analysis.analyser import analyser
from indexing.searching.fields import TEXT_FIELDS, text_field
from indexing.searching.knowledge import Knowledge
from indexing.searching.languages import EVERY, Languages, languages_of
from indexing.searching.pieces import Piece
from indexing.searching.port import EntryField
from indexing.searching.query import Group, MatchKind, Phrase, Term
from indexing.vocabulary import Language

#: What the likeliest language leaves at least to the others.
_LEAST: Final = 0.05
#: Kinds of match that are in another language than the word, by what they are.
OF_ANOTHER_LANGUAGE: Final = frozenset({MatchKind.NAME, MatchKind.TRANSLATION})


def language_weights(typed: Iterable[Piece], known: Knowledge) -> Mapping[Language, float]:
    """What words found in each language are worth, 1 for the likeliest; languages without a word are left out.

    A word speaks for the languages that know it: whose texts have it, or whose function word it is.
    """
    found: Counter[Language] = Counter()
    functional: Counter[Language] = Counter()
    for piece in typed:
        for language, terms in stems_of(piece.text, known.held):
            functional[language] += not terms
            found[language] += any(known.count(name, term) for name, term in terms)
    shares = {language: count + functional[language] for language, count in found.items() if count}
    most = max(shares.values(), default=1)
    return {language: max(_LEAST, (share / most) ** 2) for language, share in shares.items()}


@lru_cache(4_096)
def stems_of(word: str, held: Languages = EVERY) -> tuple[tuple[Language, tuple[tuple[str, str], ...]], ...]:
    """The fields and terms of a word in each language `held` that may have it; no terms for a function word."""
    return tuple(
        (
            language,
            tuple(
                (text_field(field, language), token.term)
                for token in analyser(language).tokens(word)
                for field in EntryField
            ),
        )
        for language in languages_of(word)
        if language in held
    )


def weighed(groups: Sequence[Group], weights: Mapping[Language, float]) -> tuple[Group, ...]:
    """`groups` with each alternative worth as much as its language; those from another language keep their weight."""
    if all(weight == 1.0 for weight in weights.values()):
        return tuple(groups)
    return tuple(
        replace(group, alternatives=tuple(_weighed(one, weights) for one in group.alternatives)) for group in groups
    )


def _weighed(alternative: Term | Phrase, weights: Mapping[Language, float]) -> Term | Phrase:
    language, _ = TEXT_FIELDS.get(alternative.field, (Language.UND, False))
    weight = weights.get(language, 1.0)
    if weight == 1.0 or alternative.kind in OF_ANOTHER_LANGUAGE:
        return alternative
    return replace(alternative, boost=alternative.boost * weight)
