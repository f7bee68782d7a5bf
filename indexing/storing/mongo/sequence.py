"""Sequence numbers for a feed that no reader can skip in, out of single-document atomicity.

Writers take numbers first and write their documents afterwards, so a reader that trusted the counter would step over a
slow writer. Each writer therefore enters itself as open in the same atomic update that moves the counter, with a number
below which it surely writes nothing: one more than the highest that it has seen. The feed is safe below the lowest of
these. The bound may be lower than needed, never too high, so neither a compare-and-set with its retries nor an update
that reads the counter is needed. An entry that stays for a whole lease belongs to a writer that died; writers
themselves stop after half a lease. Leases are measured on the reader's own clock, from when it first saw the entry.
"""

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from pymongo import ReturnDocument
from pymongo.errors import DuplicateKeyError

from indexing.errors import EngineUnreachable, FormatMismatch
from indexing.storing.mongo.failures import calling
from indexing.storing.port import StoreInfo

#: The layout of the database; a newer one is refused.
FORMAT: Final = 1
#: Seconds after which an open entry is taken for that of a dead writer.
LEASE: Final = 30.0

_COUNTER: Final = {"_id": "sequence"}


@dataclass(frozen=True, slots=True)
class OpenRange:
    """The entry of one writer: it writes no number below `low`, and none after `deadline` of the clock."""

    token: str
    low: int
    deadline: float


class Sequence:
    """The counter document of a database."""

    def __init__(
        self, counters: Any, server: str, lease: float = LEASE, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`counters` is the motor collection that holds the counter; `lease` is in seconds of `clock`."""
        self._counters = counters
        self._server = server
        self._lease = lease
        self._clock = clock
        self._highest = 0
        self._safe = 0
        self._first_seen: dict[str, float] = {}

    async def prepare(self) -> None:
        """Create the counter if there is none. Raises FormatMismatch for a newer layout."""
        new = {**_COUNTER, "n": 0, "open": {}, "store_id": uuid.uuid4().hex, "format": FORMAT}
        with calling(self._server):
            try:
                await self._counters.insert_one(new)
            except DuplicateKeyError:
                await self.info()

    async def info(self) -> StoreInfo:
        """The identity of the database and the last number given out."""
        with calling(self._server):
            counter = await self._counters.find_one(_COUNTER)
        if counter["format"] > FORMAT:
            raise FormatMismatch(
                f"The database on {self._server} has format {counter['format']} and this version of Peyman reads up to"
                f" {FORMAT}; update Peyman."
            )
        self._highest = max(self._highest, counter["n"])
        return StoreInfo(counter["store_id"], counter["n"], counter["format"])

    def begin(self) -> OpenRange:
        """The entry for a new writer; nothing is sent yet."""
        return OpenRange(uuid.uuid4().hex, self._highest + 1, self._clock() + self._lease / 2)

    async def take(self, entry: OpenRange, amount: int) -> int:
        """The first of `amount` consecutive new numbers. Raises EngineUnreachable when half a lease has passed."""
        self.check(entry)
        change = {"$inc": {"n": amount}, "$set": {f"open.{entry.token}": entry.low}}
        with calling(self._server):
            counter = await self._counters.find_one_and_update(
                _COUNTER, change, return_document=ReturnDocument.AFTER, projection={"n": 1}
            )
        self._highest = max(self._highest, counter["n"])
        return int(counter["n"]) - amount + 1

    def check(self, entry: OpenRange) -> None:
        """Raise EngineUnreachable when the writer has used up its half of the lease."""
        if self._clock() > entry.deadline:
            raise EngineUnreachable(
                f"The MongoDB server {self._server} is too slow to write safely; try again when it is less busy."
            )

    async def close(self, *tokens: str) -> None:
        """Remove entries: those of writers that are done, or dead."""
        with calling(self._server):
            await self._counters.update_one(_COUNTER, {"$unset": {f"open.{token}": "" for token in tokens}})

    async def safe(self) -> int:
        """The number up to which nothing can appear any more; it never goes back."""
        with calling(self._server):
            counter = await self._counters.find_one(_COUNTER, {"n": 1, "open": 1})
        self._highest = max(self._highest, counter["n"])
        entries: dict[str, int] = counter["open"]
        now = self._clock()
        self._first_seen = {token: self._first_seen.get(token, now) for token in entries}
        dead = [token for token, seen in self._first_seen.items() if now - seen > self._lease]
        if dead:
            await self.close(*dead)
        alive = [low for token, low in entries.items() if token not in dead]
        self._safe = max(self._safe, min([counter["n"] + 1, *alive]) - 1)
        return self._safe
