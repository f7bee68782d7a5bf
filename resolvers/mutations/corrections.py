"""What a correction sets: one field of an agreement or actor, typed, as the decided values that curating applies."""

from decimal import Decimal
from typing import Any

import strawberry

from indexing.documents import ClaimValue
from indexing.values import Amount, PartialDate
from indexing.vocabulary import (
    AgreementKind,
    AmountNature,
    DecidedField,
    Language,
    Participation,
    Sector,
    Status,
)
from resolvers.errors import BadInput
from resolvers.scalars import CountryCode
from resolvers.types.decision import MAX_VALUES


@strawberry.input(description="A status and, where it is known, the date since which it holds.")
class StatusInput:
    value: Status = strawberry.field(description="The status.")
    as_of: PartialDate | None = strawberry.field(default=None, description="The date as of which it holds.")


@strawberry.input(description="An actor in its part in an agreement.")
class ParticipantInput:
    actor_id: strawberry.ID = strawberry.field(description="The id of the actor: `act-c5185f31b67aacf3c6e3`.")
    role: Participation = strawberry.field(description="The part that the actor takes.")


@strawberry.input(description="A figure with its unit.")
class AmountInput:
    value: Decimal = strawberry.field(description='The figure: `"1000000000"`.')
    unit: str = strawberry.field(description="An ISO 4217 code for money (`USD`), else a unit such as `tonne`.")
    nature: AmountNature = strawberry.field(description="Whether it is an aim, a present level or a commitment.")


@strawberry.input(description="A name in one language.")
class NameInput:
    text: str = strawberry.field(description="The name: `ازبکستان`.")
    language: Language = strawberry.field(description="The language of the name.")


@strawberry.input(description="A date; without `value` the date is emptied.")
class DateInput:
    value: PartialDate | None = strawberry.field(default=None, description="The date, as precise as it is known.")


@strawberry.input(description="A number of documents; without `value` it is emptied.")
class CountInput:
    value: int | None = strawberry.field(default=None, description="How many documents the bundle has.")


@strawberry.input(description="A country; without `value` it is emptied.")
class CountryInput:
    value: CountryCode | None = strawberry.field(default=None, description="The state that the actor belongs to.")


@strawberry.input(
    one_of=True,
    description="The one field that a correction sets. Sets are replaced as a whole; an empty list empties the field.",
)
class Correction:
    kind: AgreementKind | None = strawberry.field(default=strawberry.UNSET, description="The kind of an agreement.")
    status: StatusInput | None = strawberry.field(default=strawberry.UNSET, description="The status of an agreement.")
    participants: list[ParticipantInput] | None = strawberry.field(
        default=strawberry.UNSET, description="All who take part in an agreement, up to 100."
    )
    sectors: list[Sector] | None = strawberry.field(
        default=strawberry.UNSET, description="All sectors of an agreement, up to 100."
    )
    amounts: list[AmountInput] | None = strawberry.field(
        default=strawberry.UNSET, description="All amounts of an agreement, up to 100."
    )
    date: DateInput | None = strawberry.field(default=strawberry.UNSET, description="The date of an agreement.")
    count: CountInput | None = strawberry.field(
        default=strawberry.UNSET, description="The number of documents in a bundle."
    )
    name: NameInput | None = strawberry.field(
        default=strawberry.UNSET, description="The name of an actor in one language."
    )
    country: CountryInput | None = strawberry.field(default=strawberry.UNSET, description="The country of an actor.")

    def decided(self) -> tuple[DecidedField, tuple[ClaimValue, ...]]:
        """The field and its values; exactly one field is given, which the schema sees to. Raises BadInput."""
        name, given = next((name, value) for name, value in vars(self).items() if value is not strawberry.UNSET)
        field, value_of = _FIELDS[name]
        values = given if isinstance(given, list) else [given]
        if len(values) > MAX_VALUES:
            raise BadInput(f"Give at most {MAX_VALUES} values, not {len(values)}.")
        return field, tuple(one for one in map(value_of, values) if one is not None)


def _word(value: Any) -> ClaimValue:
    return ClaimValue(text=value.value)


def _status(given: StatusInput) -> ClaimValue:
    return ClaimValue(text=given.value.value, date=given.as_of)


def _participant(given: ParticipantInput) -> ClaimValue:
    return ClaimValue(text=given.actor_id, actor_id=given.actor_id, participation=given.role)


def _amount(given: AmountInput) -> ClaimValue:
    amount = Amount(value=given.value, unit=given.unit, nature=given.nature)
    return ClaimValue(text=f"{given.value} {given.unit}", amount=amount)


def _name(given: NameInput) -> ClaimValue:
    return ClaimValue(text=given.text, language=given.language)


def _date(given: DateInput) -> ClaimValue | None:
    return ClaimValue(text=given.value.value, date=given.value) if given.value else None


def _plain(given: CountInput | CountryInput) -> ClaimValue | None:
    return None if given.value is None else ClaimValue(text=str(given.value))


_FIELDS: dict[str, tuple[DecidedField, Any]] = {
    "kind": (DecidedField.KIND, _word),
    "status": (DecidedField.STATUS, _status),
    "participants": (DecidedField.PARTICIPANT, _participant),
    "sectors": (DecidedField.SECTOR, _word),
    "amounts": (DecidedField.AMOUNT, _amount),
    "date": (DecidedField.DATE, _date),
    "count": (DecidedField.COUNT, _plain),
    "name": (DecidedField.NAME, _name),
    "country": (DecidedField.COUNTRY, _plain),
}
