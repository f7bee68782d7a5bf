"""Dates as pages write them: Gregorian and Solar Hijri, in figures and in words, in any of the project's scripts.

Month names come from CLDR (through Babel) and from jdatetime, so no table of them is kept here. A date in figures
whose order of day and month is open is not read unless the caller knows the order.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

import jdatetime
from babel.dates import get_month_names

from indexing.folding import fold
from indexing.values import PartialDate

_LOCALES = ("en", "tr", "ru", "fa", "tg", "uz", "ar")
_SOLAR_YEARS = range(1300, 1500)
_GREGORIAN_YEARS = range(1900, 2100)
_ISO = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ]\d{2}:?\d{2}.*)?", re.DOTALL)
_YEAR_FIRST = re.compile(r"(?<![\d/.-])(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?![\d/-])")
_YEAR_LAST = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/-])")
_DAY_MONTH_YEAR = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[\s.-]+([^\W\d_]{2,})[.,]?[\s.-]+(\d{4})(?!\d)")
_MONTH_DAY_YEAR = re.compile(r"(?<!\w)([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")


def stated_date(text: str) -> PartialDate | None:
    """The date of an ISO 8601 date or timestamp as stated, whatever its time zone; nothing if it is not one."""
    match = _ISO.fullmatch(text.strip())
    if not match:
        return None
    year, _, rest = match[1].partition("-")
    month, _, day = rest.partition("-")
    if not _exists(int(year), int(month or 1), int(day or 1)):
        return None
    return PartialDate(value=match[1])


def dates_in(text: str, *, day_first: bool | None = None) -> tuple[PartialDate, ...]:
    """The full dates that `text` writes out, in their order; Solar Hijri ones as the Gregorian day.

    `day_first` tells how to read 01/02/2026; left open, such a date is passed over.
    """
    folded = fold(text)
    found = [*_figures(folded, day_first), *_words(folded)]
    return tuple(value for _, value in sorted(found, key=lambda hit: hit[0]))


def day_first_in(text: str) -> bool | None:
    """Whether `text` proves that its dates in figures put the day first; nothing if it proves neither or both."""
    proofs = set()
    for match in _YEAR_LAST.finditer(fold(text)):
        first, second = int(match[1]), int(match[3])
        if match[2] == "/" and 12 < first <= 31 and 1 <= second <= 12:
            proofs.add(True)
        elif match[2] == "/" and 1 <= first <= 12 < second <= 31:
            proofs.add(False)
    return proofs.pop() if len(proofs) == 1 else None


def month_words() -> frozenset[str]:
    """The names of all months that are read, folded and without regard to case."""
    return frozenset(_gregorian_months()) | frozenset(_solar_months())


@cache
def _gregorian_months() -> dict[str, int]:
    names = {}
    for locale in _LOCALES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, locale).items():
                    names[_month_key(name)] = number
    return names | {"sept": 9}


@cache
def _solar_months() -> dict[str, int]:
    return {_month_key(name): number for number, name in enumerate(jdatetime.date.j_months_fa, start=1)} | {"امرداد": 5}


def _month_key(name: str) -> str:
    return fold(name).replace("آ", "ا").casefold().strip(". ").replace("i\u0307", "i")


def _figures(folded: str, day_first: bool | None) -> Iterator[tuple[int, PartialDate]]:
    for match in _YEAR_FIRST.finditer(folded):
        if value := _day(int(match[1]), int(match[3]), int(match[4])):
            yield match.start(), value
    for match in _YEAR_LAST.finditer(folded):
        year, first, second = int(match[4]), int(match[1]), int(match[3])
        order = True if match[2] == "." or year in _SOLAR_YEARS or first == second else day_first
        if first > 12 or second > 12:
            order = first > 12
        if order is not None and (value := _day(year, *((second, first) if order else (first, second)))):
            yield match.start(), value


def _words(folded: str) -> Iterator[tuple[int, PartialDate]]:
    for match in _DAY_MONTH_YEAR.finditer(folded):
        if value := _named(match[2], int(match[3]), int(match[1])):
            yield match.start(), value
    for match in _MONTH_DAY_YEAR.finditer(folded):
        if value := _named(match[1], int(match[3]), int(match[2])):
            yield match.start(), value


def _named(month: str, year: int, day: int) -> PartialDate | None:
    months = _solar_months() if year in _SOLAR_YEARS else _gregorian_months()
    number = months.get(_month_key(month))
    return _day(year, number, day) if number else None


def _day(year: int, month: int, day: int) -> PartialDate | None:
    if year in _SOLAR_YEARS:
        try:
            gregorian = jdatetime.date(year, month, day).togregorian()
        except ValueError:
            return None
        return PartialDate(value=gregorian.isoformat())
    if year in _GREGORIAN_YEARS and _exists(year, month, day):
        return PartialDate(value=f"{year:04d}-{month:02d}-{day:02d}")
    return None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
