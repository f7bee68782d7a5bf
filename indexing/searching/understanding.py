"""A query as the index can answer it: its words in the spellings that the index knows.

What is typed is first looked up. Two words that the index writes as one are read with a non-joiner between them, and
an unknown word that is two known ones is read as these; another unknown word is also looked for as what may have been
meant by it. Alternatives that no entry holds are left out, which is most of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain, pairwise
from math import sqrt
from typing import Final

from indexing.searching.alternatives import AND, NON_JOINER, exact_alternatives, is_function_word, word_alternatives
from indexing.searching.analysis.analyser import analyser
from indexing.searching.fields import SOUND_FIELDS, TEXT_FIELDS, text_field
from indexing.searching.guessing import likely_belief
from indexing.searching.knowledge import Knowledge, terms_of
from indexing.searching.languages import Languages, script_of, written_languages
from indexing.searching.lexicon import is_in_lexicon
from indexing.searching.parse import groups_of, typed_words, within_limits
from indexing.searching.pieces import Piece
from indexing.searching.port import EntryField, SearchIndex
from indexing.searching.query import Belief, Group, Term
from indexing.searching.remembering import WordMemory
from indexing.searching.spelling import SHORTEST, one_error_away
from indexing.searching.translating.translating import translations
from indexing.searching.weighing import language_weights, weighed

#: Two words are one if at least this many entries write them so; fewer may be errors.
_WRITTEN_AS_ONE: Final = 2
_SHORTEST_PART: Final = 2
#: How many unknown words of a query are looked at, and how many words may have been meant by one.
_MOST_UNKNOWN: Final = 4
_MOST_MEANT: Final = 4
_REMEMBERED: Final = 4_096
#: Where words are looked up that may have been meant; titles repeat what texts say.
_VOCABULARY: Final = (EntryField.TEXT, EntryField.NAMES)


@dataclass(frozen=True, slots=True)
class Understood:
    """The groups of a query, and for each word that no entry holds the words that may have been meant, best first.

    `belief` is what was not looked up for it.
    """

    groups: tuple[Group, ...]
    meant: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    belief: Belief = Belief()  # noqa: RUF009 - it is frozen


async def understand(
    index: SearchIndex, text: str, memory: WordMemory | None = None, *, assuming: bool = True
) -> Understood:
    """What `text` asks for in the words of `index`; no groups where it holds no word. Raises RetryableError.

    What earlier queries looked up is taken from `memory`, where it holds all that is needed, `assuming` that words that
    have not met before are not written as one.
    """
    typed = typed_words(text)
    known = Knowledge(index, memory, assuming=assuming)
    groups = known.possible(groups_of(typed, held=known.held))
    if not groups:
        return Understood(within_limits(groups_of(typed)))
    terms = list(terms_of(groups))
    joined = [term for pair in pairwise(typed) for term in _as_one(*pair, known.held)]
    sounds = (one for one in terms if one.field in SOUND_FIELDS)
    if not known.recall((one for one in terms if one.field not in SOUND_FIELDS), chain(sounds, joined)):
        if memory and memory.state and assuming and memory.may_guess():
            belief = likely_belief(typed, groups, joined, memory.empty)
            if belief:
                return Understood(groups, belief=belief)
        await known.look_up((*terms, *joined))
    unknown = [piece.text for piece in typed if _is_unknown(piece, known)][:_MOST_UNKNOWN]
    read, meant = typed, {}
    if unknown:
        languages = _languages_found(groups, known)
        await known.look_up(term for word in unknown for term in _candidates(word, languages, known.held))
        parted = {word: parts for word in unknown if (parts := _parted(word, known))}
        meant = {word: found for word in unknown if word not in parted and (found := _meant(word, languages, known))}
        read = [replace(piece, text=parted.get(piece.text, piece.text)) for piece in typed]
    read = _joined(read, known)
    if meant or read != typed:
        groups = groups_of(read, meant, known.held)
        await known.look_up(terms_of(groups))
    groups = weighed(within_limits(known.present(groups)), language_weights(typed, known))
    best = {word: tuple(one for one, _ in found) for word, found in meant.items()}
    return Understood(groups, best, known.belief)


def _is_unknown(piece: Piece, known: Knowledge) -> bool:
    """Whether no entry holds a word or its translation, though it is long enough to tell what may have been meant."""
    word = piece.text
    if not piece.is_plain or len(word) < SHORTEST or script_of(word) is None:
        return False
    if is_function_word(word) or is_in_lexicon(word):
        return False
    if any(map(known.may_match, (*word_alternatives(word, known.held), *exact_alternatives(word, known.held)))):
        return False
    translated, _ = translations([word], known.held)
    return not any(map(known.may_match, chain.from_iterable(translated.values())))


def _languages_found(groups: Sequence[Group], known: Knowledge) -> Languages:
    """The languages in which the index has any word of the query."""
    names = {one.field for one in terms_of(groups) if one.field in TEXT_FIELDS and known.count(one.field, one.token)}
    return frozenset(TEXT_FIELDS[name][0] for name in names)


@lru_cache(_REMEMBERED)
def _vocabulary_terms(word: str, held: Languages) -> tuple[Term, ...]:
    """A word as the exact fields write it, in the languages of its script that are `held`."""
    return tuple(
        Term(text_field(place, language, exact=True), token.term)
        for language in written_languages(word)
        if language in held
        for token in analyser(language, exact=True).tokens(word)
        for place in _VOCABULARY
    )


def _candidates(word: str, languages: Languages, held: Languages) -> Iterator[Term]:
    """What has to be looked up to tell what may have been meant by an unknown word."""
    for parts in _cuts(word):
        for part in parts:
            yield from _vocabulary_terms(part, held)
    for names, meant in _one_error_away(word, languages, held):
        for name in names:
            for one in meant:
                yield Term(name, one)


def _one_error_away(
    word: str, languages: Languages, held: Languages
) -> Iterator[tuple[list[str], Mapping[str, float]]]:
    """The words that may have been meant, with the fields in which to look them up."""
    script = script_of(word)
    written = [one for one in written_languages(word) if one in held]
    for language in [one for one in written if one in languages] or written:
        names = [text_field(place, language, exact=True) for place in _VOCABULARY]
        for token in analyser(language, exact=True).tokens(word):
            if script is not None:
                yield names, one_error_away(token.term, script)


def _meant(word: str, languages: Languages, known: Knowledge) -> list[tuple[str, float]]:
    """The words of the index that are one error away, each with how likely that error is; the best ones first."""
    found: dict[str, tuple[float, float]] = {}
    for names, away in _one_error_away(word, languages, known.held):
        for meant, likely in away.items():
            frequency = max(known.count(name, meant) for name in names)
            if frequency and len(meant) >= _SHORTEST_PART and not is_function_word(meant):
                found[meant] = max(found.get(meant, (0.0, 0.0)), (likely * sqrt(frequency), likely))
    best = sorted(found.items(), key=lambda one: (-one[1][0], one[0]))[:_MOST_MEANT]
    return [(meant, likely) for meant, (_, likely) in best]


def _cuts(word: str) -> Iterator[tuple[str, str]]:
    return ((word[:place], word[place:]) for place in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1))


def _parted(word: str, known: Knowledge) -> str:
    """An unknown word as the two known ones that it consists of, with a non-joiner between; empty if there are none."""
    counted = [
        (min(known.frequency(_vocabulary_terms(part, known.held)) for part in parts), parts) for parts in _cuts(word)
    ]
    frequency, parts = max(counted, key=lambda one: one[0], default=(0, ()))
    return NON_JOINER.join(parts) if frequency else ""


@lru_cache(_REMEMBERED)
def _as_one(first: Piece, second: Piece, held: Languages) -> tuple[Term, ...]:
    """Two words side by side as one word of the index; nothing where they cannot be one."""
    if not (first.is_plain and second.is_plain) or second.alternative or first.text == AND:
        return ()
    script = script_of(first.text)
    if script is None or script is not script_of(second.text):
        return ()
    return _vocabulary_terms(f"{first.text.rpartition(NON_JOINER)[2]}{NON_JOINER}{second.text}", held)


def _joined(typed: Sequence[Piece], known: Knowledge) -> list[Piece]:
    """`typed` with a non-joiner between words that the index writes as one."""
    read: list[Piece] = []
    for piece in typed:
        if read and known.frequency(_as_one(read[-1], piece, known.held)) >= _WRITTEN_AS_ONE:
            read[-1] = replace(read[-1], text=f"{read[-1].text}{NON_JOINER}{piece.text}")
        else:
            read.append(piece)
    return read
