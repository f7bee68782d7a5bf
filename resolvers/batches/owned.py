"""Relations that are looked up: the page of documents that belongs to each of many owners, found in one call for all.

The store cannot limit per owner. So one call finds the first documents of all owners together in the order of the
list; only owners whose page is still open after it are asked for again, which takes more than a thousand documents.
For one owner alone, whose documents are those of its scope, no more is read than is given.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from indexing.documents import Document
from indexing.storing.port import Order, Where
from indexing.storing.snapshot import Position, Row, Snapshot

D = TypeVar("D", bound=Document)

#: Rows of one call; also the most that a count looks at.
CHUNK = 1_000
COUNT_CAP = 5_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """The page that one owner asks for: `first` documents behind `after`. `scope` is where to look for them."""

    owner: str
    scope: str
    first: int
    after: Position | None = None


@dataclass(frozen=True, slots=True)
class Owned(Generic[D]):
    """How documents belong to owners: `where` finds those of all scopes, `owners` tells whom a document belongs to."""

    kind: type[D]
    order: Order
    where: Callable[[Sequence[str]], Where]
    owners: Callable[[D], Iterable[str]]

    async def pages(self, snapshot: Snapshot, wanted: Sequence[Wanted]) -> list[list[Row[D]]]:
        """For each of `wanted` its rows and one more, if there is one, to tell that the list goes on."""
        alike: dict[tuple[int, Position | None], list[Wanted]] = defaultdict(list)
        for page in wanted:
            alike[page.first, page.after].append(page)
        found: dict[Wanted, list[Row[D]]] = {}
        for (first, after), pages in alike.items():
            rows = await self.rows(snapshot, pages, first, after)
            found.update((page, rows[page.owner]) for page in pages)
        return [found[page] for page in wanted]

    async def rows(
        self, snapshot: Snapshot, pages: Sequence[Wanted], first: int, after: Position | None
    ) -> dict[str, list[Row[D]]]:
        """The rows of each owner among `pages`, which all ask for `first` documents behind `after`."""
        found: dict[str, list[Row[D]]] = {page.owner: [] for page in pages}
        pending, position = list(pages), after
        while pending:
            scopes = list(dict.fromkeys(page.scope for page in pending))
            limit = first + 1 if len(pending) == 1 and pending[0].owner == pending[0].scope else CHUNK
            rows = await snapshot.find(self.kind, self.where(scopes), self.order, position, limit)
            for row in rows:
                for owner in self.owners(row.document):
                    if owner in found and len(found[owner]) <= first:
                        found[owner].append(row)
            if len(rows) < limit:
                break
            position = rows[-1].position
            pending = [page for page in pending if len(found[page.owner]) <= first]
        return found

    async def counts(self, snapshot: Snapshot, wanted: Sequence[tuple[str, str]]) -> list[tuple[int, bool]]:
        """For each (owner, scope) the number of its documents, and whether it is exact or a lower bound."""
        scopes = list(dict.fromkeys(scope for _, scope in wanted))
        if len(wanted) == 1 and wanted[0][0] == wanted[0][1]:
            number = await snapshot.count(self.kind, self.where(scopes), COUNT_CAP)
            return [(number, number < COUNT_CAP)]
        rows = await snapshot.find(self.kind, self.where(scopes), self.order, None, COUNT_CAP)
        numbers = dict.fromkeys((owner for owner, _ in wanted), 0)
        for row in rows:
            for owner in self.owners(row.document):
                if owner in numbers:
                    numbers[owner] += 1
        return [(numbers[owner], len(rows) < COUNT_CAP) for owner, _ in wanted]
