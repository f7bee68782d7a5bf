"""What a caller has to spend: an account is charged before an operation runs and gets back what was not needed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

#: Of the points charged, the part that is never given back: one in so many. Reading, checking and planning an operation
#: and filling the values within objects is work too, also where the store has little to give.
KEPT_OF = 10


@dataclass(frozen=True, slots=True)
class Allowance:
    """How an account stands: `remaining` of at most `limit` points, and when it will be whole again."""

    limit: int
    remaining: int
    reset_at: datetime


@dataclass(frozen=True, slots=True)
class Bill:
    """What an operation was charged: `requested` of the `maximum` that any may cost, and how the account then stood."""

    requested: int
    maximum: int
    allowance: Allowance | None = None

    def actual(self, loaded: int) -> int:
        """The points that count in the end, `loaded` being the number of objects that were read."""
        return min(self.requested, max(loaded, -(-self.requested // KEPT_OF)))


class Account(Protocol):
    """Where the points of one caller are kept."""

    async def charge(self, points: int, again: int = 0) -> Allowance:
        """Take `points`. Raises RateLimited if they are not there.

        The error says when they will be, and with them the points `again`, which the caller will have to pay once more.
        """

    async def give_back(self, points: int) -> Allowance:
        """Return `points` that were charged and not needed."""
