"""How often terms occur in one state of an index, and how long its fields are: what BM25 weighs by.

Elasticsearch counts entries and their mean length within a field. tantivy takes all documents for both, also those of
another language that do not have the field, so these figures are read from the index and kept.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

import tantivy

from indexing.searching.fields import LIVE
from indexing.searching.query import Phrase, Term
from indexing.searching.tantivy.schema import SHARED_FIELDS, count_field, marked

#: tantivy's BM25, which compares lengths with the mean over all documents.
TANTIVY_K1: Final = 1.2
TANTIVY_B: Final = 0.75
#: Frequencies kept; what people type must not fill the memory.
_REMEMBERED: Final = 50_000
#: One change in so many entries goes unnoticed: a length is rounded more coarsely before it is compared with the mean.
_UNNOTICED: Final = 100
#: How tantivy tells a mean length when it explains a score.
_TOLD: Final = re.compile(r'"value":\s*([-+.\de]+),\s*"description":\s*"avgdl')


@dataclass(frozen=True, slots=True)
class FieldStatistics:
    """How many entries have the field, and how many terms they have on average.

    `changes` is the number of operations on the index since that was measured.
    """

    entries: int
    mean_length: float
    changes: int = 0


class Statistics:
    """The figures of the state that `searcher` sees, read when they are first needed."""

    def __init__(self, searcher: tantivy.Searcher, schema: tantivy.Schema) -> None:
        """Nothing is read yet."""
        self._searcher = searcher
        self._schema = schema
        self._fields: dict[str, FieldStatistics] = {}
        self._relative_lengths: dict[str, float] = {}
        self._shared_lengths: dict[str, float] = {}
        self._places: dict[str, tuple[str, str] | None] = {}
        self._frequencies: dict[tuple[str, str], int] = {}
        self._empty: frozenset[str] | None = None
        self._with_removed = sum(searcher.doc_freq(LIVE, value) for value in (0, 1)) / max(1, searcher.num_docs)

    def after(self, changes: int, searcher: tantivy.Searcher) -> "Statistics":
        """Those of the state that `searcher` sees, `changes` operations later.

        To measure all fields of a million entries takes a tenth of a second, so the figures of a field stay until so
        many operations have passed that they may matter, which for a field without entries is one.
        """
        later = Statistics(searcher, self._schema)
        for name, known in self._fields.items():
            if (known.changes + changes) * _UNNOTICED <= known.entries:
                later._fields[name] = replace(known, changes=known.changes + changes)
        return later

    def field(self, name: str) -> FieldStatistics:
        """The figures of the text field `name`."""
        known = self._fields.get(name)
        if known is None:
            lengths = count_field(name)
            having = tantivy.Query.exists_query(lengths)
            measured = self._searcher.aggregate(having, {"terms": {"stats": {"field": lengths}}})["terms"]
            known = self._fields[name] = FieldStatistics(int(measured["count"]), measured["avg"] or 1.0)
        return known

    @property
    def empty(self) -> frozenset[str]:
        """The text fields that no entry has."""
        if self._empty is None:
            self._empty = frozenset(name for name in SHARED_FIELDS if not self.field(name).entries)
        return self._empty

    def frequency(self, name: str, token: str) -> int:
        """In how many entries `token` occurs in the field `name`."""
        known = self._frequencies.get((name, token))
        if known is None:
            if len(self._frequencies) >= _REMEMBERED:
                self._frequencies.clear()
            known = self._frequencies[name, token] = self._count(name, token)
        return known

    def frequencies(self, terms: Iterable[Term]) -> list[int]:
        """In how many entries each term occurs. Nothing is kept: most of what a typing error may mean is never met."""
        met = self._frequencies
        return [
            self._count(term.field, term.token) if (known := met.get((term.field, term.token))) is None else known
            for term in terms
        ]

    def _count(self, name: str, token: str) -> int:
        place = self._place(name)
        return self._searcher.doc_freq(place[0], place[1] + token) if place else 0

    def _place(self, name: str) -> tuple[str, str] | None:
        """The shared field that holds the field `name`, and what its terms begin with; None where no entry has it."""
        try:
            return self._places[name]
        except KeyError:
            found = (SHARED_FIELDS[name], marked(name, "")) if self.field(name).entries else None
            self._places[name] = found
            return found

    def occurs(self, alternative: Term | Phrase) -> bool:
        """Whether an entry can match; what begins with a prefix is not looked up."""
        if isinstance(alternative, Phrase):
            return all(self.frequency(alternative.field, token) for token in alternative.tokens)
        if alternative.prefix:
            return self.field(alternative.field).entries > 0
        return self.frequency(alternative.field, alternative.token) > 0

    def rarity(self, name: str, token: str) -> float:
        """The idf of BM25 as Lucene computes it, within the entries that have the field.

        Frequencies count removed entries until segments are merged, so the entries are counted with as many of them.
        """
        return _idf(self.field(name).entries * self._with_removed, self.frequency(name, token))

    def rarity_among_all(self, name: str, token: str) -> float:
        """The same as tantivy computes it, among all documents."""
        return _idf(self._searcher.num_docs, self.frequency(name, token))

    def sharing(self, shared: str) -> list[str]:
        """The text fields of all languages that the field `shared` holds."""
        return [name for name, field in SHARED_FIELDS.items() if field == shared]

    def shared_mean_length(self, name: str, token: str) -> float:
        """What tantivy takes for the mean length of the field that holds `name`, as it tells of an entry with `token`.

        It counts what is removed until segments are merged, and estimates then.
        0.0 where no entry is left with `token`.
        """
        shared = SHARED_FIELDS[name]
        if shared not in self._shared_lengths:
            query = tantivy.Query.term_query(self._schema, shared, marked(name, token), "freq")
            hits = self._searcher.search(query, limit=1, count=False).hits
            if not hits:
                return 0.0
            told = query.explain(self._searcher, hits[0][1]).to_json()
            self._shared_lengths[shared] = float(_TOLD.findall(told)[-1])
        return self._shared_lengths[shared]

    def relative_length(self, name: str) -> float:
        """The mean length of a field where it is, over what tantivy takes for the mean: that of all documents."""
        known = self._relative_lengths.get(name)
        if known is None:
            shared = [self.field(other) for other in self.sharing(SHARED_FIELDS[name])]
            terms = sum(one.entries * one.mean_length for one in shared)
            known = self.field(name).mean_length * self._searcher.num_docs / max(1.0, terms)
            self._relative_lengths[name] = known
        return known


def _idf(entries: float, having: int) -> float:
    return math.log(1 + (max(entries, having) - having + 0.5) / (having + 0.5))
