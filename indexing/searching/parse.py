"""What a person types, as a query tree over the fields of the index.

A group for each word holds its alternatives; the form exactly as typed adds a little in a group of its own. A word
with a non-joiner is looked for whole and in parts.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, islice
from types import MappingProxyType
from typing import Final

from indexing.searching.alternatives import (
    AND,
    Alternatives,
    compound_alternatives,
    exact_alternatives,
    full_name_alternatives,
    is_function_word,
    name_alternatives,
    phrase_alternatives,
    prefix_alternatives,
    spelling_alternatives,
    word_alternatives,
)
from indexing.searching.analysis.analyser import Analyser, analyser
from indexing.searching.languages import EVERY, Languages
from indexing.searching.pieces import Piece, pieces
from indexing.searching.query import Group, Occur, Phrase, Term
from indexing.searching.translating.translating import translations
from indexing.vocabulary import Language

#: Elasticsearch takes at least 1,024 clauses in one query; words beyond this number are not looked for.
MOST_CLAUSES: Final = 900
#: Code points of a query that are read, and words and phrases; the rest is ignored.
MOST_CHARACTERS: Final = 2_000
MOST_WORDS: Final = 64
#: Longer queries are sentences, in which no two words are a name that another script writes as one.
_LONGEST_NAME: Final = 8

#: What may have been meant by a word of the query: other words, each with how likely that is.
Meant = Mapping[str, Sequence[tuple[str, float]]]


def parse(text: str) -> tuple[Group, ...]:
    """The groups to look for in an index that is not known; none where the text holds no word."""
    return within_limits(groups_of(typed_words(text)))


def typed_words(text: str) -> list[Piece]:
    """The words and phrases of a query, cut where the chains cut (`Tehran/Moscow` is two words)."""
    return list(islice(_single_words(pieces(text[:MOST_CHARACTERS])), MOST_WORDS))


def groups_of(
    typed: Sequence[Piece], meant: Meant = MappingProxyType({}), held: Languages = EVERY
) -> tuple[Group, ...]:
    """The groups for words and phrases in the languages `held`, with other spellings for those that `meant` tells of.

    Function words count only among themselves. A word that no language held can have is a group without alternatives.
    """
    content: list[Group] = []
    aside: list[Group] = []
    functional: list[Group] = []
    single, several = translations([_plain(piece) for piece in typed], held)
    for number, piece in enumerate(typed):
        exact = exact_alternatives(piece.text, held) if piece.is_plain else ()
        if _is_content(piece):
            found = (*_alternatives(typed, number, meant, held), *single.get(number, ()))
            word = _add(content, found, piece)
            aside += [
                Group(extra, word=word)
                for extra in (
                    exact,
                    _full_names(typed, number, held),
                    _compound(typed, number, held),
                    several.get(number, ()),
                )
                if extra
            ]
        elif exact:
            functional.append(Group(exact, word=len(functional)))
    if any(group.occur is not Occur.MUST_NOT for group in content):
        return (*content, *aside)
    return (*content, *functional)


def within_limits(groups: Sequence[Group]) -> tuple[Group, ...]:
    """`groups` without those of the last words, where they are too many clauses for one query."""
    sizes: Counter[int] = Counter()
    for group in groups:
        sizes[group.word] += _size(group.alternatives)
    words = sorted(sizes)
    kept = {
        word
        for word, size in zip(words, accumulate(sizes[word] for word in words), strict=True)
        if size <= MOST_CLAUSES
    }
    return tuple(group for group in groups if group.word in kept)


def _single_words(typed: Iterable[Piece]) -> Iterator[Piece]:
    """`typed` with each piece that is no phrase cut into words; of several the last one is a beginning."""
    for piece in typed:
        if piece.phrase:
            yield piece
        else:
            tokens = _words().tokens(piece.text)
            for number, token in enumerate(tokens, 1):
                beginning = piece.prefix and number == len(tokens)
                word = piece.text[token.start : token.end]
                yield Piece(word, False, piece.excluded, piece.alternative, beginning)


def _words() -> Analyser:
    return analyser(Language.UND, exact=True)


def _is_content(piece: Piece) -> bool:
    """Whether something is looked for because of a piece alone: it is no function word, and not only signs."""
    if piece.phrase or piece.prefix:
        return bool(_words().tokens(piece.text))
    return not is_function_word(piece.text)


def _alternatives(typed: Sequence[Piece], number: int, meant: Meant, held: Languages) -> Alternatives:
    piece = typed[number]
    if piece.phrase:
        return phrase_alternatives(piece.text, held)
    if piece.prefix:
        return prefix_alternatives(piece.text, held)
    found = word_alternatives(piece.text, held, whole=piece.excluded)
    if piece.excluded:
        return found
    before, behind = _neighbour(typed, number - 1), _neighbour(typed, number + 1)
    names = name_alternatives(piece.text, before, behind, held)
    return (*found, *names, *spelling_alternatives(meant.get(piece.text, ()), held))


def _neighbour(typed: Sequence[Piece], number: int) -> str:
    """The word at `number` if a name may be written with it as one word, else nothing."""
    if len(typed) > _LONGEST_NAME or not 0 <= number < len(typed):
        return ""
    return _plain(typed[number])


def _plain(piece: Piece) -> str:
    """The word of a piece that may be read as more than it says, else nothing."""
    return piece.text if piece.is_plain else ""


def _compound(typed: Sequence[Piece], number: int, held: Languages) -> tuple[Term, ...]:
    """A word, a Persian and, and another word as one."""
    three = typed[number : number + 3]
    if len(three) < 3 or three[1].text != AND or not all(piece.is_plain for piece in three):
        return ()
    return compound_alternatives(three[0].text, three[2].text, held)


def _full_names(typed: Sequence[Piece], number: int, held: Languages) -> tuple[Phrase, ...]:
    one, other = typed[number], typed[number + 1] if number + 1 < len(typed) else None
    if other is None or not (one.is_plain and other.is_plain) or is_function_word(other.text):
        return ()
    return full_name_alternatives(one.text, other.text, held)


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
