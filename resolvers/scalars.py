"""Scalars of the schema: partial dates, exact decimals, country codes; each says how to write it when it refuses."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date as calendar
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Final, NewType

import strawberry
from babel import Locale
from strawberry.schema.types.base_scalars import DateTimeDefinition
from strawberry.types.scalar import ScalarDefinition

from indexing.values import PartialDate

CountryCode = NewType("CountryCode", str)

_COUNTRY_CODE = re.compile(r"[A-Z]{2}")
#: Codes of CLDR that stand for no country: unions, test data, and what is unknown.
_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
#: Countries of older coverage that are no more, ISO 3166-3.
_FORMER = frozenset({"AN", "BU", "CS", "DD", "NT", "SU", "TP", "YD", "YU", "ZR"})
#: The codes of countries, present and former ones.
COUNTRIES: Final = frozenset(filter(_COUNTRY_CODE.fullmatch, Locale("en").territories)) - _NO_COUNTRIES | _FORMER
#: The largest power of ten, up or down. A number is written out without exponent, so `1e999999999` would be a gigabyte.
_LARGEST_POWER = 100


def _parse_date(value: object) -> PartialDate:
    try:
        date = PartialDate.model_validate({"value": value})
        if date.precision == "day":
            calendar.fromisoformat(date.value)
        return date
    except ValueError as error:
        raise ValueError(f"{value!r} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD, for example 2026-01.") from error


def _parse_decimal(value: object) -> Decimal:
    try:
        number = Decimal(str(value))
    except InvalidOperation as error:
        raise ValueError(f'{value!r} is not a decimal number: write it as text, for example "1250000.50".') from error
    if not number.is_finite():
        raise ValueError(f"{value!r} is not a finite number.")
    _, digits, exponent = number.as_tuple()
    if len(digits) > _LARGEST_POWER or abs(int(exponent)) > _LARGEST_POWER:
        raise ValueError(f"A decimal number has up to {_LARGEST_POWER} digits, and as many zeros.")
    return number


def _parse_country(value: object) -> CountryCode:
    if not isinstance(value, str) or value not in COUNTRIES:
        raise ValueError(f"{value!r} is not a country code: write two capital letters of ISO 3166-1, for example UZ.")
    return CountryCode(value)


def _decimal_text(value: Decimal) -> str:
    return format(value, "f")


#: Python type -> scalar, for `StrawberryConfig.scalar_map`.
SCALARS: Mapping[object, ScalarDefinition] = {
    PartialDate: strawberry.scalar(
        name="Date",
        description=(
            "A Gregorian date as precise as the text gives it: `2026`, `2026-01` or `2026-01-29` "
            "(a subset of EDTF level 0). Dates compare as text."
        ),
        serialize=lambda date: date.value,
        parse_value=_parse_date,
    ),
    datetime: replace(
        DateTimeDefinition,
        description="A moment with its offset from UTC, as RFC 3339 writes it: `2026-01-29T14:05:00+00:00`.",
    ),
    Decimal: strawberry.scalar(
        name="Decimal",
        description='An exact decimal number, as text without exponent: `"1000000000"`, `"2.5"`.',
        serialize=_decimal_text,
        parse_value=_parse_decimal,
    ),
    CountryCode: strawberry.scalar(
        name="CountryCode",
        description="A country as two capital letters of ISO 3166-1 alpha-2: `IR`, `UZ`.",
        specified_by_url="https://www.iso.org/iso-3166-country-codes.html",
        serialize=str,
        parse_value=_parse_country,
    ),
}
