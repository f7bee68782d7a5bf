"""What an operation costs and what the caller has left, as fields that can be asked for in the operation itself."""

from datetime import datetime
from typing import Self

import strawberry

from resolvers.pricing.account import Bill


@strawberry.type(description="The price of this operation in points; a point is one object read from the store.")
class OperationCost:
    requested: int = strawberry.field(description="What the operation was charged before it ran.")
    maximum: int = strawberry.field(description="The most that one operation may cost.")

    @classmethod
    def of(cls, bill: Bill) -> Self:
        """The bill as the schema shows it."""
        return cls(requested=bill.requested, maximum=bill.maximum)


@strawberry.type(
    description=(
        "What the caller has left. Points come back at a steady rate; those that were charged and not needed come back "
        "when the operation ends."
    )
)
class RateLimit:
    limit: int = strawberry.field(description="The most points that the caller can have.")
    remaining: int = strawberry.field(description="Points left after this operation was charged.")
    reset_at: datetime = strawberry.field(description="When all points will be there again, if nothing else is asked.")
    cost: int = strawberry.field(description="What this operation was charged.")

    @classmethod
    def of(cls, bill: Bill | None) -> Self | None:
        """The bill as the schema shows it; None where nothing is charged."""
        if bill is None or bill.allowance is None:
            return None
        left = bill.allowance
        return cls(limit=left.limit, remaining=left.remaining, reset_at=left.reset_at, cost=bill.requested)
