"""What one state of a tantivy index answers: hits, collapsed or not, facets, frequencies and suggestions.

tantivy finds candidates and counts; the order of hits is that of rescoring.py. Everything here blocks.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import orjson
import tantivy

from indexing.searching.fields import ID, LABELS, PREFIX, TYPE, WEIGHT
from indexing.searching.port import EntryType, IndexHit, IndexHits, RetryableError, Suggested
from indexing.searching.query import Facet, IndexQuery, Term
from indexing.searching.tantivy.query import Queries, live_entries
from indexing.searching.tantivy.rescoring import Scorer
from indexing.searching.tantivy.schema import Postings, stored_postings
from indexing.searching.tantivy.statistics import Statistics
from indexing.values import Name
from indexing.vocabulary import Language

#: Hits that are scored anew at a time; rank 101 stays behind rank 100 whatever its new score is.
_BLOCK: Final = 100
#: Groups and values of a keyword are counted exactly up to this number of them.
_COUNTED: Final = 10_000
#: How much deeper to look where the hits found fall into too few groups.
_DEEPER: Final = 4


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A document with its score and the terms that it was indexed with."""

    score: float
    document: tantivy.Document
    postings: Postings

    def value(self, name: str) -> str:
        """The one value of a stored text field."""
        return str(self.document[name][0])


class Reader:
    """Answers from the state of the index that `searcher` sees. Every method raises RetryableError on damaged files."""

    def __init__(self, searcher: tantivy.Searcher, schema: tantivy.Schema) -> None:
        """Nothing is read yet."""
        self._searcher = searcher
        self._schema = schema
        self._statistics = Statistics(searcher)
        self._queries = Queries(schema, self._statistics)

    def search(self, query: IndexQuery) -> IndexHits:
        """The best entries, scored as Elasticsearch scores them."""
        query = self._present(query)
        wanted = self._queries.matching(query)
        scorer = Scorer(query.groups, self._statistics)
        needed = depth = max(1, query.offset + query.limit)
        try:
            while True:
                ranked, total = self._ranked(query, wanted, scorer, depth)
                kept = _first_of_groups(ranked, query.collapse) if query.collapse else ranked
                if len(kept) >= needed or len(ranked) == total:
                    break
                depth *= _DEEPER
            page = kept[query.offset : query.offset + query.limit]
            if query.collapse:
                return self._collapsed(query, wanted, scorer, page)
        except ValueError as problem:
            raise _damaged(problem) from problem
        return IndexHits(_hits(page, scorer), total)

    def facets(self, wanted: Sequence[Facet]) -> list[dict[str, int]]:
        """The values of each facet with their counts."""
        return [
            self._counts(self._queries.matching(self._present(facet.query)), facet.keyword, size=facet.limit)
            for facet in wanted
        ]

    def frequencies(self, terms: Sequence[Term]) -> list[int]:
        """In how many entries each term occurs."""
        return self._statistics.frequencies(terms)

    def suggest(
        self, readings: Sequence[Sequence[str]], types: Sequence[EntryType], limit: int
    ) -> list[list[Suggested]]:
        """The weightiest entries for each reading."""
        return [self._suggested(reading, types, limit) if reading else [] for reading in readings]

    def _present(self, query: IndexQuery) -> IndexQuery:
        """The query without the alternatives that no entry can match, which may be most of them."""
        groups = tuple(
            replace(group, alternatives=tuple(filter(self._statistics.occurs, group.alternatives)))
            for group in query.groups
        )
        return replace(query, groups=groups)

    def _ranked(
        self, query: IndexQuery, wanted: tantivy.Query, scorer: Scorer, depth: int
    ) -> tuple[list[_Ranked], int]:
        """At least the `depth` best documents, if there are so many, and how many there are."""
        if not query.groups:
            found = self._searcher.search(wanted, limit=depth, order_by_field=ID, order=tantivy.Order.Asc)
            ranked = [_Ranked(1.0, self._searcher.doc(address), {}) for _, address in found.hits]
            return ranked, found.count  # type: ignore[attr-defined]  # its stub forgets it
        found = self._searcher.search(wanted, limit=-(-depth // _BLOCK) * _BLOCK)
        documents = [self._searcher.doc(address) for _, address in found.hits]
        return self._rescored(documents, scorer), found.count  # type: ignore[attr-defined]

    def _rescored(self, documents: list[tantivy.Document], scorer: Scorer) -> list[_Ranked]:
        """The documents block by block, best first; a score is never above one of an earlier block."""
        ranked: list[_Ranked] = []
        ceiling = float("inf")
        for start in range(0, len(documents), _BLOCK):
            found = documents[start : start + _BLOCK]
            postings = [stored_postings(document) for document in found]
            scores = map(scorer.score, postings)
            block = [
                _Ranked(min(ceiling, score), document, terms)
                for score, document, terms in zip(scores, found, postings, strict=True)
            ]
            block.sort(key=lambda one: (-one.score, one.value(ID)))
            ranked += block
            ceiling = block[-1].score
        return ranked

    def _collapsed(
        self, query: IndexQuery, wanted: tantivy.Query, scorer: Scorer, page: Sequence[_Ranked]
    ) -> IndexHits:
        """The hits of a page, each with the number of the others of its group."""
        keys = [one.value(query.collapse) for one in page]
        sizes = self._counts(wanted, query.collapse, include=keys) if keys else {}
        groups = len(self._counts(wanted, query.collapse))
        hits = [
            replace(hit, group=key, others=sizes[key] - 1) for hit, key in zip(_hits(page, scorer), keys, strict=True)
        ]
        return IndexHits(tuple(hits), groups, groups < _COUNTED)

    def _counts(self, wanted: tantivy.Query, keyword: str, size: int = _COUNTED, **only: list[str]) -> dict[str, int]:
        """How many entries have each value of a keyword, the most frequent first, ties by value."""
        terms: dict[str, Any] = {"field": keyword, "size": _COUNTED, "segment_size": _COUNTED, **only}
        try:
            buckets = self._searcher.aggregate(wanted, {"values": {"terms": terms}})["values"]["buckets"]
        except ValueError as problem:
            raise _damaged(problem) from problem
        counts = [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in buckets]
        return dict(sorted(counts, key=lambda one: (-one[1], one[0]))[:size])

    def _suggested(self, reading: Sequence[str], types: Sequence[EntryType], limit: int) -> list[Suggested]:
        clauses = [live_entries(self._schema)]
        clauses += [tantivy.Query.term_query(self._schema, PREFIX, beginning) for beginning in reading]
        if types:
            clauses.append(tantivy.Query.term_set_query(self._schema, TYPE, [str(one) for one in types]))
        wanted = tantivy.Query.boolean_query([(tantivy.Occur.Must, clause) for clause in clauses])
        try:
            found = self._searcher.search(wanted, limit=limit, count=False, order_by_field=WEIGHT)
            documents = [(weight, self._searcher.doc(address)) for weight, address in found.hits]
        except ValueError as problem:
            raise _damaged(problem) from problem
        return [
            Suggested(
                document[ID][0],
                EntryType(document[TYPE][0]),
                tuple(Name(text=text, language=Language(code)) for text, code in orjson.loads(document[LABELS][0])),
                int(weight),
            )
            for weight, document in documents
        ]


def _hits(page: Sequence[_Ranked], scorer: Scorer) -> tuple[IndexHit, ...]:
    return tuple(
        IndexHit(one.value(ID), EntryType(one.value(TYPE)), one.score, scorer.kinds(one.postings)) for one in page
    )


def _first_of_groups(ranked: Sequence[_Ranked], keyword: str) -> list[_Ranked]:
    """The best of the entries with each value of `keyword`."""
    best: dict[str, _Ranked] = {}
    for one in ranked:
        best.setdefault(one.value(keyword), one)
    return list(best.values())


def _damaged(problem: ValueError) -> RetryableError:
    return RetryableError(f"the search index cannot be read and must be rebuilt: {problem}")
