"""Buckets in the document store, for several processes that serve one API.

A bucket is one small document that is replaced by compare-and-set, so charges of two processes cannot overwrite each
other, on any store. What is given back is kept by the process until it charges the same account again: one write per
operation is enough. Addresses without number share a fixed number of documents, because a deleted document would leave
a tombstone in the store for ever.
"""

import hashlib
import time
from collections.abc import Callable
from typing import Final

from api.throttling.bucket import Level, Quota
from api.throttling.local import KEPT
from indexing.errors import StoreLocked
from indexing.storing.catalogue import RATES
from indexing.storing.port import DocumentStore, Put
from resolvers.pricing.account import Account, Allowance

#: Documents that all accounts share. Two addresses share one with probability 1 in 65,536.
SLOTS: Final = 2**16

#: Attempts to replace a bucket. Each one that fails means that another process succeeded.
_ATTEMPTS: Final = 20


class SharedBuckets:
    """The buckets of all accounts, in a store."""

    def __init__(self, store: DocumentStore, quota: Quota, clock: Callable[[], float] = time.time) -> None:
        """Keep buckets of `quota` in `store`. Processes that share it need clocks that agree within a second."""
        self._store = store
        self._quota = quota
        self._clock = clock
        self._owed: dict[str, int] = {}

    @property
    def usual(self) -> Quota:
        """The quota of an account that has none of its own."""
        return self._quota

    def account(self, name: str, quota: Quota | None = None) -> Account:
        """The account `name`, with a quota of its own where one is given."""
        return _SharedAccount(self, slot(name), quota or self._quota)

    async def charge(self, bucket: str, quota: Quota, points: int, again: int = 0) -> Allowance:
        """Take `points` out of a bucket. Raises RateLimited, and StoreLocked where others keep it busy."""
        owed = self._owed.pop(bucket, 0)
        try:
            for _ in range(_ATTEMPTS):
                (stored,) = await self._store.get([bucket])
                level = Level(stored.body["used"], stored.body["at"]) if stored else Level()
                now = self._clock()
                new = level.relieved(quota, owed, now).charged(quota, points, now, again)
                body = {"used": new.used, "at": new.at}
                put = Put(RATES, bucket, body, expect_rev=stored.rev if stored else 0)
                (outcome,) = await self._store.write([put])
                if outcome.status == "ok":
                    return new.allowance(quota)
        except BaseException:
            self.owe(bucket, owed)
            raise
        self.owe(bucket, owed)
        raise StoreLocked(f"The bucket {bucket} is changed by others all the time.")

    def owe(self, bucket: str, points: int) -> None:
        """Give `points` back with the next charge."""
        if points and len(self._owed) < KEPT:
            self._owed[bucket] = self._owed.get(bucket, 0) + points


class _SharedAccount:
    """One account; making it costs nothing, so that each request can."""

    def __init__(self, buckets: SharedBuckets, bucket: str, quota: Quota) -> None:
        self._buckets = buckets
        self._bucket = bucket
        self._quota = quota
        self._last: Allowance | None = None

    async def charge(self, points: int, again: int = 0) -> Allowance:
        self._last = await self._buckets.charge(self._bucket, self._quota, points, again)
        return self._last

    async def give_back(self, points: int) -> Allowance:
        self._buckets.owe(self._bucket, points)
        last = self._last or Level().allowance(self._quota)
        return Allowance(last.limit, min(last.limit, last.remaining + points), last.reset_at)


def slot(name: str) -> str:
    """The id of the document that holds the bucket of account `name`."""
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) % SLOTS
    return f"rate-{number:05d}"
