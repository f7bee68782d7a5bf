"""The words of a query in the other language, as further alternatives of the words that they translate.

A word is translated by itself and, where it is part of a longer entry, the whole entry as well: "joint commission"
finds a joint commission before it finds other things that are joint. Translations count less than the words typed, so
what is in the reader's own language stays first.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from indexing.searching.alternatives import FIELD_WEIGHTS, Alternatives
from indexing.searching.fields import text_field
from indexing.searching.languages import EVERY, Languages, languages_of
from indexing.searching.query import MatchKind, Phrase, Term
from indexing.searching.translating.glossary import LANGUAGES, Key, glossary, keys_of, other_language, written_key
from indexing.vocabulary import Language

#: What a translation counts beside the word typed.
TRANSLATION_WEIGHT: Final = 0.9
_REMEMBERED: Final = 4_096


def translations(
    words: Sequence[str], held: Languages = EVERY
) -> tuple[Mapping[int, Alternatives], Mapping[int, Alternatives]]:
    """What `words` mean in the other language: each by itself, and several as a whole, by the number of the first.

    Empty words part those around them. Only languages `held` are translated to.
    """
    single: dict[int, Alternatives] = {}
    several: dict[int, Alternatives] = {}
    for language in LANGUAGES:
        if other_language(language) not in held:
            continue
        stems = [_stems(word, language) for word in words]
        for number, word in enumerate(words):
            for key in (*stems[number], *_as_written(word, language)):
                if meanings := glossary().of(language, key):
                    single[number] = (*single.get(number, ()), *_alternatives(other_language(language), meanings))
        for number, key in _runs(stems):
            if meanings := glossary().of(language, key):
                several[number] = _alternatives(other_language(language), meanings)
    return single, several


def _runs(stems: Sequence[Sequence[Key]]) -> Iterator[tuple[int, Key]]:
    """Runs of two and more words, as (first word, key), the longest last.

    Function words have no stems and are stepped over.
    """
    content = [(number, keys[0]) for number, keys in enumerate(stems) if keys]
    for length in range(2, glossary().longest + 1):
        for start in range(len(content) - length + 1):
            run = content[start : start + length]
            yield run[0][0], Key(tuple(term for _, key in run for term in key.terms))


@lru_cache(_REMEMBERED)
def _stems(word: str, language: Language) -> tuple[Key, ...]:
    """The stems of a word if it can be of that language."""
    return tuple(keys_of(language, word)) if word and language in languages_of(word) else ()


@lru_cache(_REMEMBERED)
def _as_written(word: str, language: Language) -> tuple[Key, ...]:
    """The key of a word as written if it can be of that language."""
    return (written_key(language, word),) if word and language in languages_of(word) else ()


@lru_cache(_REMEMBERED)
def _alternatives(language: Language, meanings: tuple[str, ...]) -> Alternatives:
    found: dict[Term | Phrase, None] = {}
    for meaning in meanings:
        for key in keys_of(language, meaning):
            found |= dict.fromkeys(_in_fields(language, key))
    return tuple(found)


def _in_fields(language: Language, key: Key) -> Iterator[Term | Phrase]:
    for field, weight in FIELD_WEIGHTS.items():
        name, boost = text_field(field, language, exact=key.exact), weight * TRANSLATION_WEIGHT
        if len(key.terms) == 1:
            yield Term(name, key.terms[0], boost, MatchKind.TRANSLATION)
        else:
            yield Phrase(name, key.terms, boost, kind=MatchKind.TRANSLATION)
