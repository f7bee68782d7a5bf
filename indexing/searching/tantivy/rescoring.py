"""Okapi BM25 as Elasticsearch computes it, for the best hits of tantivy.

tantivy fixes k1 = 1.2 and b = 0.75 and takes the mean length of a field over all documents, also those of another
language that do not have the field. So tantivy finds the candidates, and they are scored here with the parameters and
the statistics that Elasticsearch uses, which makes the two engines rank alike.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import tantivy

from indexing.searching.analysis.lines import begins, filled, frequency, places_of
from indexing.searching.fields import BM25_B, BM25_K1
from indexing.searching.matching import closest_kinds
from indexing.searching.query import Group, MatchKind, Occur, Phrase, Term
from indexing.searching.tantivy.schema import Postings, count_field

#: Frequencies kept; what people type must not fill the memory.
_REMEMBERED: Final = 50_000


@dataclass(frozen=True, slots=True)
class _FieldStatistics:
    """How many entries have the field, and how many terms they have on average."""

    entries: int
    mean_length: float


@dataclass(frozen=True, slots=True)
class _Weighted:
    """An alternative with what it is worth at most. `offsets` say where its tokens stand relative to each other."""

    field: str
    tokens: tuple[str, ...]
    offsets: Sequence[int]
    worth: float
    mean_length: float

    def score(self, postings: Postings) -> float:
        """What the alternative adds in an entry with these postings."""
        line = postings.get(self.field, "")
        occurring = self._frequency(line)
        if not occurring:
            return 0.0
        relative = _kept_length(filled(line)) / self.mean_length
        return self.worth * occurring / (occurring + BM25_K1 * (1 - BM25_B + BM25_B * relative))

    def occurs(self, postings: Postings) -> bool:
        """Whether the alternative stands in an entry with these postings."""
        return self._frequency(postings.get(self.field, "")) > 0

    def _frequency(self, line: str) -> int:
        counts = [frequency(line, token) for token in self.tokens]
        if len(counts) == 1 or not all(counts):
            return min(counts)
        places: dict[str, set[int]] = {token: set() for token in self.tokens}
        for place, term in places_of(line):
            if term in places:
                places[term].add(place)
        starts = (
            {place - offset for place in places[token]} for token, offset in zip(self.tokens, self.offsets, strict=True)
        )
        return len(set.intersection(*starts))


@dataclass(frozen=True, slots=True)
class _Beginning:
    """An alternative for all tokens that begin with `token`; each entry with one of them gets `worth`."""

    field: str
    token: str
    worth: float

    def score(self, postings: Postings) -> float:
        """What the alternative adds in an entry with these postings."""
        return self.worth if self.occurs(postings) else 0.0

    def occurs(self, postings: Postings) -> bool:
        """Whether a token that begins so stands in an entry with these postings."""
        return begins(postings.get(self.field, ""), self.token)


class Scorer:
    """Scores entries against queries with the statistics of one state of the index."""

    def __init__(self, searcher: tantivy.Searcher) -> None:
        """Statistics are read from `searcher` when a query first needs them, and kept."""
        self.searcher = searcher
        self._fields: dict[str, _FieldStatistics] = {}
        self._frequencies: dict[tuple[str, str], int] = {}

    def frequencies(self, terms: Iterable[Term]) -> list[int]:
        """In how many entries each term occurs; most are asked for in fields that no entry has."""
        doc_freq = self.searcher.doc_freq
        return [doc_freq(term.field, term.token) if self._holds(term.field) else 0 for term in terms]

    def present(self, groups: Iterable[Group]) -> tuple[Group, ...]:
        """`groups` without the alternatives that no entry can match, which are most of them."""
        return tuple(
            replace(group, alternatives=tuple(one for one in group.alternatives if self._is_present(one)))
            for group in groups
        )

    def scores(self, groups: Iterable[Group], entries: Iterable[Postings]) -> list[float]:
        """For each entry the sum over the groups of the best of their alternatives; excluding groups do not count."""
        counted = [
            [self._weighted(one) for one in group.alternatives]
            for group in groups
            if group.occur is not Occur.MUST_NOT and group.alternatives
        ]
        return [sum(max(one.score(postings) for one in group) for group in counted) for postings in entries]

    def matched_by(self, groups: Iterable[Group], entries: Iterable[Postings]) -> list[frozenset[MatchKind]]:
        """For each entry the closest kinds by which the words of the query occur in it."""
        looked_for = [
            (group.word, one.kind, self._weighted(one))
            for group in groups
            if group.occur is not Occur.MUST_NOT
            for one in group.alternatives
        ]
        return [
            closest_kinds((word, kind) for word, kind, one in looked_for if one.occurs(postings))
            for postings in entries
        ]

    def _is_present(self, alternative: Term | Phrase) -> bool:
        if isinstance(alternative, Term) and alternative.prefix:
            return self._holds(alternative.field)
        return all(self._frequency(alternative.field, token) for token in _tokens(alternative))

    def _weighted(self, alternative: Term | Phrase) -> _Weighted | _Beginning:
        if isinstance(alternative, Term) and alternative.prefix:
            return _Beginning(alternative.field, alternative.token, alternative.boost)
        tokens = _tokens(alternative)
        offsets = alternative.positions if isinstance(alternative, Phrase) else ()
        statistics = self._statistics(alternative.field)
        idf = sum(self._idf(statistics.entries, self._frequency(alternative.field, token)) for token in tokens)
        return _Weighted(
            alternative.field,
            tokens,
            offsets or range(len(tokens)),
            alternative.boost * idf * (1 + BM25_K1),
            statistics.mean_length,
        )

    def _statistics(self, name: str) -> _FieldStatistics:
        if name not in self._fields:
            measured = self.searcher.aggregate(
                tantivy.Query.all_query(), {"terms": {"stats": {"field": count_field(name)}}}
            )["terms"]
            self._fields[name] = _FieldStatistics(int(measured["count"]), measured["avg"] or 1.0)
        return self._fields[name]

    def _holds(self, name: str) -> bool:
        """Whether any entry has the text field `name`."""
        return self._statistics(name).entries > 0

    def _frequency(self, name: str, token: str) -> int:
        known = self._frequencies.get((name, token))
        if known is None:
            if len(self._frequencies) >= _REMEMBERED:
                self._frequencies.clear()
            known = self._frequencies[name, token] = self.searcher.doc_freq(name, token) if self._holds(name) else 0
        return known

    @staticmethod
    def _idf(entries: int, having: int) -> float:
        return math.log(1 + (max(entries, having) - having + 0.5) / (having + 0.5))


def _kept_length(length: int) -> int:
    """A length as Lucene keeps it in one byte: exact up to 40, then to four significant bits above 24."""
    above = length - 24
    if above <= 0:
        return length
    shift = max(0, above.bit_length() - 4)
    return 24 + (above >> shift << shift)


def _tokens(alternative: Term | Phrase) -> tuple[str, ...]:
    return alternative.tokens if isinstance(alternative, Phrase) else (alternative.token,)
