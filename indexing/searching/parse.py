"""What a person types, as a query tree over the fields of the index.

A group for each word holds its alternatives; the form exactly as typed adds a little in a group of its own. A word
with a non-joiner is looked for whole and in parts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from indexing.searching.alternatives import (
    Alternatives,
    exact_alternatives,
    full_name_alternatives,
    name_alternatives,
    phrase_alternatives,
    prefix_alternatives,
    spelling_alternatives,
    word_alternatives,
)
from indexing.searching.analysis.analyser import analyser
from indexing.searching.pieces import Piece, pieces
from indexing.searching.query import Group, Occur, Phrase, Term
from indexing.searching.translating.translating import translations
from indexing.vocabulary import Language

#: Elasticsearch takes at least 1,024 clauses in one query; words beyond this number are not looked for.
MOST_CLAUSES: Final = 900
#: Code points of a query that are read; the rest is ignored.
MOST_CHARACTERS: Final = 2_000
#: Longer queries are sentences, in which no two words are a name that another script writes as one.
_LONGEST_NAME: Final = 8

#: What may have been meant by a word of the query: other words, each with how likely that is.
Meant = Mapping[str, Sequence[tuple[str, float]]]


def parse(text: str) -> tuple[Group, ...]:
    """The groups to look for; none where the text holds no word. Function words count only among themselves."""
    return groups_of(typed_words(text))


def typed_words(text: str) -> list[Piece]:
    """The words and phrases of a query, cut where the chains cut (`Tehran/Moscow` is two words)."""
    return list(_single_words(pieces(text[:MOST_CHARACTERS])))


def groups_of(typed: Sequence[Piece], meant: Meant = MappingProxyType({})) -> tuple[Group, ...]:
    """The groups for words and phrases, with other spellings for those that `meant` tells of."""
    content: list[Group] = []
    aside: list[Group] = []
    functional: list[Group] = []
    clauses = 0
    single, several = translations([_plain(piece) for piece in typed])
    for number, piece in enumerate(typed):
        found = _alternatives(typed, number, meant)
        if found and number in single:
            found = (*found, *single[number])
        exact = () if piece.phrase or piece.excluded or piece.prefix else exact_alternatives(piece.text)
        names = _full_names(typed, number) if found else ()
        whole = several.get(number, ()) if found else ()
        clauses += _size(found) + _size(exact) + _size(names) + _size(whole)
        if clauses > MOST_CLAUSES:
            break
        if found:
            word = _add(content, found, piece)
            aside += [Group(extra, word=word) for extra in (exact, names, whole) if extra]
        elif exact:
            functional.append(Group(exact, word=len(functional)))
    if any(group.occur is not Occur.MUST_NOT for group in content):
        return (*content, *aside)
    return (*content, *functional)


def _single_words(typed: Iterable[Piece]) -> Iterator[Piece]:
    """`typed` with each piece that is no phrase cut into words; of several the last one is a beginning."""
    words = analyser(Language.UND, exact=True)
    for piece in typed:
        if piece.phrase:
            yield piece
        else:
            tokens = words.tokens(piece.text)
            for number, token in enumerate(tokens, 1):
                beginning = piece.prefix and number == len(tokens)
                word = piece.text[token.start : token.end]
                yield Piece(word, False, piece.excluded, piece.alternative, beginning)


def _alternatives(typed: Sequence[Piece], number: int, meant: Meant) -> Alternatives:
    piece = typed[number]
    if piece.phrase:
        return phrase_alternatives(piece.text)
    if piece.prefix:
        return prefix_alternatives(piece.text)
    found = word_alternatives(piece.text, whole=piece.excluded)
    if not found or piece.excluded:
        return found
    before, behind = _neighbour(typed, number - 1), _neighbour(typed, number + 1)
    names = name_alternatives(piece.text, before, behind)
    return (*found, *names, *spelling_alternatives(meant.get(piece.text, ())))


def _neighbour(typed: Sequence[Piece], number: int) -> str:
    """The word at `number` if a name may be written with it as one word, else nothing."""
    if len(typed) > _LONGEST_NAME or not 0 <= number < len(typed):
        return ""
    return _plain(typed[number])


def _plain(piece: Piece) -> str:
    """The word of a piece that may be read as more than it says, else nothing."""
    return "" if piece.phrase or piece.excluded or piece.prefix else piece.text


def _full_names(typed: Sequence[Piece], number: int) -> tuple[Phrase, ...]:
    one, other = typed[number], typed[number + 1] if number + 1 < len(typed) else None
    if other is None or any(piece.phrase or piece.excluded or piece.prefix for piece in (one, other)):
        return ()
    return full_name_alternatives(one.text, other.text) if word_alternatives(other.text) else ()


def _add(groups: list[Group], found: Alternatives, piece: Piece) -> int:
    """Add a group and give its number; behind an OR its alternatives go to the group before."""
    if piece.excluded:
        groups.append(Group(found, Occur.MUST_NOT, len(groups)))
        return len(groups) - 1
    occur = Occur.MUST if piece.phrase else Occur.SHOULD
    if piece.alternative and groups and groups[-1].occur is not Occur.MUST_NOT:
        before = groups.pop()
        found = (*before.alternatives, *found)
        occur = occur if before.occur is occur else Occur.SHOULD
    groups.append(Group(found, occur, len(groups)))
    return len(groups) - 1


def _size(alternatives: Iterable[Term | Phrase]) -> int:
    return sum(len(one.tokens) if isinstance(one, Phrase) else 1 for one in alternatives)
