"""Numbers about agreements: facets that narrow a list, a timeline, and actors with how often they take part."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Self

import strawberry

from indexing.values import PartialDate
from indexing.vocabulary import Status
from resolvers.batches import by_id
from resolvers.enums import describe
from resolvers.relating import to_one
from resolvers.tallying import Countable
from resolvers.types.forward import AnActor


class Period(StrEnum):
    """How long the periods of a timeline are."""

    MONTH = "month"
    YEAR = "year"


describe(
    Countable,
    "What agreements are counted by.",
    {
        Countable.KIND: "Kind: a value of `kinds`.",
        Countable.STATUS: "Status: a value of `statuses`.",
        Countable.SECTOR: "Sector: a value of `sectors`.",
        Countable.SALIENCE: "Salience: a value of `salience`.",
        Countable.PARTY: "States and blocs that are party, by code: a value of `parties`.",
        Countable.MONTH: "Month: `2026-01`, as `date: {from: …, to: …}`; the year where no more is known.",
    },
    name="AgreementFacetName",
)
describe(
    Period,
    "How long the periods of a timeline are.",
    {Period.MONTH: "A month; what is known to the year only stands under the year.", Period.YEAR: "A year."},
)

FacetNames = Annotated[
    list[Countable] | None, strawberry.argument(description="What to count by; everything if absent.")
]
FacetValues = Annotated[
    int,
    strawberry.argument(description="How many values of each to give: 1 to the limit of the server, 100 by default."),
]
ByPeriod = Annotated[Period, strawberry.argument(description="How long a period is.")]

_NAMED = frozenset({Countable.KIND, Countable.STATUS, Countable.SECTOR, Countable.SALIENCE})
_YEAR = len("2026")


@strawberry.type(description="A value with the number of agreements that have it.")
class AgreementFacetValue:
    value: str = strawberry.field(description="The value, in upper case where it is one of an enum: `SIGNED`, `IR`.")
    count: int = strawberry.field(description="How many agreements a filter with this value alone would leave.")


@strawberry.type(description="Agreements counted by one thing.")
class AgreementFacet:
    name: Countable = strawberry.field(description="What is counted by.")
    values: list[AgreementFacetValue] = strawberry.field(
        description="The most frequent values, ties in order of the value."
    )

    @classmethod
    def of(cls, name: Countable, counted: list[tuple[str, int]]) -> Self:
        """The counts as the schema shows them."""
        shown = ((value.upper() if name in _NAMED else value, count) for value, count in counted)
        return cls(name=name, values=[AgreementFacetValue(value=value, count=count) for value, count in shown])


@strawberry.type(description="The agreements of one status in a period.")
class StatusCount:
    status: Status = strawberry.field(description="The status that counts now.")
    count: int = strawberry.field(description="How many agreements have it.")


@strawberry.type(description="The agreements that were concluded, or failing that announced, in one period.")
class TimelinePeriod:
    period: PartialDate = strawberry.field(description="The month `2026-01` or the year `2026`.")
    count: int = strawberry.field(description="How many agreements there are.")
    statuses: list[StatusCount] = strawberry.field(description="The same by status, in order of the stages.")


@strawberry.type(description="Agreements over time, the oldest period first. Periods without agreements are left out.")
class Timeline:
    periods: list[TimelinePeriod] = strawberry.field(description="The periods.")
    undated: int = strawberry.field(description="How many agreements have no date.")

    @classmethod
    def of(cls, months: Mapping[str, Counter[Status]], by: Period) -> Self:
        """The months as periods."""
        periods: dict[str, Counter[Status]] = defaultdict(Counter)
        for month, statuses in months.items():
            periods[month[:_YEAR] if by is Period.YEAR else month].update(statuses)
        undated = periods.pop("", Counter())
        return cls(periods=[_period(name, periods[name]) for name in sorted(periods)], undated=undated.total())


def _period(name: str, statuses: Counter[Status]) -> TimelinePeriod:
    return TimelinePeriod(
        period=PartialDate(value=name),
        count=statuses.total(),
        statuses=[StatusCount(status=one, count=statuses[one]) for one in Status if statuses[one]],
    )


@strawberry.type(description="An actor with the number of agreements that it is counted in.")
class ActorCount:
    agreements: int = strawberry.field(description="How many agreements.")
    actor_id: strawberry.Private[str]

    actor: AnActor | None = to_one("The actor.", by_id.actors, lambda self: self.actor_id)
