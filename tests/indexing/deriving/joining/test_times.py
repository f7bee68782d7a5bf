"""When two deals can be of one time."""

import pytest

from indexing.deriving.joining.times import UNKNOWN, Time, time_of
from indexing.vocabulary import Salience
from tests.indexing.deriving.joining.story import day


def stated(value: str) -> Time:
    return time_of(day(value), day("2026-12-31"), Salience.PRIMARY)


def told(value: str) -> Time:
    return time_of(None, day(value), Salience.PRIMARY)


@pytest.mark.parametrize(
    ("first", "second", "fits"),
    [
        (stated("2026-01-29"), stated("2026-01-30"), True),
        (stated("2026-01-29"), stated("2026-01-31"), False),
        (stated("2026-01"), stated("2026-01-29"), True),
        (stated("2026-01-29"), told("2026-03-10"), True),
        (stated("2026-01-29"), told("2026-04-10"), False),
        (told("2026-01-29"), told("2026-03-15"), True),
        (told("2026-01-29"), told("2026-03-16"), False),
        (stated("2025"), told("2026-01-02"), False),
        (stated("2025"), told("2025-06-02"), True),
        (UNKNOWN, told("2026-01-29"), None),
    ],
)
def test_times_fit(first: Time, second: Time, fits: bool | None) -> None:
    assert first.fits(second) is fits
    assert second.fits(first) is fits


def test_undated_background_has_no_time() -> None:
    assert time_of(None, day("2026-01-29"), Salience.BACKGROUND) == UNKNOWN


def test_a_day_that_no_calendar_has_says_nothing() -> None:
    assert time_of(day("2026-02-30"), None, Salience.PRIMARY) == UNKNOWN
