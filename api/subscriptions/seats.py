"""How many subscriptions, or connections, there are at once: of one caller, and of all together."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from resolvers.errors import LimitExceeded


class Seats:
    """Counts what is open by account."""

    def __init__(self, each: int, everybody: int, what: str) -> None:
        """Up to `each` for one account and `everybody` for all; `what` names them in messages."""
        self._each = each
        self._everybody = everybody
        self._what = what
        self._taken: Counter[str] = Counter()

    @property
    def taken(self) -> int:
        """How many there are now."""
        return self._taken.total()

    @contextmanager
    def seat(self, account: str) -> Iterator[None]:
        """One of them for the length of the block. Raises LimitExceeded."""
        if self._taken[account] >= self._each:
            raise LimitExceeded(f"There are {self._each} {self._what} of this caller already: end one of them first.")
        if self.taken >= self._everybody:
            raise LimitExceeded(f"The server has as many {self._what} as it can hold: try again later.")
        self._taken[account] += 1
        try:
            yield
        finally:
            self._taken[account] -= 1
            if not self._taken[account]:
                del self._taken[account]
