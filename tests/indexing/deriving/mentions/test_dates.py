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
        ("Printed 01.02.2026.", "2026-02-01"),
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
        ("در ۲۰ سنبله ۱۴۰۳ امضا گردید.", "2024-09-10"),
        ("در قوس ۱۴۰۰ عقد شد.", "2021-12"),
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
        ("They signed it the day before yesterday.", "2026-03-01", "2026-02-27"),
        ("They will sign it the day after tomorrow.", "2026-03-01", "2026-03-03"),
        ("In December, they signed a pact.", "2026-01-05", "2025-12"),
        ("Last November they signed a pact.", "2026-01-05", "2025-11"),
        ("They signed it at the end of May.", "2026-07-05", "2026-05"),
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
        ("They signed it last week.", "2026-03-12", "2026-03"),
        ("They will sign it next week.", "2026-03-12", "2026-03"),
        ("They signed it earlier this week.", "2026-03-12", "2026-03"),
        ("They signed it two days ago.", "2026-03-12", "2026-03-10"),
        ("They signed it three weeks ago.", "2026-03-31", "2026-03"),
        ("They signed it 3 months ago.", "2026-03-12", "2025-12"),
        ("They signed it a year ago.", "2026-03-12", "2025"),
        ("Today they signed it.", "2026-03-12", "2026-03-12"),
        ("Yesterday, they signed it.", "2026-03-12", "2026-03-11"),
        ("Last month they signed it.", "2026-03-12", "2026-02"),
        ("They signed it last Thursday.", "2026-03-12", "2026-03-05"),
        ("They signed it on Thursday last week.", "2026-03-12", "2026-03-05"),
        ("They signed it on Tuesday of last week.", "2026-03-12", "2026-03-03"),
        ("روز گذشته امضا شد.", "2026-03-12", "2026-03-11"),
        ("دیشب امضا شد.", "2026-03-12", "2026-03-11"),
        ("پس‌فردا امضا می‌شود.", "2026-03-12", "2026-03-14"),
        ("هفته گذشته امضا شد.", "2026-03-21", "2026-03"),
        ("هفته آینده امضا خواهد شد.", "2026-03-12", "2026-03"),
        ("پنجشنبه هفته گذشته امضا شد.", "2026-03-12", "2026-03-05"),
        ("روز شنبه هفته گذشته امضا شد.", "2026-03-12", "2026-02-28"),
        ("دو روز پیش امضا شد.", "2026-03-12", "2026-03-10"),
        ("سه سال قبل امضا شد.", "2026-03-12", "2022"),
        ("دوازدهم اسفند امضا شد.", "2026-03-12", "2026-03-03"),
        ("بیست و یکم اسفندماه امضا شد.", "2026-03-12", "2026-03-12"),
        ("پانزدهم بهمن ۱۴۰۴ امضا شد.", "2026-03-12", "2026-02-04"),
        ("سی‌ام دی ماه امضا شد.", "2026-03-12", "2026-01-20"),
        ("دهم دی امضا شد.", "2026-03-12", "2025-12-31"),
        ("اواخر آذر امضا شد.", "2026-03-12", "2025-12"),
        ("سه ماه دیگر امضا می‌شود.", "2026-03-12", "2026-06"),
        ("دو روز دیگر امضا می‌شود.", "2026-03-12", "2026-03-14"),
        ("به تاریخ ۱۵ جوزا امضا شد.", "2026-11-23", "2026-06-05"),
        ("شنبه در بغداد امضا شد.", "2026-06-15", "2026-06-13"),
        ("سه‌شنبه به امضا رسید.", "2026-06-15", "2026-06-09"),
        ("روز شنبه ۲۳ خرداد ۱۴۰۴ امضا شد.", "2026-06-15", "2025-06-13"),
        ("پنجشنبه بیست و یکم اسفند امضا شد.", "2026-06-15", "2026-03-12"),
    ],
)
def test_dates_told_from_the_day_of_publication(raw: str, published: str, wanted: str) -> None:
    assert dates(raw, published) == [wanted]


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("Iran will sign a gas agreement with Oman, the oil minister said on Tuesday.", "2026-03-10"),
        ("Turkey is expected to sign a pact, Anadolu reported on Monday.", "2026-03-09"),
        ("It will be funded under an agreement with Kyrgyzstan signed on Tuesday.", "2026-03-10"),
        ("Iran will lift visas, the ministry told reporters in Tehran on Tuesday.", "2026-03-10"),
        ("The ministry said on Sunday that Iran will sign it.", "2026-03-08"),
        ("The ministry said Iran will sign it on Sunday.", "2026-03-15"),
        ("The pact will be signed on Tuesday.", "2026-03-17"),
        ("The truce expires on Sunday.", "2026-03-15"),
        ("The sides plan to sign a pact in May.", "2026-05"),
        ("Iran hopes to conclude a pact in June.", "2026-06"),
        ("In May, Iran and Oman will sign a pact.", "2026-05"),
        ("MUSCAT - In the first half of June Iran is to sign a pact.", "2026-06"),
        ("On Friday, Iran and Oman will sign a pact.", "2026-03-13"),
        ("In May, Iran and Oman signed a pact that will help trade.", "2025-05"),
        ("In May, the minister said, Iran and Oman will meet.", "2025-05"),
        ("By June, Iran and Oman should sign a pact.", "2026-06"),
        ("The pact could be signed in May.", "2026-05"),
        ("Iran and Oman are to sign a pact in the second half of May.", "2026-05"),
        ("They agreed to begin ferry services in May.", "2026-05"),
        ("They agreed to begin ferry services on Tuesday.", "2026-03-10"),
        ("They agreed in May to begin ferry services.", "2025-05"),
        ("سخنگوی دولت روز دوشنبه گفت: ایران با عمان قراردادی امضا خواهد کرد.", "2026-03-09"),
        ("وزیر نفت روز دوشنبه در نشست خبری گفت ایران قرارداد امضا خواهد کرد.", "2026-03-09"),
        ("وزیر نفت گفت ایران روز دوشنبه قراردادی امضا خواهد کرد.", "2026-03-16"),
        ("قرار است سند روز دوشنبه امضا شود.", "2026-03-16"),
        ("قرارداد تیرماه منقضی می‌شود.", "2026-07"),
        ("نشست ۲۴ آبان برگزار می‌شود.", "2026-11-15"),
        ("نشست ۲۴ آبان برگزار شد.", "2025-11-15"),
    ],
)
def test_only_the_own_clause_tells_whether_a_day_is_still_to_come(raw: str, wanted: str) -> None:
    assert dates(raw, "2026-03-12") == [wanted]


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("Talks on the 2015 nuclear agreement resumed.", "2015"),
        ("A 1973 treaty gives Tehran water.", "1973"),
        ("Under a 2007 agreement, grain is free of duty.", "2007"),
        ("Under the 1921 Friendship Treaty, ships may pass.", "1921"),
        ("Moscow suspended its 2019 visa agreement.", "2019"),
        ("موافقت‌نامه ۲۰۱۵ بررسی شد.", "2015"),
        ("قرارداد گازی ۲۰۱۹ تمدید شد.", "2019"),
        ("موافقت‌نامه ۱۳۸۵ بررسی شد.", "2006"),
    ],
)
def test_the_year_before_a_paper_or_behind_it(raw: str, wanted: str) -> None:
    assert dates(raw, "2026-03-12") == [wanted]


def test_a_week_across_the_turn_of_the_year_stays_open() -> None:
    assert dates("They signed it last week.", "2026-01-08") == [None]


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
        "The 2004 guests of a 300 strong team came.",
        "قرارداد ۱۴۰۰ میلیارد دلاری نوشتند.",
        "بند پنجم می‌گوید.",
        "قرارداد را برای یک سال دیگر تمدید کردند.",
        "از میدان هفتم تیر گذشتند.",
        "چهارشنبه سوری نزدیک است.",
        "در دوشنبه امضا شد.",
        "برای بار دوم مهر تأیید زد.",
        "در ۲۰ حمل و نقل کننده دیدند.",
        "بشار اسد ۲۰۲۴ رفت.",
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


def test_a_comma_behind_a_date_is_no_part_of_it() -> None:
    text = text_of("پنجشنبه ۲۱ خرداد، دو طرف پروتکل امضا کردند.", Language.FA, "2026-06-15")
    assert quotes(text, find_dates(text)) == ["۲۱ خرداد"]
