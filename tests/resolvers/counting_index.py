"""An index that counts how often it is asked, as `counting` does it with the store."""

from collections.abc import Sequence

from indexing.searching.port import EntryType, IndexHit, IndexHits, Suggested
from indexing.searching.query import Facet, IndexQuery, Term
from tests.resolvers.asking import FixedIndex
from tests.resolvers.coverage import World


class CountingIndex(FixedIndex):
    """An index that finds agreements, articles, passages and actors, and counts how often it is asked."""

    def __init__(self, world: World) -> None:
        kinds = {"agr": EntryType.AGREEMENT, "art": EntryType.ARTICLE, "pas": EntryType.PASSAGE, "act": EntryType.ACTOR}
        ids = [one.id for one in (*world.articles, *world.derived)]
        super().__init__(
            *(
                IndexHit(key, kind, 1.0)
                for prefix, kind in kinds.items()
                for key in [one for one in ids if one.startswith(prefix + "-")][:25]
            )
        )
        self.calls = 0

    async def search(self, query: IndexQuery, min_seq: int = 0) -> IndexHits:
        self.calls += 1
        return await super().search(query, min_seq)

    async def search_many(self, queries: Sequence[IndexQuery]) -> list[IndexHits]:
        self.calls += 1
        return [await super(CountingIndex, self).search(query) for query in queries]

    async def facets(self, wanted: Sequence[Facet]) -> list[dict[str, int]]:
        self.calls += 1
        return await super().facets(wanted)

    async def frequencies(self, terms: Sequence[Term]) -> list[int]:
        self.calls += 1
        return await super().frequencies(terms)

    async def suggest(
        self, readings: Sequence[Sequence[str]], types: Sequence[EntryType], limit: int
    ) -> list[list[Suggested]]:
        self.calls += 1
        return await super().suggest(readings, types, limit)
