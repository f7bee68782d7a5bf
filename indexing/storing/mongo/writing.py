"""One batch of writes out of compare-and-set on single documents.

Each write replaces exactly the revision that was read; a writer that was overtaken finds a duplicate key. Lost races,
unknown outcomes and several writes to one id are all settled in the same way: read again and go round once more. Every
attempt carries the mark of its write, so that one which landed unseen is recognised and not done twice.
"""

import asyncio
import random
import uuid
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from pymongo import InsertOne, ReplaceOne
from pymongo.errors import BulkWriteError

from indexing.errors import EngineUnreachable
from indexing.storing.checking import Checked, Specs
from indexing.storing.mongo.failures import calling, unreachable
from indexing.storing.mongo.query import document
from indexing.storing.mongo.sequence import OpenRange, Sequence
from indexing.storing.mongo.sorting import sortable
from indexing.storing.port import Outcome
from indexing.storing.standing import Standing, refusal

_DUPLICATE_KEY: Final = 11000
#: Seconds; spreads writers that compete for one document.
_LONGEST_PAUSE: Final = 0.01
#: Batches of one process that are under way at a time; more of them compete for documents and numbers in vain.
_ABREAST: Final = 8


@dataclass(slots=True)
class _Pending:
    """A write without an outcome yet; `mark` recognises it in the store, `uncertain` says that it may have landed."""

    position: int
    write: Checked
    mark: str
    uncertain: bool = False
    seen: Mapping[str, Any] | None = None


class Writer:
    """Applies batches to the collection of documents."""

    def __init__(self, documents: Any, sequence: Sequence, specs: Specs, server: str) -> None:
        """`documents` is the motor collection; `server` names the server in messages."""
        self._documents = documents
        self._sequence = sequence
        self._specs = specs
        self._server = server
        self._abreast = asyncio.Semaphore(_ABREAST)

    async def apply(self, items: Iterable[Checked | Outcome]) -> list[Outcome]:
        """One outcome per item, in order. Raises EngineUnreachable when the outcome of a write stays unknown."""
        token = uuid.uuid4().hex
        outcomes: dict[int, Outcome] = {}
        pending = []
        for position, item in enumerate(items):
            if isinstance(item, Outcome):
                outcomes[position] = item
            else:
                pending.append(_Pending(position, item, f"{token}:{position}"))
        if pending:
            async with self._abreast:
                await self._settle(pending, outcomes)
        return [outcomes[position] for position in sorted(outcomes)]

    async def _settle(self, pending: list[_Pending], outcomes: dict[int, Outcome]) -> None:
        entry = self._sequence.begin()
        while pending:
            first: dict[str, _Pending] = {}
            later = [item for item in pending if first.setdefault(item.write.id, item) is not item]
            ready = await self._decide(first, outcomes)
            again = await self._attempt(ready, outcomes, entry) if ready else []
            if again:
                await asyncio.sleep(random.random() * _LONGEST_PAUSE)
            pending = again + later
        # All is settled: should the entry not go away now, the feed waits for its lease and nothing is lost.
        with suppress(EngineUnreachable):
            await self._sequence.close(entry.token)

    async def _decide(self, first: Mapping[str, _Pending], outcomes: dict[int, Outcome]) -> list[_Pending]:
        """Read what stands; the writes that may go ahead against it."""
        keys = [sortable(document_id) for document_id in first]
        with calling(self._server):
            cursor = self._documents.find({"_id": {"$in": keys}}, {"c": 1, "was": 1, "r": 1, "s": 1, "w": 1})
            found = {document["_id"]: document for document in await cursor.to_list(None)}
        ready = []
        for item in first.values():
            item.seen = found.get(sortable(item.write.id))
            outcome = self._outcome(item)
            if outcome is None:
                ready.append(item)
            else:
                outcomes[item.position] = outcome
        return ready

    def _outcome(self, item: _Pending) -> Outcome | None:
        seen = item.seen
        if seen is None:
            return refusal(item.write, None)
        if seen["w"] == item.mark:
            return Outcome(item.write.id, "ok", seen["r"], seen["s"])
        refused = refusal(item.write, Standing(seen.get("c") or seen["was"], seen["r"], "c" in seen))
        if refused is not None and item.uncertain:
            raise EngineUnreachable(
                f"The connection to the MongoDB server {self._server} broke while {item.write.id} was being written,"
                " and it has changed since; read it again before you go on."
            )
        return refused

    async def _attempt(self, ready: list[_Pending], outcomes: dict[int, Outcome], entry: OpenRange) -> list[_Pending]:
        """Send the writes; those that lost a race, or whose outcome is unknown, are to go round again."""
        first_seq = await self._sequence.take(entry, len(ready))
        operations = []
        for seq, item in enumerate(ready, first_seq):
            rev = item.seen["r"] + 1 if item.seen else 1
            outcomes[item.position] = Outcome(item.write.id, "ok", rev, seq)
            new = document(item.write, self._specs[item.write.collection], rev, seq, item.mark)
            operations.append(
                ReplaceOne({"_id": new["_id"], "r": rev - 1}, new, upsert=True) if item.seen else InsertOne(new)
            )
        try:
            errors = await self._send(operations)
        except EngineUnreachable:
            if any(item.uncertain for item in ready):
                raise
            for item in ready:
                item.uncertain = True
            return ready
        for index, error in errors.items():
            if error["code"] != _DUPLICATE_KEY:
                item = ready[index]
                outcomes[item.position] = Outcome(item.write.id, "invalid", error=error["errmsg"])
        return [ready[index] for index, error in errors.items() if error["code"] == _DUPLICATE_KEY]

    async def _send(self, operations: list[InsertOne[Any] | ReplaceOne[Any]]) -> dict[int, Mapping[str, Any]]:
        """The server's complaints by index. Raises EngineUnreachable when it is not known what was written."""
        with calling(self._server):
            try:
                await self._documents.bulk_write(operations, ordered=False)
            except BulkWriteError as error:
                if error.details["writeConcernErrors"]:
                    raise unreachable(self._server) from error
                return {complaint["index"]: complaint for complaint in error.details["writeErrors"]}
        return {}
