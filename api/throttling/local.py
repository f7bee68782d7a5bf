"""Buckets in the memory of one process: exact for one worker; with several, each lets through its own share."""

import time
from collections import OrderedDict
from collections.abc import Callable

from api.throttling.bucket import Level, Quota
from resolvers.bounded import keep
from resolvers.pricing.account import Account, Allowance

#: Buckets that are kept; one takes about 250 bytes. Beyond it those go that were charged longest ago.
KEPT = 100_000


class LocalBuckets:
    """The buckets of all accounts."""

    def __init__(self, quota: Quota, clock: Callable[[], float] = time.time, kept: int = KEPT) -> None:
        """Give each account a bucket of `quota`, and remember `kept` of them."""
        self._quota = quota
        self._clock = clock
        self._kept = kept
        self._levels: OrderedDict[str, Level] = OrderedDict()

    @property
    def usual(self) -> Quota:
        """The quota of an account that has none of its own."""
        return self._quota

    def account(self, name: str, quota: Quota | None = None) -> Account:
        """The account `name`, with a quota of its own where one is given."""
        return _LocalAccount(self, name, quota or self._quota)

    def change(self, name: str, quota: Quota, change: Callable[[Level, Quota, float], Level]) -> Allowance:
        """Replace the level of `name` by what `change` makes of it. Raises what `change` raises."""
        level = change(self._levels.get(name) or Level(), quota, self._clock())
        keep(self._levels, name, level, self._kept)
        return level.allowance(quota)


class _LocalAccount:
    """One account; making it costs nothing, so that each request can."""

    def __init__(self, buckets: LocalBuckets, name: str, quota: Quota) -> None:
        self._buckets = buckets
        self._name = name
        self._quota = quota

    async def charge(self, points: int, again: int = 0) -> Allowance:
        return self._buckets.change(
            self._name, self._quota, lambda level, quota, now: level.charged(quota, points, now, again)
        )

    async def give_back(self, points: int) -> Allowance:
        return self._buckets.change(
            self._name, self._quota, lambda level, quota, now: level.relieved(quota, points, now)
        )
