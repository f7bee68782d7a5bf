"""How many of the entries that match have each value of a keyword: for facets and for groups of collapsed hits."""

from collections.abc import Sequence
from itertools import islice
from typing import Any, Final

import tantivy

from indexing.searching.query import Facet, IndexQuery

#: Groups and values of a keyword are counted exactly up to this number of them.
COUNTED: Final = 10_000

#: The values of a keyword with their counts, the most frequent first, ties by value.
Counts = dict[str, int]


def counts(
    searcher: tantivy.Searcher, wanted: tantivy.Query, keywords: Sequence[str], only: Sequence[str] = ()
) -> dict[str, Counts]:
    """The counts for each keyword, all in one pass over the entries; of the values `only` if there are any given."""
    terms: dict[str, Any] = {"size": COUNTED, "segment_size": COUNTED}
    if only:
        terms["include"] = list(only)
    asked = {keyword: {"terms": {"field": keyword, **terms}} for keyword in keywords}
    answer = searcher.aggregate(wanted, asked)
    return {keyword: _sorted(answer[keyword]["buckets"]) for keyword in keywords}


def by_query(facets: Sequence[Facet]) -> list[tuple[IndexQuery, list[int]]]:
    """The places of the facets that are counted over the same entries, for each such query."""
    found: list[tuple[IndexQuery, list[int]]] = []
    for place, facet in enumerate(facets):
        same = next((places for query, places in found if query == facet.query), None)
        if same is None:
            found.append((facet.query, [place]))
        else:
            same.append(place)
    return found


def first(values: Counts, limit: int) -> Counts:
    """The `limit` most frequent values."""
    return dict(islice(values.items(), limit))


def _sorted(buckets: Sequence[dict[str, Any]]) -> Counts:
    found = [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in buckets]
    return dict(sorted(found, key=lambda one: (-one[1], one[0])))
