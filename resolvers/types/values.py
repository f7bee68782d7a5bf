"""The small values that objects of the schema share: spans, names in a language, rules, reasons, amounts."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated, Self

import strawberry

from indexing import values
from indexing.vocabulary import AmountNature, Language
from resolvers.enums import DatePrecision

InLanguage = Annotated[
    Language,
    strawberry.argument(
        description="The language wished for. Where it is not known, the English form is given, else the first known."
    ),
]


def preferred(names: Sequence[values.Name], language: Language) -> str:
    """The form of `names` in `language`; where there is none the English one, else the first."""
    texts = {name.language: name.text for name in reversed(names)}
    return texts.get(language) or texts.get(Language.EN) or names[0].text


def precision_of(date: values.PartialDate | None) -> DatePrecision | None:
    """How much of `date` is given."""
    return None if date is None else DatePrecision(date.precision)


@strawberry.type(
    description=(
        "A half-open range `start`..`end` of Unicode code points. JavaScript strings count UTF-16 units instead: "
        "use `Array.from(text).slice(start, end).join('')`."
    )
)
class Span:
    start: int = strawberry.field(description="The first code point, counted from 0.")
    end: int = strawberry.field(description="The code point behind the last one.")

    @classmethod
    def of(cls, span: values.Span) -> Self:
        """The value as the schema shows it."""
        return cls(start=span.start, end=span.end)


@strawberry.type(description="A name or title in one language.")
class Name:
    text: str = strawberry.field(description="The name, for example `ازبکستان`.")
    language: Language = strawberry.field(description="The language of the name.")

    @classmethod
    def of(cls, name: values.Name) -> Self:
        """The value as the schema shows it."""
        return cls(text=name.text, language=name.language)


@strawberry.type(description="The rule that found something.")
class Rule:
    id: str = strawberry.field(
        description="The row of a rule table, such as `en/triggers/agreement`, or a named procedure."
    )
    version: int = strawberry.field(description="The version of that table or procedure.")

    @classmethod
    def of(cls, rule: values.Rule) -> Self:
        """The value as the schema shows it."""
        return cls(id=rule.id, version=rule.version)


@strawberry.type(description="One step of an explained confidence.")
class Reason:
    code: str = strawberry.field(
        description="What was seen: `independent_sources`, `headline`, or the id of a rule: `en/triggers/agreement`."
    )
    weight: float = strawberry.field(description="By how much it moved the confidence; negative lowers it.")

    @classmethod
    def of(cls, reason: values.Reason) -> Self:
        """The value as the schema shows it."""
        return cls(code=reason.code, weight=reason.weight)


@strawberry.type(description="A figure with its unit.")
class Amount:
    value: Decimal = strawberry.field(description='The figure: `"1000000000"`.')
    unit: str = strawberry.field(description="An ISO 4217 code for money (`USD`), else a unit such as `tonne` or `MW`.")
    nature: AmountNature = strawberry.field(description="Whether it is an aim, a present level or a commitment.")

    @classmethod
    def of(cls, amount: values.Amount) -> Self:
        """The value as the schema shows it."""
        return cls(value=amount.value, unit=amount.unit, nature=amount.nature)
