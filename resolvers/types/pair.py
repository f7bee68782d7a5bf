"""The page of two countries: what they agreed, over time and by subject, who stood for it, and what told of it."""

import strawberry

from indexing import documents
from indexing.storing.port import Order, Where
from indexing.vocabulary import ActorKind
from resolvers.batches import by_id
from resolvers.connections import After, Connection, First, from_store, page_size
from resolvers.context import Info
from resolvers.fields import resolved
from resolvers.filters import AgreementFilter, PartyFilter
from resolvers.tallying import Countable, facets, months, taking_part
from resolvers.types.actor import Actor
from resolvers.types.agreement import Agreement
from resolvers.types.figures import (
    ActorCount,
    AgreementFacet,
    ByPeriod,
    FacetNames,
    FacetValues,
    Period,
    Timeline,
)

#: Actors among which the leading persons are looked for: those in most agreements of the two.
_LOOKED_AT = 200


@strawberry.type(description="Two countries and what they agreed with each other, alone or among others.")
class CountryPair:
    codes: strawberry.Private[tuple[str, str]]

    def _where(self) -> Where:
        return Where(has_all={"parties": list(self.codes)})

    @resolved("The two countries; one that no coverage names is left out.", bound=2)
    async def countries(self, info: Info) -> list[Actor]:
        where = Where(any_of={"code": self.codes}, eq={"kind": ActorKind.COUNTRY.value})
        found = await (await info.context.snapshot()).find(documents.Actor, where, Order("name"), None, 2)
        shown = info.context.views.of_all([row.document for row in found])
        return sorted(shown, key=lambda actor: self.codes.index(actor.code))

    @resolved("Their agreements, newest first.")
    async def agreements(self, info: Info, first: First = 10, after: After = None) -> Connection[Agreement]:
        return await from_store(info, documents.Agreement, self._where(), Order("date", descending=True), first, after)

    @resolved("Their agreements counted by kind, status, sector and more.", cost=5)
    async def facets(self, info: Info, by: FacetNames = None, first: FacetValues = 20) -> list[AgreementFacet]:
        size = page_size(first)
        narrowed = AgreementFilter(parties=PartyFilter(all=list(self.codes)))
        names = [name for name in dict.fromkeys(by or Countable) if name is not Countable.PARTY]
        return list(map(AgreementFacet.of, names, await facets(info, narrowed, names, size)))

    @resolved("Their agreements over time.", cost=5)
    async def timeline(self, info: Info, by: ByPeriod = Period.MONTH) -> Timeline:
        return Timeline.of(await months(await info.context.snapshot(), self._where()), by)

    @resolved("Persons who take part in most of their agreements, in whatever role.", cost=_LOOKED_AT)
    async def people(self, info: Info, first: First = 10) -> list[ActorCount]:
        size = page_size(first)
        numbers = await taking_part(await info.context.snapshot(), self._where(), "actors")
        leading = list(numbers)[:_LOOKED_AT]
        actors = await info.context.load_many(by_id.actors, leading)
        persons = [key for key, one in zip(leading, actors, strict=True) if one and one.kind is ActorKind.PERSON]
        return [ActorCount(agreements=numbers[key], actor_id=key) for key in persons[:size]]
