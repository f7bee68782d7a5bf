"""What a person types, as a query tree over the fields of the index.

Each word is looked up in every language whose script it is written in, because Persian articles hold Latin names and
Arabic ones share the Persian alphabet. The best field counts for a word, never the sum, which would let titles drown
texts; the form exactly as typed adds a little. A word with a non-joiner is looked for whole and in parts.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from indexing.searching.analysis.analyser import Token, analyser
from indexing.searching.analysis.chains import CHAINS
from indexing.searching.fields import text_field
from indexing.searching.pieces import Piece, pieces
from indexing.searching.port import EntryField
from indexing.searching.query import Group, MatchKind, Occur, Phrase, Term
from indexing.vocabulary import Language

#: What a word counts in each field. With titles PQuAD validation gives 96.5 MRR@10, without them 95.7.
FIELD_WEIGHTS: Final = {EntryField.TITLE: 2.0, EntryField.NAMES: 1.0, EntryField.TEXT: 1.0}
#: What the exact twin adds to that: 0.2 MRR@10 on PQuAD validation and on XQuAD in English.
EXACT_WEIGHT: Final = 0.3
#: Elasticsearch takes at least 1,024 clauses in one query; words beyond this number are not looked for.
MOST_CLAUSES: Final = 900
#: Code points of a query that are read; the rest is ignored.
MOST_CHARACTERS: Final = 2_000

_FA, _EN, _AR, _TR = Language.FA, Language.EN, Language.AR, Language.TR
_RU, _TG, _UZ, _UND = Language.RU, Language.TG, Language.UZ, Language.UND
#: A script, letters in it that tell a language, the languages written in it with the likeliest first, and those whose
#: texts quote it.
_SCRIPTS: Final = (
    (
        re.compile("[\u0620-\u065f\u066e-\u06ef\u06fa-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]"),
        ((re.compile("[پچژگکی]"), _FA), (re.compile("[ةىأإ]"), _AR)),
        (_FA, _AR, _UND),
        (),
    ),
    (
        re.compile("[\u0400-\u052f]"),
        ((re.compile("[ўЎ]"), _UZ), (re.compile("[ӣӯҷғқҳӢӮҶҒҚҲ]"), _TG)),
        (_RU, _TG, _UZ, _UND),
        (),
    ),
    (
        re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
        ((re.compile("[ığşİĞŞ]"), _TR), (re.compile("[OoGg][\u02bb\u2018\u2019'`]"), _UZ)),
        (_EN, _TR, _UZ, _UND),
        (_FA, _AR, _RU, _TG),
    ),
)
_LETTER: Final = re.compile(r"[^\W\d_]")

_Alternatives = tuple[Term | Phrase, ...]


def parse(text: str) -> tuple[Group, ...]:
    """The groups to look for; none where the text holds no word. Function words count only among themselves."""
    content: list[Group] = []
    twins: list[Group] = []
    functional: list[Group] = []
    clauses = 0
    for piece in _single_words(pieces(text[:MOST_CHARACTERS])):
        found = _phrase(piece.text) if piece.phrase else _word(piece.text, whole=piece.excluded)
        exact = () if piece.phrase or piece.excluded else _exact_word(piece.text)
        clauses += _size(found) + _size(exact)
        if clauses > MOST_CLAUSES:
            break
        if found:
            word = _add(content, found, piece)
            twins += [Group(exact, word=word)] if exact else []
        elif exact:
            functional.append(Group(exact, word=len(functional)))
    if any(group.occur is not Occur.MUST_NOT for group in content):
        return (*content, *twins)
    return (*content, *functional)


def languages_of(text: str) -> tuple[Language, ...]:
    """The languages whose texts may hold this text, by script and letters, the likeliest first; all for a number."""
    for script, marked, likely, others in _SCRIPTS:
        if script.search(text):
            first = next((language for letters, language in marked if letters.search(text)), likely[0])
            return (first, *(language for language in (*likely, *others) if language is not first))
    if _LETTER.search(text):
        return (Language.UND,)
    return tuple(CHAINS)


def _single_words(typed: Iterable[Piece]) -> Iterator[Piece]:
    """`typed` with each piece that is no phrase cut where the chains cut (`Tehran/Moscow` is two words)."""
    words = analyser(Language.UND, exact=True)
    for piece in typed:
        if piece.phrase:
            yield piece
        else:
            for token in words.tokens(piece.text):
                yield Piece(piece.text[token.start : token.end], False, piece.excluded, piece.alternative)


def _add(groups: list[Group], found: _Alternatives, piece: Piece) -> int:
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


def _word(word: str, *, whole: bool) -> _Alternatives:
    """A word in all fields and plausible languages; nothing if it is a function word in the likeliest one.

    `whole` asks for all parts of a word with a non-joiner together, so that excluding it does not exclude each part.
    """
    languages = languages_of(word)
    if not analyser(languages[0]).tokens(word):
        return ()
    found: dict[Term | Phrase, None] = {}
    for language in languages:
        tokens = analyser(language).tokens(word)
        if whole and len(tokens) > 1:
            tokens, parts = [tokens[0]], _parts(tokens)
            found |= dict.fromkeys(_in_fields(language, parts))
        for token in tokens:
            found |= dict.fromkeys(_in_fields(language, [token]))
    return tuple(found)


def _exact_word(word: str) -> tuple[Term, ...]:
    return tuple(
        Term(text_field(field, language, exact=True), token.term, weight * EXACT_WEIGHT, MatchKind.EXACT)
        for language in languages_of(word)
        for token in analyser(language, exact=True).tokens(word)
        for field, weight in FIELD_WEIGHTS.items()
    )


def _phrase(text: str) -> _Alternatives:
    """A phrase as typed in the exact fields, and by its stems; the latter finds parts that are written as two words."""
    return tuple(
        dict.fromkeys(
            alternative
            for language in languages_of(text)
            for exact in (True, False)
            for alternative in _in_fields(language, _parts(analyser(language, exact=exact).tokens(text)), exact=exact)
        )
    )


def _parts(tokens: Sequence[Token]) -> list[Token]:
    """`tokens` without the joined forms of words whose parts are there as well."""
    return [
        token for number, token in enumerate(tokens, 1) if number == len(tokens) or tokens[number].start >= token.end
    ]


def _in_fields(language: Language, tokens: Sequence[Token], *, exact: bool = False) -> Iterator[Term | Phrase]:
    """One term, or several as a phrase, in each field of a language."""
    terms = tuple(token.term for token in tokens)
    places = tuple(token.position - tokens[0].position for token in tokens)
    positions = () if places == tuple(range(len(terms))) else places
    kind = MatchKind.EXACT if exact else MatchKind.STEM
    for field, weight in FIELD_WEIGHTS.items():
        name = text_field(field, language, exact=exact)
        if len(terms) == 1:
            yield Term(name, terms[0], weight, kind)
        elif terms:
            yield Phrase(name, terms, weight, positions, kind)


def _size(alternatives: Iterable[Term | Phrase]) -> int:
    return sum(len(one.tokens) if isinstance(one, Phrase) else 1 for one in alternatives)
