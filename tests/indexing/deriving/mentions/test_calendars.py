"""Two calendars, told as Gregorian partial dates."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.deriving.mentions.calendars import (
    Calendar,
    calendar_of,
    gregorian,
    last_day,
    likely_year,
    month_on,
    partial,
    weekday_near,
)

DAYS = st.dates(date(1950, 1, 1), date(2060, 1, 1))


def value(calendar: Calendar, *parts: int) -> str | None:
    found = partial(calendar, *parts)
    return found.value if found else None


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        ((1404, 6, 4), "2025-08-26"),
        ((1404, 12), "2026-03"),
        ((1385, 10), "2007-01"),
        ((1379,), "2000"),
        ((1404, 13, 1), None),
        ((1403, 12, 30), "2025-03-20"),
        ((1404, 12, 30), None),
    ],
)
def test_solar_hijri(parts: tuple[int, ...], wanted: str | None) -> None:
    assert value(Calendar.SOLAR_HIJRI, *parts) == wanted


def test_gregorian_days_that_do_not_exist() -> None:
    assert value(Calendar.GREGORIAN, 2023, 2, 29) is None
    assert value(Calendar.GREGORIAN, 2024, 2, 29) == "2024-02-29"


def test_the_year_tells_its_calendar() -> None:
    assert calendar_of(1404) is Calendar.SOLAR_HIJRI
    assert calendar_of(1995) is Calendar.GREGORIAN


def test_the_last_day_of_a_year() -> None:
    iranian, western = last_day(Calendar.SOLAR_HIJRI, 1404), last_day(Calendar.GREGORIAN, 2025)
    assert iranian is not None
    assert iranian.value == "2026-03-20"
    assert western is not None
    assert western.value == "2025-12-31"


@pytest.mark.parametrize(
    ("month", "day", "ahead", "year"),
    [(11, 27, False, 2019), (1, 9, False, 2020), (5, None, True, 2020), (12, None, False, 2019)],
)
def test_a_date_without_a_year_lies_near_the_article(month: int, day: int | None, ahead: bool, year: int) -> None:
    assert likely_year(Calendar.GREGORIAN, month, day, date(2020, 1, 11), ahead) == year


@given(DAYS, st.integers(0, 6), st.booleans())
def test_a_weekday_is_within_a_week_and_on_the_right_side(told: date, weekday: int, ahead: bool) -> None:
    found = date.fromisoformat(weekday_near(weekday, told, ahead).value)
    assert found.weekday() == weekday
    assert timedelta(0) <= ((found - told) if ahead else (told - found)) <= timedelta(7)


@given(DAYS)
def test_both_calendars_lead_back_to_the_same_month(day: date) -> None:
    year, month = month_on(Calendar.SOLAR_HIJRI, day)
    first = gregorian(Calendar.SOLAR_HIJRI, year, month, 1)
    assert first is not None
    assert timedelta(0) <= day - first < timedelta(31)
