"""Passages and articles that tell of the same: searched by the words that set a text apart from the others.

Those are the terms with the highest product of how often the text has them and how rare they are in the index
(tf-idf), sent as explicit terms, so that both engines find the same. Texts of the same article and its reprints are
left out, and of other reprints one stands for all.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from indexing.searching.analysis.analyser import analyser
from indexing.searching.fields import ID, REPRINT, TYPE, text_field
from indexing.searching.port import EntryField, EntryType, IndexHit, SearchIndex
from indexing.searching.query import Group, IndexQuery, MatchKind, Term
from indexing.vocabulary import Language

#: Terms that a text is searched by; more of them change little and cost time.
MOST_TERMS: Final = 15
#: Different terms of a text that are looked at, the most frequent ones.
_LOOKED_AT: Final = 120
#: A term that fewer entries have leads nowhere but back: an article and its passage are two.
_FEWEST: Final = 2
_SHORTEST: Final = 2


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
    counted = [_counted(text) for text in texts]
    terms = list({term: None for one in counted for term in one})
    frequencies = dict(zip(terms, await index.frequencies(terms), strict=True))
    telling = [_telling(one, frequencies) for one in counted]
    found = await index.search_many(
        [
            query
            for text, groups in zip(texts, telling, strict=True)
            for query in (_itself(text), _alike(text, groups, first))
        ]
    )
    pairs = zip(telling, found[::2], found[1::2], strict=True)
    return [_others(own.hits, alike.hits, first) if groups else [] for groups, own, alike in pairs]


def _counted(text: Text) -> Counter[Term]:
    """The most frequent stems of a text, with how often it has each."""
    name = text_field(EntryField.TEXT, text.language)
    counts = Counter(token.term for token in analyser(text.language).tokens(text.text) if len(token.term) >= _SHORTEST)
    return Counter({Term(name, term): number for term, number in counts.most_common(_LOOKED_AT)})


def _telling(counts: Mapping[Term, int], frequencies: Mapping[Term, int]) -> tuple[Group, ...]:
    """The terms that tell most about a text, each as a group of its own."""
    entries = 1 + max((frequencies[term] for term in counts), default=0)
    weights = {
        term: number * math.log(1 + entries / frequencies[term])
        for term, number in counts.items()
        if frequencies[term] >= _FEWEST
    }
    best = sorted(weights, key=lambda term: (-weights[term], term.token))[:MOST_TERMS]
    return tuple(
        Group((Term(term.field, term.token, math.sqrt(counts[term]), MatchKind.STEM),), word=number)
        for number, term in enumerate(best)
    )


def _itself(text: Text) -> IndexQuery:
    """What tells the group of reprints that a text is in."""
    return IndexQuery(filters={ID: (text.id,)}, limit=1, collapse=REPRINT)


def _alike(text: Text, groups: tuple[Group, ...], first: int) -> IndexQuery:
    return IndexQuery(groups, {TYPE: (text.type,)}, limit=first + 1 if groups else 1, collapse=REPRINT)


def _others(own: Sequence[IndexHit], alike: Sequence[IndexHit], first: int) -> list[str]:
    groups = {hit.group for hit in own}
    return [hit.id for hit in alike if hit.group not in groups][:first]
