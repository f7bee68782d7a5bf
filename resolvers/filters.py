"""Typed filters: what each list can be narrowed by, and the store conditions that they become.

All conditions of a filter must hold; within a list of values any one does. A list that is empty or absent does not
filter. No filter reaches an engine as text.
"""

from collections.abc import Mapping, Sequence

import strawberry

from indexing.folding import fold
from indexing.storing.port import Scalar, Where
from indexing.vocabulary import ActorKind, AgreementKind, Language, PassageKind, Salience, Sector, Status
from resolvers import forms
from resolvers.batches import by_id
from resolvers.context import Info
from resolvers.errors import BadInput
from resolvers.ranges import DateRange, date_bounds
from resolvers.scalars import CountryCode

#: Values that one list of a filter may hold.
MAX_VALUES = 100

_LAST = "\U0010ffff"


@strawberry.input(
    description="Sides of an agreement: ISO country codes (`IR`), acronyms of blocs (`EAEU`) or ids of actors."
)
class PartyFilter:
    all: list[str] | None = strawberry.field(default=None, description="Every one of these is a party: `IR`, `UZ`.")
    any: list[str] | None = strawberry.field(
        default=None, description="At least one of these is a party: `EAEU`, `act-c5185f31b67aacf3c6e3`."
    )


@strawberry.input(description="Which agreements to give.")
class AgreementFilter:
    parties: PartyFilter | None = strawberry.field(default=None, description="Who the sides are.")
    actors: list[strawberry.ID] | None = strawberry.field(
        default=None, description="One of these actors takes part, in whatever role: `act-c5185f31b67aacf3c6e3`."
    )
    sectors: list[Sector] | None = strawberry.field(default=None, description="It is about one of these sectors.")
    kinds: list[AgreementKind] | None = strawberry.field(default=None, description="It is of one of these kinds.")
    statuses: list[Status] | None = strawberry.field(default=None, description="It has one of these statuses now.")
    salience: list[Salience] | None = strawberry.field(default=None, description="It has one of these saliences.")
    date: DateRange | None = strawberry.field(default=None, description="It was concluded within this range.")
    min_confidence: float | None = strawberry.field(default=None, description="It is at least this sure, from 0 to 1.")
    min_sources: int | None = strawberry.field(default=None, description="It has at least so many independent sources.")

    async def where(self, info: Info) -> Where:
        """The store conditions; ids of merged actors are replaced by those that took them over. Raises BadInput."""
        parties = self.parties or PartyFilter()
        ge: dict[str, Scalar] = {}
        if (confidence := forms.share("minConfidence", self.min_confidence)) is not None:
            ge["confidence"] = confidence
        if (sources := forms.number("minSources", self.min_sources)) is not None:
            ge["source_count"] = sources
        ranged, below = date_bounds("date", self.date)
        return Where(
            any_of=given({"kind": self.kinds, "status": self.statuses, "salience": self.salience}),
            ge={**ge, **ranged},
            lt=below,
            has_all=given({"parties": await party_keys(info, parties.all)}),
            has_any=given(
                {
                    "parties": await party_keys(info, parties.any),
                    "actors": await current_ids(info, self.actors),
                    "sectors": self.sectors,
                }
            ),
        )


@strawberry.input(description="Which actors to give.")
class ActorFilter:
    kinds: list[ActorKind] | None = strawberry.field(default=None, description="It is of one of these kinds.")
    countries: list[CountryCode] | None = strawberry.field(
        default=None, description="It is one of these states or belongs to one."
    )
    name_prefix: str | None = strawberry.field(
        default=None,
        description="Its English name, or else its first one, begins so, for example `uzbek`; case and variants of "
        "letters do not matter. A search has no such filter: it takes `uzbek*` among its words.",
    )

    def where(self) -> Where:
        """The store conditions."""
        prefix = fold(self.name_prefix or "").strip().lower()
        return Where(
            any_of=given({"kind": self.kinds, "country": self.countries}),
            ge={"name": prefix} if prefix else {},
            lt={"name": prefix + _LAST} if prefix else {},
        )


@strawberry.input(description="Which articles to give.")
class ArticleFilter:
    languages: list[Language] | None = strawberry.field(default=None, description="It is in one of these languages.")
    publishers: list[str] | None = strawberry.field(
        default=None, description="One of these published it, by the name that articles give: `Peyman Sample Desk`."
    )
    published: DateRange | None = strawberry.field(default=None, description="It was published within this range.")

    def where(self) -> Where:
        """The store conditions. Raises BadInput."""
        ranged, below = date_bounds("published", self.published)
        any_of = given({"language": self.languages, "publisher": self.publishers})
        return Where(any_of=any_of, ge=ranged, lt=below)


@strawberry.input(description="Which passages to give.")
class PassageFilter:
    articles: list[strawberry.ID] | None = strawberry.field(
        default=None, description="It stands in one of these: `art-d88a919ff7996637144b`."
    )
    languages: list[Language] | None = strawberry.field(default=None, description="It is in one of these languages.")
    kinds: list[PassageKind] | None = strawberry.field(default=None, description="Headlines, sentences or both.")

    def where(self) -> Where:
        """The store conditions. Raises BadInput."""
        articles = forms.ids(self.articles, forms.ARTICLE_PREFIX)
        return Where(any_of=given({"article_id": articles, "language": self.languages, "kind": self.kinds}))


def given(lists: Mapping[str, Sequence[str] | None]) -> dict[str, list[str]]:
    """Those of `lists` that hold anything, as plain text. Raises BadInput for a list that is too long."""
    for name, values in lists.items():
        if values and len(values) > MAX_VALUES:
            raise BadInput(f"A list of the filter holds {len(values)} values ({name}): give at most {MAX_VALUES}.")
    return {name: [str(value) for value in values] for name, values in lists.items() if values}


async def current_ids(info: Info, ids: Sequence[str] | None) -> list[str]:
    """`ids` of actors, those of merged ones replaced by the id of the actor that took them over. Raises BadInput."""
    asked = given({"actors": forms.ids(ids, forms.ACTOR_PREFIX)}).get("actors", [])
    if not asked:
        return []
    known = await info.context.load_many(by_id.actors, asked)
    return [actor.id if actor else one for one, actor in zip(asked, known, strict=True)]


async def party_keys(info: Info, parties: Sequence[str] | None) -> list[str]:
    """What stands in documents for `parties`: codes in upper case, present ids of actors. Raises BadInput."""
    ids = [key for key in parties or () if key.startswith(forms.ACTOR_PREFIX)]
    codes = [key for key in parties or () if not key.startswith(forms.ACTOR_PREFIX)]
    return [*forms.codes(codes), *await current_ids(info, ids)]
