"""Facets of a search: how many hits each value would leave, counted for all searches of an operation in one request."""

from collections.abc import Sequence
from typing import Annotated, Any

import strawberry

from indexing.searching.facets import MOST_VALUES, FacetName, facets
from resolvers.connections import page_size
from resolvers.context import Info
from resolvers.enums import describe

describe(
    FacetName,
    "What the hits of a search are counted by.",
    {
        FacetName.LANGUAGE: "Language of the text: a value of `languages`.",
        FacetName.PUBLISHER: "Who published it: a value of `publishers`.",
        FacetName.COUNTRY: "States and blocs it concerns: a value of `countries`.",
        FacetName.KIND: "Kind: a value of `passageKinds`, `agreementKinds` or `actorKinds`.",
        FacetName.SECTOR: "Subject of an agreement: a value of `sectors`.",
        FacetName.STATUS: "Status of an agreement: a value of `statuses`.",
        FacetName.MONTH: "Month of publication or conclusion: `2026-01`, as `date: {from: …, to: …}`.",
    },
    name="SearchFacetName",
)

FacetNames = Annotated[
    list[FacetName] | None, strawberry.argument(description="What to count by; everything if absent.")
]
FacetValues = Annotated[
    int,
    strawberry.argument(description="How many values of each to give: 1 to the limit of the server, 100 by default."),
]


@strawberry.type(description="A value with the number of hits that have it.")
class SearchFacetValue:
    value: str = strawberry.field(description="The value, in upper case where it is one of an enum: `FA`, `SIGNED`.")
    count: int = strawberry.field(description="How many hits a search with this value alone would have.")


@strawberry.type(description="The hits of a search counted by one thing.")
class SearchFacet:
    name: FacetName = strawberry.field(description="What is counted by.")
    values: list[SearchFacetValue] = strawberry.field(
        description="The most frequent values, ties in order of the value."
    )


#: Facets whose values are members of an enum, which clients know by their names.
_NAMED = frozenset({FacetName.LANGUAGE, FacetName.KIND, FacetName.SECTOR, FacetName.STATUS})


async def many_facets(
    parents: Sequence[Any], info: Info, of: FacetNames = None, first: FacetValues = 20
) -> list[list[SearchFacet]]:
    """The facets of several searches. Raises BadInput."""
    size = page_size(first, MOST_VALUES)
    names = list(dict.fromkeys(of or FacetName))
    counted = await facets(info.context.index, [parent.page for parent in parents], names, size)
    return [
        [
            SearchFacet(
                name=name, values=[SearchFacetValue(value=_shown(name, one.value), count=one.count) for one in values]
            )
            for name, values in zip(names, one_search, strict=True)
        ]
        for one_search in counted
    ]


def _shown(name: FacetName, value: str) -> str:
    return value.upper() if name in _NAMED else value
