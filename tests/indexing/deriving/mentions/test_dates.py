"""Dates as precise as the text, told from the day of publication where they must be."""

import pytest

from indexing.deriving.mentions.dates import find_dates
from indexing.vocabulary import Language, MentionKind
from tests.indexing.deriving.mentions.reading import quotes, script_of, text_of


def dates(raw: str, published: str | None = None) -> list[str | None]:
    found = find_dates(text_of(raw, script_of(raw), published))
    return [mention.date.value if mention.date else None for mention in found]


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("Signed on January 29, 2026.", "2026-01-29"),
        ("Signed on 29 January 2026.", "2026-01-29"),
        ("Signed on the 29th of Jan. 2026.", "2026-01-29"),
        ("Held on 20–21 August 2026.", "2026-08-20"),
        ("Signed 2026-01-29.", "2026-01-29"),
        ("Printed 30/01/2026.", "2026-01-30"),
        ("Printed 01/02/2026.", "2026"),
        ("In mid-October, 2025, they met.", "2025-10"),
        ("It was built in 1995.", "1995"),
        ("در ۴ شهریور ۱۴۰۴ امضا شد.", "2025-08-26"),
        ("در ۱۴۰۴/۰۶/۰۴ امضا شد.", "2025-08-26"),
        ("در اسفندماه ۱۴۰۳ امضا شد.", "2025-03"),
        ("در دی ماه ۸۵ امضا شد.", "2007-01"),
        ("در سال ۷۹ امضا شد.", "2000"),
        ("در فوریه ۱۹۹۹ امضا شد.", "1999-02"),
        ("در ۲۹ دسامبر ۲۰۱۲ امضا شد.", "2012-12-29"),
        ("از ٤ شهريور ١٤٠٤ آغاز شد.", "2025-08-26"),
    ],
)
def test_absolute_dates(raw: str, wanted: str) -> None:
    assert dates(raw) == [wanted]


@pytest.mark.parametrize(
    ("raw", "published", "wanted"),
    [
        ("They signed on Thursday.", "2026-01-30", "2026-01-29"),
        ("Talks are due to begin on Wednesday.", "1987-03-15", "1987-03-18"),
        ("They meet next Monday.", "2026-01-30", "2026-02-02"),
        ("They signed it yesterday.", "2026-03-01", "2026-02-28"),
        ("They signed it last month.", "2024-03-06", "2024-02"),
        ("They signed it last year.", "1987-03-05", "1986"),
        ("It was signed on November 27.", "2020-01-11", "2019-11-27"),
        ("Troops must leave by May 10.", "2024-03-06", "2024-05-10"),
        ("It starts in March this year.", "2026-02-01", "2026-03"),
        ("دیروز امضا شد.", "2005-12-27", "2005-12-26"),
        ("روز جمعه امضا شد.", "2003-03-09", "2003-03-07"),
        ("سال گذشته امضا شد.", "2026-02-01", "2024"),
        ("اسفندماه سال جاری برگزار خواهد شد.", "2014-10-27", "2015-03"),
        ("تا پایان سال میلادی می‌خرند.", "2025-08-26", "2025-12-31"),
        ("تا پایان سال می‌خرند.", "2025-08-26", "2026-03-20"),
    ],
)
def test_dates_told_from_the_day_of_publication(raw: str, published: str, wanted: str) -> None:
    assert dates(raw, published) == [wanted]


@pytest.mark.parametrize("raw", ["They signed on Thursday.", "It began on November 9.", "دیروز امضا شد."])
def test_they_stay_open_where_that_day_is_unknown(raw: str) -> None:
    assert dates(raw) == [None]


@pytest.mark.parametrize(
    "raw",
    [
        "He may go. They march on. An august body.",
        "It sold 1995 cars for 2 years.",
        "شهر دوشنبه زیباست.",
        "در یک سال گذشته ده شرکت آمدند.",
        "نسبت ۳/۴ بود.",
        "مهر و محبت",
    ],
)
def test_what_is_no_date(raw: str) -> None:
    assert dates(raw, "2026-01-30") == []


def test_days_that_do_not_exist_are_no_dates() -> None:
    assert dates("On 31 February 2024 they met.") == ["2024-02"]


def test_the_mention_covers_the_words_of_the_raw_text() -> None:
    text = text_of("در اسفند‌ماه سال جاری و ۴ شهریور ۱۴۰۴ امضا شد.", Language.FA, "2014-10-27")
    found = find_dates(text)
    assert quotes(text, found) == ["اسفند‌ماه سال جاری", "۴ شهریور ۱۴۰۴"]
    assert {mention.kind for mention in found} == {MentionKind.DATE}
