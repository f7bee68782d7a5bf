"""The account of a request: a deposit before it is even read, its price when that is known, the rest given back."""

from dataclasses import replace
from typing import Protocol

from api.principal import Principal
from api.throttling.bucket import Quota
from resolvers.errors import RateLimited
from resolvers.pricing.account import Account, Allowance

#: What a request costs that comes to nothing: reading and refusing it takes about as long as reading so many objects.
DEPOSIT = 20


class Accounts(Protocol):
    """Where the buckets of all accounts are."""

    @property
    def usual(self) -> Quota:
        """The quota of an account that has none of its own."""

    def account(self, name: str, quota: Quota | None = None) -> Account:
        """The account `name`, with a quota of its own where one is given."""


class Tab:
    """What one request has paid, and what it gets back. Itself an account, for the schema to charge."""

    def __init__(self, account: Account) -> None:
        """Pay from `account`."""
        self._account = account
        self._paid = 0
        self.allowance: Allowance | None = None

    @classmethod
    def of(cls, accounts: Accounts, principal: Principal) -> "Tab":
        """The tab of a request of `principal`."""
        usual, points = accounts.usual, principal.quota
        # A larger bucket empties in the same time.
        own = None if points is None else Quota(points, usual.restore * points / usual.limit)
        return cls(accounts.account(principal.account, own))

    async def open(self) -> None:
        """Pay the deposit. Raises RateLimited."""
        self.allowance = await self._pay(DEPOSIT)

    async def charge(self, points: int, again: int = 0) -> Allowance:  # noqa: ARG002 - what was paid is known here
        """Pay what `points` are more than was paid already. Raises RateLimited.

        The allowance is the one after `points`: what was paid beyond them comes back when all is settled.
        """
        if points > self._paid or self.allowance is None:
            self.allowance = await self._pay(points - self._paid)
        left = self.allowance
        return replace(left, remaining=min(left.limit, left.remaining + self._paid - points))

    async def give_back(self, points: int) -> Allowance:
        """Get `points` back."""
        self._paid -= points
        self.allowance = await self._account.give_back(points)
        return self.allowance

    async def settle(self, points: int) -> None:
        """Leave it at `points`."""
        if points < self._paid:
            await self.give_back(self._paid - points)

    async def _pay(self, points: int) -> Allowance:
        try:
            allowance = await self._account.charge(points, again=self._paid)
        except RateLimited as refusal:
            self.allowance = refusal.allowance
            raise
        self._paid += points
        return allowance


def rate_headers(allowance: Allowance | None) -> dict[str, str]:
    """The headers that tell a client how its account stands; none where it has no account."""
    if allowance is None:
        return {}
    return {
        "X-RateLimit-Limit": str(allowance.limit),
        "X-RateLimit-Remaining": str(allowance.remaining),
        "X-RateLimit-Reset": str(int(allowance.reset_at.timestamp())),
    }
