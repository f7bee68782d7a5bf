"""How many hits each value of a keyword has, so that a search can be narrowed step by step.

As shops do it, each facet is counted with all filters of the search but its own: who has chosen Persian still sees how
many English hits there would be. So the count of a value is the total of the same search with that value as the only
one chosen in its facet. Hits are counted before they are collapsed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from indexing.searching.port import SearchIndex
from indexing.searching.query import Facet, IndexQuery
from indexing.searching.search import SearchPage

#: Values of a facet that are counted, the most frequent ones.
MOST_VALUES: Final = 100


class FacetName(StrEnum):
    """What hits are counted by; the names are those of keywords (fields.py)."""

    LANGUAGE = "language"
    PUBLISHER = "publisher"
    COUNTRY = "country"
    KIND = "kind"
    SECTOR = "sector"
    STATUS = "status"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value with the number of hits that have it."""

    value: str
    count: int


async def facets(
    index: SearchIndex, pages: Sequence[SearchPage], names: Sequence[FacetName], most: int
) -> list[list[list[FacetValue]]]:
    """For each search the values of each facet, the `most` frequent ones, in one request. Raises RetryableError."""
    limit = min(most, MOST_VALUES)
    asked = [page.query for page in pages if page.query is not None]
    counted = iter(
        await index.facets([Facet(_without_own_filter(query, name), name, limit) for query in asked for name in names])
        if asked
        else ()
    )
    return [[_values(next(counted)) if page.query is not None else [] for _ in names] for page in pages]


def _values(counts: Mapping[str, int]) -> list[FacetValue]:
    return [FacetValue(value, count) for value, count in counts.items()]


def _without_own_filter(query: IndexQuery, name: FacetName) -> IndexQuery:
    """The query without the filter of the facet; the range of dates is that of the months."""
    filters = {keyword: values for keyword, values in query.filters.items() if keyword != name}
    required = {keyword: values for keyword, values in query.required.items() if keyword != name}
    query = replace(query, filters=filters, required=required, collapse="", offset=0)
    return replace(query, date_from="", date_to="") if name is FacetName.MONTH else query
