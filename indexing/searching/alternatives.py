"""What a word or phrase of a query may stand as in the index: its alternatives over fields and languages.

Each word is looked up in every language whose script it is written in, because Persian articles hold Latin names and
Arabic ones share the Persian alphabet, and by its sound in languages of other scripts; of these only in languages that
the index holds, which are few of all. The best alternative counts for a word, never the sum, which would let titles
drown texts.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from indexing.searching.analysis.analyser import Token, analyser
from indexing.searching.analysis.sounding import keys_of
from indexing.searching.fields import sound_field, text_field
from indexing.searching.languages import (
    EVERY,
    Languages,
    languages_of,
    other_scripts,
    script_of,
    written_languages,
)
from indexing.searching.port import EntryField
from indexing.searching.query import MatchKind, Phrase, Term
from indexing.vocabulary import Language

Alternatives = tuple[Term | Phrase, ...]

#: What a word counts in each field. With titles PQuAD validation gives 96.5 MRR@10, without them 95.7.
FIELD_WEIGHTS: Final = {EntryField.TITLE: 2.0, EntryField.NAMES: 1.0, EntryField.TEXT: 1.0}
#: What the exact twin adds to that: 0.2 MRR@10 on PQuAD validation and on XQuAD in English.
EXACT_WEIGHT: Final = 0.3
#: What another spelling counts, times how likely the error is.
SPELLING_WEIGHT: Final = 0.8
#: What a word counts that sounds alike in another script.
NAME_WEIGHT: Final = 0.5
#: What a beginning counts; engines do not weigh how rare the words are that begin so.
PREFIX_WEIGHT: Final = 3.0
_REMEMBERED: Final = 4_096
NON_JOINER: Final = "\u200c"
#: What joins the parts of Persian compounds.
AND: Final = "و"
#: The seam of such a compound of two stems of verbs, whose conjunction many leave out.
_VERBAL_PAIR: Final = re.compile(f"(?<=ت)(?:{NON_JOINER}?{AND}{NON_JOINER}?)?(?=[گجش]و(?!\\w)|[گجش]و(?:ی|ها))")


@lru_cache(_REMEMBERED)
def is_function_word(word: str) -> bool:
    """Whether a word carries no content of its own in the likeliest of its languages."""
    return not analyser(languages_of(word)[0]).tokens(word)


@lru_cache(_REMEMBERED)
def word_alternatives(word: str, held: Languages = EVERY, *, whole: bool = False) -> Alternatives:
    """A word in all fields and the plausible ones of the languages `held`; nothing if it is a function word.

    `whole` asks for all parts of a word with a non-joiner together, so that excluding it does not exclude each part.
    """
    if is_function_word(word):
        return ()
    found: dict[Term | Phrase, None] = {}
    for spelling in (word, *_otherwise_spelled(word)):
        found |= dict.fromkeys(_alternatives(spelling, held, whole=whole))
    return tuple(found)


def _alternatives(word: str, held: Languages, *, whole: bool) -> Iterator[Term | Phrase]:
    for language in _among(languages_of(word), held):
        tokens = analyser(language).tokens(word)
        if whole and len(tokens) > 1:
            tokens, parts = [tokens[0]], _parts(tokens)
            yield from _in_fields(language, parts)
        for token in tokens:
            yield from _in_fields(language, [token])


@lru_cache(_REMEMBERED)
def compound_alternatives(first: str, second: str, held: Languages = EVERY) -> tuple[Term, ...]:
    """Two words with a Persian and between them as texts also write them, in one: `حمل‌ونقل`."""
    if Language.FA not in held:
        return ()
    tokens = analyser(Language.FA).tokens(f"{first}{NON_JOINER}{AND}{NON_JOINER}{second}")
    return tuple(one for one in _in_fields(Language.FA, tokens[:1]) if isinstance(one, Term)) if tokens else ()


@lru_cache(_REMEMBERED)
def exact_alternatives(word: str, held: Languages = EVERY) -> tuple[Term, ...]:
    """A word as typed, in the exact twins of the fields of the languages that are written in its script."""
    written = written_languages(word)
    return tuple(
        Term(text_field(field, language, exact=True), token.term, weight * EXACT_WEIGHT, MatchKind.EXACT)
        for language in _among((*written, Language.UND) if written else languages_of(word), held)
        for token in analyser(language, exact=True).tokens(word)
        for field, weight in FIELD_WEIGHTS.items()
    )


def phrase_alternatives(text: str, held: Languages = EVERY) -> Alternatives:
    """A phrase as typed in the exact fields, and by its stems; the latter finds parts that are written as two words."""
    return tuple(
        dict.fromkeys(
            alternative
            for language in _among(languages_of(text), held)
            for exact in (True, False)
            for alternative in _in_fields(language, _parts(analyser(language, exact=exact).tokens(text)), exact=exact)
        )
    )


def prefix_alternatives(beginning: str, held: Languages = EVERY) -> tuple[Term, ...]:
    """The words as written that begin with `beginning`, in all fields and plausible languages."""
    return tuple(
        Term(text_field(field, language, exact=True), tokens[-1].term, weight * PREFIX_WEIGHT, prefix=True)
        for language in _among(languages_of(beginning), held)
        if (tokens := analyser(language, exact=True).tokens(beginning))
        for field, weight in FIELD_WEIGHTS.items()
    )


@lru_cache(_REMEMBERED)
def name_alternatives(word: str, before: str = "", behind: str = "", held: Languages = EVERY) -> tuple[Term, ...]:
    """A word by its sound in texts of other scripts, also together with the word `before` or `behind` it."""
    languages = _among(other_scripts(word), held)
    if not languages:
        return ()
    keys = dict.fromkeys(keys_of([word]))
    for several in ([before, word], [word, behind]):
        if all(several):
            keys |= dict.fromkeys(keys_of(several)[:1])
    return tuple(
        Term(sound_field(language), key, NAME_WEIGHT, MatchKind.NAME) for language in languages for key in keys
    )


@lru_cache(_REMEMBERED)
def full_name_alternatives(first: str, second: str, held: Languages = EVERY) -> tuple[Phrase, ...]:
    """Two words that stand side by side, by their sound in texts of other scripts."""
    if script_of(first) is not script_of(second):
        return ()
    return tuple(
        Phrase(sound_field(language), (one, other), NAME_WEIGHT, kind=MatchKind.NAME)
        for language in _among(other_scripts(first), held)
        for one, other in zip(keys_of([first]), keys_of([second]), strict=False)
    )


def spelling_alternatives(meant: Iterable[tuple[str, float]], held: Languages = EVERY) -> tuple[Term, ...]:
    """Words that may have been meant, in the normal spelling of the exact chains, each with how likely that is."""
    found: dict[tuple[str, str], Term] = {}
    for word, likely in meant:
        for language in _among(written_languages(word), held):
            for exact in (False, True):
                for token in analyser(language, exact=exact).tokens(word):
                    for field, weight in FIELD_WEIGHTS.items():
                        name = text_field(field, language, exact=exact)
                        term = Term(name, token.term, weight * SPELLING_WEIGHT * likely, MatchKind.SPELLING)
                        if (name, token.term) not in found or found[name, token.term].boost < term.boost:
                            found[name, token.term] = term
    return tuple(found.values())


def _otherwise_spelled(word: str) -> Iterator[str]:
    """The other spelling of a Persian noun that is made of two verbs: گفتگو for گفت‌وگو, جست‌وجو for جستجو."""
    if found := _VERBAL_PAIR.search(word):
        yield f"{word[: found.start()]}{'' if found.group() else AND}{word[found.end() :]}"


def _among(languages: Iterable[Language], held: Languages) -> list[Language]:
    return [one for one in languages if one in held]


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
