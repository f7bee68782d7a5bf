"""The leaky bucket: points run in as they are charged and run out at a steady rate; a full bucket takes no more.

It lets a page load its ten operations at once and still holds a crawler to the steady rate.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from math import ceil

from resolvers.errors import RateLimited
from resolvers.pricing.account import Allowance


@dataclass(frozen=True, slots=True)
class Quota:
    """A bucket holds `limit` points, of which `restore` run out in each second."""

    limit: int
    restore: float


@dataclass(frozen=True, slots=True)
class Level:
    """`used` points were in the bucket at the time `at`, in seconds since 1970."""

    used: float = 0.0
    at: float = 0.0

    def later(self, quota: Quota, now: float) -> "Level":
        """The level at `now`; a clock that goes back lets nothing run out."""
        passed = max(0.0, now - self.at)
        return Level(max(0.0, self.used - passed * quota.restore), max(self.at, now))

    def charged(self, quota: Quota, points: int, now: float, again: int = 0) -> "Level":
        """The level after `points` more. Raises RateLimited if the bucket cannot take them yet.

        `again` are points paid before, which will have to be paid once more when the caller comes back.
        """
        level = self.later(quota, now)
        used = level.used + points
        if used > quota.limit:
            excess = used + again - quota.limit
            raise RateLimited(max(1, ceil(excess / quota.restore)), level.allowance(quota))
        return Level(used, level.at)

    def relieved(self, quota: Quota, points: int, now: float) -> "Level":
        """The level after `points` were given back."""
        level = self.later(quota, now)
        return Level(max(0.0, level.used - points), level.at)

    def allowance(self, quota: Quota) -> Allowance:
        """How the bucket stands, as a client may know it."""
        whole_at = datetime.fromtimestamp(ceil(self.at + self.used / quota.restore), UTC)
        return Allowance(quota.limit, int(quota.limit - self.used), whole_at)
