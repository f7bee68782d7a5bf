"""Which dates are read out of which spelling, and which are left alone."""

import pytest

from indexing.reading.dates import dates_in, day_first_in, stated_date
from indexing.reading.stamps import is_stamp, published_on


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-08-26", "2025-08-26"),
        ("۱۴۰۴/۰۶/۰۴", "2025-08-26"),
        ("۴ شهریور ۱۴۰۴", "2025-08-26"),
        ("٢٧ تير ١٣٩٧", "2018-07-18"),
        ("۱۲ آبان ۱۴۰۳", "2024-11-02"),
        ("30/01/2026, Friday19:18", "2026-01-30"),
        ("01/30/2026", "2026-01-30"),
        ("02/02/2026", "2026-02-02"),
        ("05.03.2026", "2026-03-05"),
        ("November 20, 2019 - 11:28", "2019-11-20"),
        ("Wednesday, 4th March 2026", "2026-03-04"),
        ("5 Şubat 2026", "2026-02-05"),
        ("29 Aralık 2025", "2025-12-29"),
        ("12 мая 2021 года", "2021-05-12"),
        ("۲۰ ژانویه ۲۰۲۶", "2026-01-20"),
        ("14 Январ 2026", "2026-01-14"),
        ("3 yanvar 2026", "2026-01-03"),
    ],
)
def test_a_full_date_is_read_whatever_its_calendar_and_script(text: str, day: str) -> None:
    assert [value.value for value in dates_in(text)] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "01/02/2026",
        "30/02/2026",
        "۱۴۰۴/۱۳/۰۴",
        "November 9",
        "March 2026",
        "1 of 8",
        "12 trucks 2026",
        "1234/5678/2026",
    ],
)
def test_what_is_no_date_or_can_be_read_in_two_ways_is_left_alone(text: str) -> None:
    assert dates_in(text) == ()


def test_an_open_order_of_day_and_month_is_settled_by_another_date_of_the_page() -> None:
    assert day_first_in("30/01/2026 and 01/02/2026") is True
    assert day_first_in("01/30/2026") is False
    assert day_first_in("01/02/2026") is None
    assert day_first_in("30/01/2026 and 01/30/2026") is None
    assert [value.value for value in dates_in("01/02/2026", day_first=True)] == ["2026-02-01"]
    assert [value.value for value in dates_in("01/02/2026", day_first=False)] == ["2026-01-02"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026", "2026"),
        ("2026-01", "2026-01"),
        ("2026-01-30T23:59:00-08:00", "2026-01-30"),
        ("2026-01-30 01:18", "2026-01-30"),
        ("2026-02-30", None),
        ("30 Jan 2026", None),
        ("0000-01-01", None),
    ],
)
def test_a_stated_date_is_iso_8601(text: str, value: str | None) -> None:
    found = stated_date(text)
    assert (found.value if found else None) == value


@pytest.mark.parametrize(
    "text",
    [
        "30/01/2026, Friday19:18",
        "Published: 4 March 2026, 10:20 GMT",
        "تاریخ انتشار: ۲۷ تیر ۱۳۹۷ - ۱۱:۳۳",
        "Güncelleme Tarihi: 05.03.2026 10:20",
        "Опубликовано 12 мая 2021 в 10:20",
        "11:28",
    ],
)
def test_a_line_of_dates_and_labels_is_a_stamp(text: str) -> None:
    assert is_stamp(text)


@pytest.mark.parametrize(
    "text", ["The pact was signed on 4 March 2026", "2026", "Friday", "TEHRAN, 4 March 2026 -", "قرارداد ۱۴۰۴/۰۶/۰۴"]
)
def test_a_line_that_says_more_is_no_stamp(text: str) -> None:
    assert not is_stamp(text)


def test_publication_goes_before_bare_dates_and_updates_come_last() -> None:
    stamps = ("Updated 5 March 2026", "4 March 2026", "Published 3 March 2026")
    for given, day in ((stamps, "2026-03-03"), (stamps[:2], "2026-03-04"), (stamps[:1], "2026-03-05")):
        found = published_on(given, day_first=None)
        assert found is not None
        assert found.value == day
