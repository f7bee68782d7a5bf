"""What became visible with the runs behind a place: which documents were added, changed and removed, in a fixed order.

It is read off the versions themselves: one that was born in a run where an older version died is a change, one that
died without a successor a removal. So two readers see the same, however often and from wherever they begin. As long as
the place is not older than the runs whose dead versions are kept, nothing is missed; of several changes of one document
the last one is told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Generic, TypeVar

from indexing.documents import Document
from indexing.storing.catalogue import Collection, collection_of
from indexing.storing.port import DocumentStore, Order, Stored, Where
from indexing.storing.snapshot import VERSION_MARK, visible_at
from indexing.storing.sweeping import KEEP_RUNS

D = TypeVar("D", bound=Document)

#: A run and a document in it: everything of earlier runs, and of this one up to the document, has been told. The
#: document is named by its id and a mark, so that places sort as the ids of versions do.
Place = tuple[int, str]

#: Behind all ids of a run: digits and letters of ids sort before it.
END: Final = "\U0010ffff"


class ChangeKind(StrEnum):
    """What happened to a document."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Difference(Generic[D]):
    """One change; `document` is as it became visible or, of a removal, as it last was."""

    place: Place
    kind: ChangeKind
    document: D


@dataclass(frozen=True, slots=True)
class Differences(Generic[D]):
    """A page of changes in order. The next page begins behind `end`, unless `last` says that there is none."""

    changes: tuple[Difference[D], ...]
    end: Place
    last: bool


def reaches_back(place: Place, current: int) -> bool:
    """Whether all removals behind `place` are still known at the run `current`."""
    return current - KEEP_RUNS < place[0] <= current


async def differences(
    store: DocumentStore, kind: type[D], after: Place, current: int, limit: int = 100
) -> Differences[D]:
    """The first changes behind `after`, up to the run `current`; four store calls at most."""
    collection = collection_of(kind)
    run, document = after
    position = (run, document + VERSION_MARK)
    new = visible_at(current, Where(ge={"born": run}))
    gone = Where(ge={"died": run}, lt={"died": current + 1})
    born = await store.find(collection.name, new, Order("born"), position, limit)
    died = await store.find(collection.name, gone, Order("died"), position, limit)
    pages = [(born, "born"), (died, "died")]
    ends = [_place(page[-1], field) for page, field in pages if len(page) == limit]
    end = min(ends, default=(current, END))
    found = [
        *await _changed(store, collection, [one for one in born if _place(one, "born") <= end]),
        *await _removed(store, collection, [one for one in died if _place(one, "died") <= end]),
    ]
    found.sort(key=lambda change: change.place)
    return Differences(tuple(found), end, last=not ends)


async def _changed(store: DocumentStore, collection: Collection[D], born: Sequence[Stored]) -> list[Difference[D]]:
    """New versions, each told apart by whether an older one died when it was born."""
    if not born:
        return []
    keys = [one.body["key"] for one in born]
    runs = [one.body["born"] for one in born]
    where = Where(any_of={"key": keys}, ge={"died": min(runs)}, lt={"died": max(runs) + 1})
    older: set[Place] = set()
    after = None
    while page := await store.find(collection.name, where, Order("died"), after, len(keys)):
        older |= {_place(one, "died") for one in page}
        after = (page[-1].body["died"], page[-1].id)
        if len(page) < len(keys):
            break
    return [
        Difference(place, ChangeKind.CHANGED if place in older else ChangeKind.ADDED, collection.read(one.body))
        for one in born
        for place in (_place(one, "born"),)
    ]


async def _removed(store: DocumentStore, collection: Collection[D], died: Sequence[Stored]) -> list[Difference[D]]:
    """Those of the versions that died without a successor in the same run."""
    if not died:
        return []
    successors = await store.get([f"{one.body['key']}{VERSION_MARK}{one.body['died']}" for one in died])
    return [
        Difference(_place(one, "died"), ChangeKind.REMOVED, collection.read(one.body))
        for one, successor in zip(died, successors, strict=True)
        if successor is None
    ]


def _place(version: Stored, field: str) -> Place:
    return version.body[field], version.body["key"] + VERSION_MARK
