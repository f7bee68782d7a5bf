"""What one state of a tantivy index answers: hits, collapsed or not, facets, frequencies and suggestions.

tantivy finds candidates and counts; the order of hits is that of rescoring.py. Everything here blocks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import heappush, heappushpop
from typing import Any, Final

import orjson
import tantivy

from indexing.searching.fields import ID, LABELS, PREFIX, TYPE, WEIGHT
from indexing.searching.port import EntryType, IndexHit, IndexHits, RetryableError, Suggested
from indexing.searching.query import Facet, IndexQuery, Occur, Term
from indexing.searching.tantivy.bounding import Bounds
from indexing.searching.tantivy.counting import COUNTED, Counts, by_query, counts, first
from indexing.searching.tantivy.query import Queries, live_entries
from indexing.searching.tantivy.rescoring import Scorer
from indexing.searching.tantivy.schema import Postings, stored_postings
from indexing.searching.tantivy.statistics import Statistics
from indexing.values import Name
from indexing.vocabulary import Language

#: Hits that are scored anew at a time; rank 101 stays behind rank 100 whatever its new score is.
_BLOCK: Final = 100
#: How much deeper to look where the hits found fall into too few groups.
_DEEPER: Final = 4

#: tantivy's score, and where the document is.
_Hit = tuple[Any, tantivy.DocAddress]


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A document with its score and the terms that it was indexed with."""

    score: float
    document: tantivy.Document
    postings: Postings

    def value(self, name: str) -> str:
        """The one value of a stored text field."""
        return str(self.document[name][0])


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query without alternatives that no entry holds, and what scores its entries."""

    query: IndexQuery
    scorer: Scorer


class Reader:
    """Answers from the state of the index that `searcher` sees. Every method raises RetryableError on damaged files."""

    def __init__(self, searcher: tantivy.Searcher, schema: tantivy.Schema, statistics: Statistics) -> None:
        """Nothing is read yet; `statistics` are those of the same state."""
        self._searcher = searcher
        self._schema = schema
        #: The figures that hits are scored by.
        self.statistics = statistics
        self._queries = Queries(schema, statistics)

    def search(self, query: IndexQuery) -> IndexHits:
        """The best entries, scored as Elasticsearch scores them. Of a belief only the empty fields are looked at."""
        empty = self.statistics.empty
        if not query.belief.empty <= empty:
            return IndexHits((), 0, empty=empty, is_as_believed=False)
        query = self._present(query)
        asked = _Asked(query, Scorer(query.groups, self.statistics))
        needed = depth = max(1, query.offset + query.limit)
        try:
            while True:
                ranked, total, is_exact = self._ranked(asked, depth)
                kept = _first_of_groups(ranked, query.collapse) if query.collapse else ranked
                if len(kept) >= needed or len(ranked) == total:
                    break
                depth *= _DEEPER
            page = kept[query.offset : query.offset + query.limit]
            if query.collapse:
                return replace(self._collapsed(asked, page), empty=empty)
        except ValueError as problem:
            raise _damaged(problem) from problem
        return IndexHits(_hits(page, asked.scorer), total, is_exact, empty=empty)

    def facets(self, wanted: Sequence[Facet]) -> list[dict[str, int]]:
        """The values of each facet with their counts."""
        answers: list[Counts] = [{} for _ in wanted]
        for query, places in by_query(wanted):
            counted = self._counts(self._queries.matching(self._present(query)), [wanted[at].keyword for at in places])
            for at in places:
                answers[at] = first(counted[wanted[at].keyword], wanted[at].limit)
        return answers

    def frequencies(self, terms: Sequence[Term]) -> list[int]:
        """In how many entries each term occurs."""
        return self.statistics.frequencies(terms)

    def suggest(
        self, readings: Sequence[Sequence[str]], types: Sequence[EntryType], limit: int
    ) -> list[list[Suggested]]:
        """The weightiest entries for each reading."""
        return [self._suggested(reading, types, limit) if reading else [] for reading in readings]

    def _present(self, query: IndexQuery) -> IndexQuery:
        """The query without the alternatives that no entry can match, which may be most of them."""
        return replace(query, groups=tuple(group.only(self.statistics.occurs) for group in query.groups))

    def _ranked(self, asked: _Asked, depth: int) -> tuple[list[_Ranked], int, bool]:
        """At least the `depth` best documents, if there are so many; how many there are, and whether that is exact."""
        if all(group.occur is Occur.MUST_NOT for group in asked.query.groups):
            everything = self._queries.matching(asked.query)
            found = self._searcher.search(everything, limit=depth, order_by_field=ID, order=tantivy.Order.Asc)
            score = 0.0 if asked.query.groups else 1.0
            ranked = [_Ranked(score, self._searcher.doc(address), {}) for _, address in found.hits]
            return ranked, found.count, True  # type: ignore[attr-defined]  # its stub forgets it
        limit = -(-depth // _BLOCK) * _BLOCK
        few = limit <= COUNTED and not asked.query.collapse
        if few and (common := self._queries.common_terms(asked.query)):
            found = self._searcher.search(self._queries.matching(asked.query, common), limit=limit)
            if found.count >= COUNTED:  # type: ignore[attr-defined]
                return self._rescored(found, asked, depth, self._queries.unseen(asked.query, common)), COUNTED, False
        found = self._searcher.search(self._queries.matching(asked.query), limit=limit)
        return self._rescored(found, asked, depth, self._queries.unseen(asked.query)), found.count, True  # type: ignore[attr-defined]

    def _rescored(
        self, candidates: tantivy.SearchResult, asked: _Asked, depth: int, unseen: Mapping[str, float]
    ) -> list[_Ranked]:
        """The best documents, block by block; a score is never above one of an earlier block.

        `unseen` is what that is worth, by field, which tantivy did not look for.
        """
        ranked: list[_Ranked] = []
        ceiling = float("inf")
        for start in range(0, len(candidates.hits), _BLOCK):
            block = candidates.hits[start : start + _BLOCK]
            wanted = len(block) if asked.query.collapse else min(len(block), depth - start)
            best = self._best(block, asked.scorer, wanted, unseen)
            ranked += [replace(one, score=ceiling) if one.score > ceiling else one for one in best]
            ceiling = ranked[-1].score
        return ranked

    def _best(self, block: Sequence[_Hit], scorer: Scorer, wanted: int, unseen: Mapping[str, float]) -> list[_Ranked]:
        """The `wanted` best of a block; what cannot be among them is not scored."""
        most = [float("inf")] * len(block)
        if wanted < len(block) and not scorer.has_beginnings:
            most = Bounds(scorer.fields, self._searcher, self.statistics, unseen).most(block)
        ranked: list[_Ranked] = []
        scores: list[float] = []
        for bound, (_, address) in sorted(zip(most, block, strict=True), key=lambda one: -one[0]):
            if len(scores) == wanted and bound < scores[0]:
                break
            document = self._searcher.doc(address)
            postings = stored_postings(document)
            score = scorer.score(postings)
            ranked.append(_Ranked(score, document, postings))
            (heappush if len(scores) < wanted else heappushpop)(scores, score)
        ranked.sort(key=lambda one: (-one.score, one.value(ID)))
        return ranked[:wanted]

    def _collapsed(self, asked: _Asked, page: Sequence[_Ranked]) -> IndexHits:
        """The hits of a page, each with the number of the others of its group."""
        keyword = asked.query.collapse
        keys = [one.value(keyword) for one in page]
        wanted = self._queries.matching(asked.query)
        sizes = self._counts(wanted, [keyword])[keyword]
        groups = len(sizes)
        if not sizes.keys() >= set(keys):
            sizes = self._counts(wanted, [keyword], keys)[keyword]
        hits = [
            replace(hit, group=key, others=sizes[key] - 1)
            for hit, key in zip(_hits(page, asked.scorer), keys, strict=True)
        ]
        return IndexHits(tuple(hits), groups, groups < COUNTED)

    def _counts(self, wanted: tantivy.Query, keywords: Sequence[str], only: Sequence[str] = ()) -> dict[str, Counts]:
        try:
            return counts(self._searcher, wanted, keywords, only)
        except ValueError as problem:
            raise _damaged(problem) from problem

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
