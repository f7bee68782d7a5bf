"""Passages and articles that tell of the same: searched by the words that set a text apart from the others.

Those are the terms with the highest product of how often the text has them and how rare they are in the index
(tf-idf), sent as explicit terms, so that both engines find the same; with them goes what the words mean in the other
of English and Persian, and how names sound in other scripts. Two texts that share a word or two do not tell of the
same: what scores too little beside the text itself is left out. Texts of the same article and its reprints are left
out as well, and of other reprints one stands for all.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from indexing.searching.alternatives import Alternatives, name_alternatives
from indexing.searching.analysis.analyser import analyser
from indexing.searching.fields import ID, REPRINT, TYPE, text_field
from indexing.searching.port import EntryField, EntryType, IndexHits, SearchIndex
from indexing.searching.query import Group, IndexQuery, MatchKind, Phrase, Term
from indexing.searching.translating.glossary import LANGUAGES
from indexing.searching.translating.translating import translations
from indexing.vocabulary import Language

#: Terms that a text is searched by; more of them change little and cost time.
MOST_TERMS: Final = 15
#: Different terms of a text that are looked at, the most frequent ones.
_LOOKED_AT: Final = 120
_SHORTEST: Final = 2
#: What a text that tells of the same scores at least, beside the text itself, and beside its most telling word alone.
LEAST_SHARE: Final = 0.25
_MORE_THAN_ONE_WORD: Final = 1.2
#: Keys of sound with fewer letters are those of many words.
_SHORTEST_SOUND: Final = 3
_REMEMBERED: Final = 4_096


@dataclass(frozen=True, slots=True)
class Text:
    """A text of an entry, to which similar ones are wanted."""

    id: str
    type: EntryType
    language: Language
    text: str


async def similar(index: SearchIndex, texts: Sequence[Text], first: int) -> list[list[str]]:
    """For each text the ids of up to `first` similar entries of its type, the most similar first.

    Two requests to the index, however many texts there are. Raises RetryableError.
    """
    read = [_words(text) for text in texts]
    terms = list({term: None for words in read for term in words})
    frequencies = dict(zip(terms, await index.frequencies(terms), strict=True))
    telling = [_telling(text.language, words, frequencies) for text, words in zip(texts, read, strict=True)]
    found = await index.search_many(
        [
            query
            for text, one in zip(texts, telling, strict=True)
            for query in (_itself(text, one.groups), _alike(text, one.groups, first))
        ]
    )
    pairs = zip(telling, found[::2], found[1::2], strict=True)
    return [_others(own, alike, one.least, first) if one.groups else [] for one, own, alike in pairs]


@dataclass(slots=True)
class _Word:
    """How often a text has a stem, and the first word that it has it in."""

    word: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class _Telling:
    """The terms that tell most about a text, each as a group of its own, and what share of their score is enough."""

    groups: tuple[Group, ...]
    least: float


def _words(text: Text) -> dict[Term, _Word]:
    """The most frequent stems of a text."""
    name = text_field(EntryField.TEXT, text.language)
    found: dict[str, _Word] = {}
    counts: Counter[str] = Counter()
    for token in analyser(text.language).tokens(text.text):
        if len(token.term) >= _SHORTEST:
            counts[token.term] += 1
            found.setdefault(token.term, _Word(text.text[token.start : token.end]))
    for term, number in counts.items():
        found[term].number = number
    return {Term(name, term): found[term] for term, _ in counts.most_common(_LOOKED_AT)}


def _telling(language: Language, words: Mapping[Term, _Word], frequencies: Mapping[Term, int]) -> _Telling:
    """The terms with the highest tf-idf, with what their words are in other languages."""
    entries = 1 + max((frequencies[term] for term in words), default=0)
    rare = {term: math.log(1 + entries / frequencies[term]) for term in words if frequencies[term]}
    best = sorted(rare, key=lambda term: (-words[term].number * rare[term], term.token))[:MOST_TERMS]
    scores = [math.sqrt(words[term].number) * _idf(frequencies[term], entries) for term in best]
    groups = tuple(
        Group(
            (
                Term(term.field, term.token, boost, MatchKind.STEM),
                *_weighed(_elsewhere(words[term].word, language), boost),
            ),
            word=number,
        )
        for number, term in enumerate(best)
        for boost in (math.sqrt(words[term].number),)
    )
    one = max(scores, default=0.0) / (sum(scores) or 1.0)
    return _Telling(groups, max(LEAST_SHARE, _MORE_THAN_ONE_WORD * one))


def _idf(frequency: int, entries: int) -> float:
    """As engines weigh a term (BM25), up to the number of entries, of which only a lower bound is known."""
    return math.log(1 + (entries - frequency + 0.5) / (frequency + 0.5))


@lru_cache(_REMEMBERED)
def _elsewhere(word: str, language: Language) -> Alternatives:
    """What `word` means in the other language, or else how a name sounds in other scripts, in the texts of entries.

    Words of further languages are not taken for English or Persian ones that are written alike.
    """
    single, _ = translations([word]) if language in LANGUAGES else ({}, {})
    fields = {text_field(EntryField.TEXT, one, exact=exact) for one in LANGUAGES for exact in (False, True)}
    meant = tuple(one for one in single.get(0, ()) if one.field in fields)
    if meant or word.islower():
        return meant
    return tuple(one for one in name_alternatives(word) if len(one.token) >= _SHORTEST_SOUND)


def _weighed(alternatives: Alternatives, weight: float) -> list[Term | Phrase]:
    return [replace(one, boost=one.boost * weight) for one in alternatives]


def _itself(text: Text, groups: tuple[Group, ...]) -> IndexQuery:
    """What tells the group of reprints that a text is in, and what the text itself scores."""
    return IndexQuery(groups, {ID: (text.id,)}, limit=1, collapse=REPRINT)


def _alike(text: Text, groups: tuple[Group, ...], first: int) -> IndexQuery:
    return IndexQuery(groups, {TYPE: (text.type,)}, limit=first + 1 if groups else 1, collapse=REPRINT)


def _others(own: IndexHits, alike: IndexHits, least: float, first: int) -> list[str]:
    """The hits of other groups that score enough; all of them where the index does not hold the text itself."""
    groups = {hit.group for hit in own.hits}
    enough = least * max((hit.score for hit in own.hits), default=0.0)
    return [hit.id for hit in alike.hits if hit.group not in groups and hit.score >= enough][:first]
