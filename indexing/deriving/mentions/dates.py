"""Dates as a text writes them, absolute or told from the day of publication, in two calendars.

Every date becomes a Gregorian partial date as precise as the text. Where the text gives no year and the article no day
of publication, the mention is kept without a date: better open than guessed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from indexing.deriving.mentions.ahead import is_ahead
from indexing.deriving.mentions.calendars import (
    Calendar,
    calendar_of,
    day_of_week,
    full_year,
    last_day,
    likely_year,
    month_on,
    partial,
    weekday_near,
    within_week,
    year_on,
)
from indexing.deriving.mentions.found import Found
from indexing.deriving.mentions.numbers import find_numbers
from indexing.deriving.scanning import scanner
from indexing.deriving.table import TABLES, PatternRow, Row, rows
from indexing.deriving.text import ArticleText, Sentence
from indexing.folding import fold
from indexing.values import PartialDate
from indexing.vocabulary import MentionKind

_EXPLICIT, _INFERRED, _OPEN = 0.95, 0.75, 0.5
_DAYS_OF_WEEK = (
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    *("دوشنبه", "سهشنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"),
)
_LAST = ("last", "گذشته")
_MONTHS = 12
_SIGNS = " ,،"


@dataclass(frozen=True, slots=True)
class _Told:
    """From where a date is told: the day of publication, and whether the text speaks of what is to come."""

    day: date | None
    ahead: bool
    language: str


def find_dates(text: ArticleText) -> list[Found]:
    """Dates in the order of the text, without overlaps. `date` is empty where it cannot be known."""
    day = _day(text.article.published)
    return [found for sentence in text.sentences for found in _of_sentence(sentence, text.rules, day)]


def _of_sentence(sentence: Sentence, language: str, day: date | None) -> Iterator[Found]:
    taken = bytearray(len(sentence.text))
    found: list[Found] = []
    for row in scanner(language, "dates").likely(sentence.text):
        for match in row.pattern.finditer(sentence.text):
            parts = {name.rstrip("_"): value for name, value in match.groupdict().items() if value}
            start = min(match.start(name) for name, value in match.groupdict().items() if value)
            end = match.start() + len(match[0].rstrip(_SIGNS))
            if any(taken[start:end]):
                continue
            mention = _mention(sentence, row, start, end, parts, _Told(day, False, language))
            if mention:
                taken[start:end] = b"\x01" * (end - start)
                found.append(mention)
    return iter(sorted(found, key=lambda mention: mention.start))


def _mention(
    sentence: Sentence, row: PatternRow, start: int, end: int, parts: dict[str, str], told: _Told
) -> Found | None:
    if "year" not in parts and "short" not in parts:
        way, language = parts.get("way", "").lower(), told.language
        ahead = is_ahead(sentence.text, start, end, way, language, weekday="weekday" in parts)
        told = _Told(told.day, ahead, language)
    found, confidence = _read(parts, told)
    if found is None and confidence != _OPEN:
        return None
    return Found(
        sentence.start + start,
        sentence.start + end,
        MentionKind.DATE,
        row.rule,
        confidence,
        date=found,
    )


def _read(parts: dict[str, str], told: _Told) -> tuple[PartialDate | None, float]:
    """The date that the parts of a match give, and how sure it is; (None, 0) for what is no date."""
    if "first" in parts:
        return _slashed(int(parts["first"]), int(parts["second"]), int(parts["year"])), _EXPLICIT
    if "weekday" in parts:
        return _weekday(parts["weekday"], parts.get("way", "").lower(), told), _INFERRED if told.day else _OPEN
    month = _month(parts, told.language)
    if month is None and "word" in parts:
        found = _relative(parts["word"].lower(), 1, told)
        return found, _INFERRED if found else _OPEN
    if "unit" in parts:
        found = _relative(parts["unit"].lower(), _number(parts["count"], told.language), told)
        return found, _INFERRED if found else _OPEN
    year, calendar = _year(parts), month[0] if month else Calendar.GREGORIAN
    if year is not None and (month is None or "number" in parts):
        calendar = calendar_of(year)
    day = int(parts["day"]) if "day" in parts else _ordinals(told.language).get(parts.get("ordinal", ""))
    if year is None:
        return _without_year(calendar, month[1] if month else 0, day, parts, told)
    return partial(calendar, year, month[1] if month else None, day), _EXPLICIT


def _without_year(
    calendar: Calendar, month: int, day: int | None, parts: dict[str, str], told: _Told
) -> tuple[PartialDate | None, float]:
    if told.day is None:
        return None, _OPEN
    if "word" in parts:
        year: int | None = year_on(calendar, told.day) + _shift(parts["word"], told.language)
    else:
        year = likely_year(calendar, month, day, told.day, told.ahead)
    return (partial(calendar, year, month, day), _INFERRED) if year else (None, 0.0)


def _slashed(first: int, second: int, year: int) -> PartialDate | None:
    """`30/01/2026` is plain; of `01/02/2026` only the year is certain."""
    if first > _MONTHS or first == second:
        return partial(Calendar.GREGORIAN, year, second, first)
    if second > _MONTHS:
        return partial(Calendar.GREGORIAN, year, first, second)
    return partial(Calendar.GREGORIAN, year)


def _weekday(name: str, way: str, told: _Told) -> PartialDate | None:
    number = _DAYS_OF_WEEK.index(name.lower().replace(" ", "")) % 7
    if told.day is None:
        return None
    if row := _relative_rows(told.language).get(way):
        return day_of_week(Calendar(row["calendar"]), told.day, int(row["shift"]), number)
    if way in _LAST and number == told.day.weekday():
        return weekday_near(number, told.day - timedelta(days=1), ahead=False)
    return weekday_near(number, told.day, told.ahead)


def _number(count: str, language: str) -> int:
    found = find_numbers(count, language)
    return int(found[0].value) if found else 1


def _relative(word: str, count: int, told: _Told) -> PartialDate | None:
    """The date `count` times as far as `word` tells; None where it is open, as a week in two years is."""
    if told.day is None:
        return None
    row = _relative_rows(told.language)[word]
    calendar, shift = Calendar(row["calendar"]), int(row["shift"]) * count
    if row["unit"] == "day":
        return PartialDate(value=date.fromordinal(told.day.toordinal() + shift).isoformat())
    if row["unit"] == "week":
        return within_week(calendar, told.day, shift)
    year, month = month_on(calendar, told.day)
    if row["edge"]:
        return last_day(calendar, year + shift)
    if row["unit"] == "year":
        return partial(calendar, year + shift)
    months = year * _MONTHS + month - 1 + shift
    return partial(calendar, months // _MONTHS, months % _MONTHS + 1)


def _shift(word: str, language: str) -> int:
    return int(_relative_rows(language)[word]["shift"])


def _year(parts: dict[str, str]) -> int | None:
    if "year" in parts:
        return int(parts["year"])
    return full_year(int(parts["short"])) if "short" in parts else None


def _month(parts: dict[str, str], language: str) -> tuple[Calendar, int] | None:
    if "number" in parts:
        return Calendar.GREGORIAN, int(parts["number"])
    return _months(language)[parts["month"]] if "month" in parts else None


def _day(published: PartialDate | None) -> date | None:
    return date.fromisoformat(published.value) if published and published.precision == "day" else None


@cache
def _months(language: str) -> dict[str, tuple[Calendar, int]]:
    return {
        fold(form): (Calendar(row["calendar"]), int(row["number"]))
        for row in rows(language, "months", "calendar", "number", "forms")
        for form in row["forms"].split("|")
    }


@cache
def _relative_rows(language: str) -> dict[str, Row]:
    return {
        fold(form): row
        for row in rows(language, "relative_dates", "unit", "shift", "calendar", "edge", "forms")
        for form in row["forms"].split("|")
    }


@cache
def _ordinals(language: str) -> dict[str, int]:
    """Days of a month in words, for a language whose tables list them."""
    if not (TABLES / language / "ordinal_days.tsv").exists():
        return {}
    listed = rows(language, "ordinal_days", "day", "forms")
    return {fold(form): int(row["day"]) for row in listed for form in row["forms"].split("|")}
