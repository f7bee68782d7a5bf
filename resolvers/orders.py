"""Typed orders: what each list can be sorted by, and the store order and cursor name that follow from it."""

from enum import StrEnum
from typing import Protocol

import strawberry

from indexing.storing.port import Order
from resolvers.enums import Direction, describe


class AgreementOrderField(StrEnum):
    """What agreements can be ordered by; the values are fields of the store."""

    DATE = "date"
    CONFIDENCE = "confidence"
    SOURCES = "source_count"


class ActorOrderField(StrEnum):
    """What actors can be ordered by; the values are fields of the store."""

    NAME = "name"
    PROMINENCE = "prominence"


class ArticleOrderField(StrEnum):
    """What articles can be ordered by; the values are fields of the store."""

    PUBLISHED = "published"


describe(
    AgreementOrderField,
    "What agreements can be ordered by.",
    {
        AgreementOrderField.DATE: "The date of conclusion; unknown dates count as earliest.",
        AgreementOrderField.CONFIDENCE: "How sure it is that the agreement exists.",
        AgreementOrderField.SOURCES: "The number of independent sources.",
    },
)
describe(
    ActorOrderField,
    "What actors can be ordered by.",
    {
        ActorOrderField.NAME: "The English name, or else the first one.",
        ActorOrderField.PROMINENCE: "The number of articles that name the actor.",
    },
)
describe(
    ArticleOrderField,
    "What articles can be ordered by.",
    {ArticleOrderField.PUBLISHED: "The date of publication; unknown dates count as earliest."},
)


class _Ordering(Protocol):
    @property
    def field(self) -> StrEnum: ...

    @property
    def direction(self) -> Direction: ...


@strawberry.input(description="Order of a list of agreements; ties are in order of their ids.")
class AgreementOrder:
    field: AgreementOrderField = strawberry.field(description="What to order by.")
    direction: Direction = strawberry.field(default=Direction.DESC, description="Which end comes first.")


@strawberry.input(description="Order of a list of actors; ties are in order of their ids.")
class ActorOrder:
    field: ActorOrderField = strawberry.field(description="What to order by.")
    direction: Direction = strawberry.field(default=Direction.DESC, description="Which end comes first.")


@strawberry.input(description="Order of a list of articles; ties are in order of their ids.")
class ArticleOrder:
    field: ArticleOrderField = strawberry.field(description="What to order by.")
    direction: Direction = strawberry.field(default=Direction.DESC, description="Which end comes first.")


def store_order(order: _Ordering) -> Order:
    """The order as the store understands it."""
    return Order(order.field.value, descending=order.direction is Direction.DESC)
