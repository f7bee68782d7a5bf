"""What a search is restricted to: the filters of all lists that make sense for it, in the words of the index.

An entry of a type that does not have what a filter asks for does not pass it: only agreements have a status.
"""

import strawberry

from indexing.vocabulary import ActorKind, AgreementKind, Language, PassageKind, Salience, Sector, Status
from resolvers import forms
from resolvers.context import Info
from resolvers.filters import PartyFilter, current_ids, given, party_keys
from resolvers.ranges import DateRange


@strawberry.input(description="What a search is restricted to.")
class SearchFilter:
    languages: list[Language] | None = strawberry.field(default=None, description="Text in one of these languages.")
    publishers: list[str] | None = strawberry.field(
        default=None, description="One of these published it, by the name that articles give: `Peyman Sample Desk`."
    )
    articles: list[strawberry.ID] | None = strawberry.field(
        default=None, description="It stands in one of these: `art-d88a919ff7996637144b`."
    )
    countries: list[str] | None = strawberry.field(
        default=None,
        description="It concerns one of these states or blocs: a text that names it, an agreement in which it takes "
        "part, the state or bloc itself, an actor that belongs to it: `IR`, `EAEU`.",
    )
    parties: PartyFilter | None = strawberry.field(default=None, description="Agreements with these sides.")
    actors: list[strawberry.ID] | None = strawberry.field(
        default=None,
        description="It names one of these actors, or is an agreement in which one takes part: "
        "`act-c5185f31b67aacf3c6e3`.",
    )
    sectors: list[Sector] | None = strawberry.field(default=None, description="Agreements about one of these sectors.")
    statuses: list[Status] | None = strawberry.field(default=None, description="Agreements with one of these statuses.")
    salience: list[Salience] | None = strawberry.field(
        default=None, description="Agreements with one of these saliences."
    )
    passage_kinds: list[PassageKind] | None = strawberry.field(
        default=None, description="Headlines or sentences; also agreements and actors whose kinds are given."
    )
    agreement_kinds: list[AgreementKind] | None = strawberry.field(
        default=None, description="Agreements of one of these kinds; also passages and actors whose kinds are given."
    )
    actor_kinds: list[ActorKind] | None = strawberry.field(
        default=None, description="Actors of one of these kinds; also passages and agreements whose kinds are given."
    )
    date: DateRange | None = strawberry.field(
        default=None, description="Published or, for agreements, concluded within this range."
    )
    min_confidence: float | None = strawberry.field(
        default=None, description="Agreements that are at least this sure, from 0 to 1."
    )
    min_sources: int | None = strawberry.field(
        default=None, description="Agreements with at least so many independent sources."
    )

    async def filters(self, info: Info) -> dict[str, tuple[str, ...]]:
        """The filters of which any value will do; ids of merged actors are replaced by those that took them over.

        Raises BadInput.
        """
        parties = self.parties or PartyFilter()
        lists = {
            "language": self.languages,
            "publisher": self.publishers,
            "article": forms.ids(self.articles, forms.ARTICLE_PREFIX),
            "country": forms.codes(self.countries),
            "party": await party_keys(info, parties.any),
            "actor": await current_ids(info, self.actors),
            "sector": self.sectors,
            "status": self.statuses,
            "salience": self.salience,
            "kind": [*(self.passage_kinds or ()), *(self.agreement_kinds or ()), *(self.actor_kinds or ())],
        }
        return {name: tuple(values) for name, values in given(lists).items()}

    async def required(self, info: Info) -> dict[str, tuple[str, ...]]:
        """The filters of which every value must hold. Raises BadInput."""
        keys = await party_keys(info, (self.parties or PartyFilter()).all)
        return {name: tuple(values) for name, values in given({"party": keys}).items()}

    def at_least(self) -> dict[str, float]:
        """The figures to be reached. Raises BadInput."""
        figures = {
            "confidence": forms.share("minConfidence", self.min_confidence),
            "sources": forms.number("minSources", self.min_sources),
        }
        return {name: float(figure) for name, figure in figures.items() if figure is not None}
