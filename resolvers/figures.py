"""Root fields that give numbers and overviews instead of lists."""

from typing import Annotated

import strawberry

from resolvers import forms
from resolvers.connections import First, page_size
from resolvers.context import Info
from resolvers.errors import BadInput
from resolvers.fields import resolved
from resolvers.filters import AgreementFilter
from resolvers.scalars import CountryCode
from resolvers.tallying import Countable, facets, months, pairs, taking_part
from resolvers.types.figures import (
    AgreementFacet,
    ByPeriod,
    FacetNames,
    FacetValues,
    Period,
    Timeline,
)
from resolvers.types.network import Network
from resolvers.types.pair import CountryPair

Narrowed = Annotated[
    AgreementFilter | None, strawberry.argument(description="Which agreements to count; all of them if absent.")
]
Code = Annotated[CountryCode, strawberry.argument(description="A country: `IR`.")]
MinWeight = Annotated[int, strawberry.argument(description="Leave out edges of fewer agreements.")]


@strawberry.type
class Figures:
    @resolved(
        "Agreements counted by kind, status and more. Each facet is counted under all conditions of the filter but the "
        "one that is about the same thing.",
        cost=5,
    )
    async def agreement_facets(
        self,
        info: Info,
        first: FacetValues,
        filter: Narrowed = None,  # noqa: A002 - the word that clients know
        by: FacetNames = None,
    ) -> list[AgreementFacet]:
        size, narrowed = page_size(first), filter or AgreementFilter()
        # A facet leaves out the condition about its own subject, which is to be refused like the others.
        await narrowed.where(info)
        names = dict.fromkeys(by or Countable)
        return list(map(AgreementFacet.of, names, await facets(info, narrowed, names, size)))

    @resolved("Agreements over time, by their date.", cost=5)
    async def agreement_timeline(
        self,
        info: Info,
        filter: Narrowed = None,  # noqa: A002 - the word that clients know
        by: ByPeriod = Period.MONTH,
    ) -> Timeline:
        where = await (filter or AgreementFilter()).where(info)
        return Timeline.of(await months(await info.context.snapshot(), where), by)

    @resolved("Who agrees with whom, and how often: the heaviest edges first.", cost=5)
    async def network(
        self,
        info: Info,
        first: First,
        filter: Narrowed = None,  # noqa: A002 - the word that clients know
        min_weight: MinWeight = 1,
    ) -> Network:
        size = page_size(first)
        forms.number("minWeight", min_weight)
        where = await (filter or AgreementFilter()).where(info)
        snapshot = await info.context.snapshot()
        found = [pair for pair in await pairs(snapshot, where, size + 1) if pair[2] >= min_weight]
        weights = await taking_part(snapshot, where, "parties") if found else {}
        return Network.of(found[:size], weights, len(found) <= size)

    @resolved("What two countries agreed with each other.")
    async def country_pair(self, one: Code, other: Code) -> CountryPair:
        if one == other:
            raise BadInput(f"{one} is given twice: name two different countries.")
        return CountryPair(codes=(one, other))
