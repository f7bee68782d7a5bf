"""How often terms occur in one state of an index, and how long its fields are: what BM25 weighs by.

Elasticsearch counts entries and their mean length within a field. tantivy takes all documents for both, also those of
another language that do not have the field, so these figures are read from the index and kept.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import tantivy

from indexing.searching.query import Phrase, Term
from indexing.searching.tantivy.schema import count_field

#: Frequencies kept; what people type must not fill the memory.
_REMEMBERED: Final = 50_000


@dataclass(frozen=True, slots=True)
class FieldStatistics:
    """How many entries have the field, and how many terms they have on average."""

    entries: int
    mean_length: float


class Statistics:
    """The figures of the state that `searcher` sees, read when they are first needed."""

    def __init__(self, searcher: tantivy.Searcher) -> None:
        """Nothing is read yet."""
        self._searcher = searcher
        self._fields: dict[str, FieldStatistics] = {}
        self._frequencies: dict[tuple[str, str], int] = {}

    def field(self, name: str) -> FieldStatistics:
        """The figures of the text field `name`."""
        known = self._fields.get(name)
        if known is None:
            measured = self._searcher.aggregate(
                tantivy.Query.all_query(), {"terms": {"stats": {"field": count_field(name)}}}
            )["terms"]
            known = self._fields[name] = FieldStatistics(int(measured["count"]), measured["avg"] or 1.0)
        return known

    def frequency(self, name: str, token: str) -> int:
        """In how many entries `token` occurs in the field `name`; most are asked for in fields that no entry has."""
        known = self._frequencies.get((name, token))
        if known is None:
            if len(self._frequencies) >= _REMEMBERED:
                self._frequencies.clear()
            known = self._searcher.doc_freq(name, token) if self.field(name).entries else 0
            self._frequencies[name, token] = known
        return known

    def frequencies(self, terms: Iterable[Term]) -> list[int]:
        """In how many entries each term occurs."""
        return [self.frequency(term.field, term.token) for term in terms]

    def occurs(self, alternative: Term | Phrase) -> bool:
        """Whether an entry can match; what begins with a prefix is not looked up."""
        if isinstance(alternative, Phrase):
            return all(self.frequency(alternative.field, token) for token in alternative.tokens)
        if alternative.prefix:
            return self.field(alternative.field).entries > 0
        return self.frequency(alternative.field, alternative.token) > 0

    def rarity(self, name: str, token: str) -> float:
        """The idf of BM25 as Lucene computes it, within the entries that have the field."""
        return _idf(self.field(name).entries, self.frequency(name, token))

    def rarity_among_all(self, name: str, token: str) -> float:
        """The same as tantivy computes it, among all documents."""
        return _idf(self._searcher.num_docs, self.frequency(name, token))

    def share(self, name: str) -> float:
        """The share of all documents that have the field, above 0."""
        return max(1, self.field(name).entries) / max(1, self._searcher.num_docs)


def _idf(entries: int, having: int) -> float:
    return math.log(1 + (max(entries, having) - having + 0.5) / (having + 0.5))
