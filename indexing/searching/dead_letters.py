"""Entries that an engine refused: kept in the store with the reason, so that the cursor may move on in the open."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from indexing.searching.port import Rejected
from indexing.storing.catalogue import DEAD_LETTERS
from indexing.storing.port import Delete, DocumentStore, Order, Put, Where

_PREFIX: Final = "dead-"
_PAGE: Final = 500


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """An entry that is not in the index, as of which sequence number, and why."""

    entry_id: str
    seq: int
    reason: str


async def keep_rejected(store: DocumentStore, rejected: Sequence[Rejected]) -> None:
    """Write down what was refused, in place of what was written down for the same entries before."""
    puts = [
        Put(DEAD_LETTERS, _PREFIX + one.id, {"entry_id": one.id, "seq": one.seq, "reason": one.reason})
        for one in rejected
    ]
    if puts:
        await store.write(puts)


async def dead_letters(store: DocumentStore) -> list[DeadLetter]:
    """All entries that are refused at present, in the order in which they changed."""
    letters: list[DeadLetter] = []
    after = None
    while page := await store.find(DEAD_LETTERS, Where(), Order("seq"), after, _PAGE):
        letters += [DeadLetter(one.body["entry_id"], one.body["seq"], one.body["reason"]) for one in page]
        after = (page[-1].body["seq"], page[-1].id)
    return letters


async def forget(store: DocumentStore, entry_ids: Sequence[str]) -> None:
    """Remove the letters of entries that are in the index by now, or no longer in the store."""
    if entry_ids:
        await store.write([Delete(DEAD_LETTERS, _PREFIX + one) for one in entry_ids])
