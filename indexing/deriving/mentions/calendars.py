"""The two calendars of the beat, Gregorian and Solar Hijri, as Gregorian partial dates.

A month of one calendar covers parts of two months of the other; the one that holds its 15th day stands for it (Esfand
is March). A Solar Hijri year is named by the Gregorian year in which it begins (1404 is 2025), as newsrooms do.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

import jdatetime

from indexing.values import PartialDate

_HIJRI_YEARS = range(1300, 1500)
_HIJRI_OFFSET = 621
_CENTURY = 1300
_MIDDLE = 15
_SOON = timedelta(days=31)
_SATURDAY = 5


class Calendar(StrEnum):
    """Gregorian, or the Solar Hijri calendar of Iran and Afghanistan."""

    GREGORIAN = "gregorian"
    SOLAR_HIJRI = "solar_hijri"


def calendar_of(year: int) -> Calendar:
    """The calendar in which `year` makes sense for news."""
    return Calendar.SOLAR_HIJRI if year in _HIJRI_YEARS else Calendar.GREGORIAN


def full_year(short: int) -> int:
    """The Solar Hijri year that two digits stand for: ۸۹ is 1389."""
    return _CENTURY + short


def partial(calendar: Calendar, year: int, month: int | None = None, day: int | None = None) -> PartialDate | None:
    """The Gregorian partial date; None for a day or month that the calendar does not have."""
    if month is None:
        begins = year + _HIJRI_OFFSET if calendar is Calendar.SOLAR_HIJRI else year
        return PartialDate(value=f"{begins:04}")
    found = gregorian(calendar, year, month, day or _MIDDLE)
    if found is None:
        return None
    return PartialDate(value=found.isoformat() if day else f"{found:%Y-%m}")


def gregorian(calendar: Calendar, year: int, month: int, day: int) -> date | None:
    """The Gregorian day; None where there is no such day."""
    try:
        if calendar is Calendar.GREGORIAN:
            return date(year, month, day)
        found: date = jdatetime.date(year, month, day).togregorian()
    except ValueError:
        return None
    return found


def year_on(calendar: Calendar, day: date) -> int:
    """The year of `calendar` that `day` lies in."""
    return month_on(calendar, day)[0]


def month_on(calendar: Calendar, day: date) -> tuple[int, int]:
    """Year and month of `calendar` that `day` lies in."""
    if calendar is Calendar.GREGORIAN:
        return day.year, day.month
    found = jdatetime.date.fromgregorian(date=day)
    return found.year, found.month


def last_day(calendar: Calendar, year: int) -> PartialDate | None:
    """The last day of a year, as a Gregorian date."""
    first = gregorian(calendar, year + 1, 1, 1)
    return PartialDate(value=(first - timedelta(days=1)).isoformat()) if first else None


def likely_year(calendar: Calendar, month: int, day: int | None, told: date, ahead: bool) -> int | None:
    """The year of a date that is given without one in a text published on `told`.

    `ahead` says that the text speaks of what is to come. A date that is past may lie up to a month ahead nonetheless,
    because copy is dated by its desk.
    """
    here = year_on(calendar, told)
    near = [(year, found) for year, found in _candidates(calendar, month, day, here)]
    if ahead:
        return next((year for year, found in near if found >= told - _SOON), None)
    return next((year for year, found in reversed(near) if found <= told + _SOON), None)


def _candidates(calendar: Calendar, month: int, day: int | None, here: int) -> Iterator[tuple[int, date]]:
    for year in range(here - 1, here + 2):
        if found := gregorian(calendar, year, month, day or _MIDDLE):
            yield year, found


def weekday_near(weekday: int, told: date, ahead: bool) -> PartialDate:
    """The nearest day with this `weekday` (Monday is 0) up to `told`, or after it if the text speaks `ahead`."""
    back = (told.weekday() - weekday) % 7
    found = told + timedelta(days=7 - back) if ahead else told - timedelta(days=back)
    return PartialDate(value=found.isoformat())


def day_of_week(calendar: Calendar, told: date, shift: int, weekday: int) -> PartialDate:
    """The day with this `weekday` (Monday is 0) in the week `shift` weeks from that of `told`."""
    first = _first_of_week(calendar, told, shift)
    return PartialDate(value=(first + timedelta(days=(weekday - first.weekday()) % 7)).isoformat())


def within_week(calendar: Calendar, told: date, shift: int) -> PartialDate | None:
    """The month, else the year, that holds the whole week `shift` weeks from that of `told`; None for New Year's."""
    first = _first_of_week(calendar, told, shift)
    last = first + timedelta(days=6)
    if first.year != last.year:
        return None
    return PartialDate(value=f"{first:%Y-%m}" if first.month == last.month else f"{first:%Y}")


def _first_of_week(calendar: Calendar, told: date, shift: int) -> date:
    """The Monday, or in the Solar Hijri calendar the Saturday, with which a week begins."""
    begins = _SATURDAY if calendar is Calendar.SOLAR_HIJRI else 0
    return told - timedelta(days=(told.weekday() - begins) % 7 - 7 * shift)
