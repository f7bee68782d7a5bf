"""A query as it will most likely be understood, without looking its words up first.

Most queries are in one language, whose texts know all of their words, while those of other languages know none. Then
what was typed can be asked for as it is: alternatives that no entry holds find nothing, and no language counts less
than another. The index says behind the search whether it was so (`Belief`).
"""

from collections.abc import Iterator, Sequence
from typing import Final

from indexing.searching.fields import TEXT_FIELDS
from indexing.searching.knowledge import held_languages
from indexing.searching.languages import languages_of, script_of
from indexing.searching.pieces import Piece
from indexing.searching.query import Belief, Group, Phrase, Term
from indexing.searching.weighing import OF_ANOTHER_LANGUAGE, stems_of
from indexing.vocabulary import Language

#: Longer queries are questions, in which a word that the index does not know is likelier.
_MOST_WORDS: Final = 8


def likely_belief(
    typed: Sequence[Piece], groups: Sequence[Group], joined: Sequence[Term], empty: frozenset[str]
) -> Belief | None:
    """What must be so for `groups` to be all that `typed` asks for; None where that is not likely.

    `groups` have no alternatives in the fields `empty`, and `joined` are the terms of neighbours written as one word.
    """
    if not 0 < len(typed) <= _MOST_WORDS or not all(map(_is_plain, typed)):
        return None
    held = held_languages(empty)
    languages = {languages_of(piece.text)[0] for piece in typed}
    if len(languages) > 1:
        return None
    (language,) = languages
    content = 0
    absent = dict.fromkeys(one for one in joined if one.field not in empty)
    absent |= dict.fromkeys(_elsewhere(groups, language))
    for piece in typed:
        for other, stems in stems_of(piece.text, held):
            terms = tuple(Term(name, token) for name, token in stems if name not in empty)
            if other is not language:
                absent |= dict.fromkeys(terms)
            elif stems and not terms:
                return None
            else:
                content += bool(stems)
    words = frozenset(group.word for group in groups)
    return Belief(empty=empty, absent=tuple(absent), held=words) if content else None


def _is_plain(piece: Piece) -> bool:
    return piece.is_plain and not piece.alternative and script_of(piece.text) is not None


def _elsewhere(groups: Sequence[Group], language: Language) -> Iterator[Term]:
    """The terms of alternatives in other languages that would weigh less there."""
    for group in groups:
        for one in group.alternatives:
            if TEXT_FIELDS.get(one.field, (language, False))[0] is language or one.kind in OF_ANOTHER_LANGUAGE:
                continue
            tokens = one.tokens if isinstance(one, Phrase) else (one.token,)
            yield from (Term(one.field, token) for token in tokens)
