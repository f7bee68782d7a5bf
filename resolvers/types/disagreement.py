"""Where sources disagree: the values that they state of one field, side by side, each with the claims that state it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, Final

import strawberry

from indexing import documents
from indexing.vocabulary import ClaimField
from resolvers.batches import by_id
from resolvers.connections import Connection
from resolvers.context import Info
from resolvers.fields import resolved
from resolvers.relating import listed
from resolvers.types.claim import ClaimValue
from resolvers.types.forward import AClaim

#: Fields that have one value. Sources that name different sectors or participants add to each other.
_SINGLE: Final = (ClaimField.KIND, ClaimField.STATUS, ClaimField.DATE, ClaimField.COUNT)

#: Fields in which one agreement can be told differently, and different values of one field, that are shown.
MOST_FIELDS: Final = 5
_MOST_VALUES: Final = 5

#: Claims of one agreement that are compared; about twenty articles state as many.
MOST_CLAIMS: Final = 200


@strawberry.type(description="One of several values that sources state of a field.")
class Position:
    value: ClaimValue = strawberry.field(description="The value.")
    claim_ids: strawberry.Private[tuple[str, ...]]

    claims: Connection[AClaim] = listed(
        "The claims that state it.", by_id.claims, lambda self: self.claim_ids, "position.claims"
    )


@strawberry.type(description="A field of which sources state different values.")
class Disagreement:
    field: ClaimField = strawberry.field(description="The field.")
    stated: strawberry.Private[Sequence[Position]]

    @resolved("The values, those that most claims state first. None of them is chosen here.", bound=_MOST_VALUES)
    def positions(self) -> list[Position]:
        return list(self.stated)


async def disagreements(parents: Sequence[Any], info: Info) -> list[list[Disagreement]]:
    """For each agreement the fields of which its claims, the first 200 of them, state different values."""
    keys = [parent.document.claim_ids[:MOST_CLAIMS] for parent in parents]
    wanted = list(dict.fromkeys(key for one in keys for key in one))
    loaded = await info.context.load_many(by_id.claims, wanted)
    known = dict(zip(wanted, loaded, strict=True))
    return [_among([claim for key in one if (claim := known[key])]) for one in keys]


def _among(claims: Iterable[documents.Claim]) -> list[Disagreement]:
    by_field: dict[tuple[ClaimField, str], list[documents.Claim]] = defaultdict(list)
    for claim in claims:
        if claim.field in _SINGLE:
            by_field[claim.field, ""].append(claim)
        elif claim.value.amount is not None:
            amount = claim.value.amount
            by_field[claim.field, f"{amount.unit} {amount.nature}"].append(claim)
    found = ((field, _positions(stated)) for (field, _), stated in by_field.items())
    several = [Disagreement(field=field, stated=positions) for field, positions in found if len(positions) > 1]
    return several[:MOST_FIELDS]


def _positions(claims: Sequence[documents.Claim]) -> list[Position]:
    alike = groupby(sorted(claims, key=lambda claim: claim.value.text), key=lambda claim: claim.value.text)
    groups = sorted((list(group) for _, group in alike), key=len, reverse=True)
    return [
        Position(value=ClaimValue.of(group[0].value), claim_ids=tuple(claim.id for claim in group))
        for group in groups[:_MOST_VALUES]
    ]
