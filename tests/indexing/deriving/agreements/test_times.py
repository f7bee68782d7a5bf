"""Which date belongs to an agreement, and whether it is news on the day of publication or older."""

import pytest

from indexing.deriving.article import derive
from indexing.deriving.findings import AgreementFinding
from indexing.vocabulary import ClaimField
from tests.indexing.deriving.mentions.reading import script_of, text_of


def only(raw: str, published: str | None = "2026-03-12") -> AgreementFinding:
    found = derive(text_of(raw, script_of(raw), published).article).agreements
    assert len(found) == 1
    return found[0]


def dates(raw: str) -> list[str]:
    return [claim.text for claim in only(raw).claims if claim.field is ClaimField.DATE]


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("Talks on the 2015 nuclear agreement between Iran and Britain resumed in Vienna on Tuesday.", "2015"),
        ("Under a 2007 agreement, Kazakhstan supplies Kyrgyzstan with grain free of duty.", "2007"),
        ("Turkey and Egypt signed a gas agreement on January 15, 2024.", "2024-01-15"),
        ("Turkey and Oman signed a gas agreement three years ago.", "2023"),
        ("موافقت‌نامه ۱۳۸۵ ایران و ارمنستان همچنان اجرا می‌شود.", "2006"),
        ("ایران و عمان در سال ۱۴۰۲ موافقت‌نامه گازی امضا کردند.", "2023"),
        ("ایران و عمان که سال ۱۳۸۸ قرارداد گاز را امضا کرده بودند، این هفته درباره آن گفت‌وگو کردند.", "2009"),
        ("ایران و ترکیه در سال ۱۹۹۶ قرارداد گازی امضا کردند که در سال ۲۰۲۶ به پایان می‌رسد.", "1996"),
    ],
)
def test_an_agreement_made_long_before_publication_is_background(raw: str, wanted: str) -> None:
    assert (dates(raw), only(raw).salience.value) == ([wanted], "background")


@pytest.mark.parametrize(
    "raw",
    [
        "Armenia and Georgia approved a roadmap for cooperation in tourism for 2026-2028.",
        "Kazakhstan and Uzbekistan signed a programme of cooperation until 2030.",
        "Iran agreed to buy ten aircraft from Russia in 2026.",
        "Iran and Armenia plan to launch a joint free zone in 2027.",
        "Uzbekistan and Turkmenistan aim to raise trade to $2 billion by 2030, up from $1.2 billion last year.",
        "The 2009 military agreement between Turkey and Syria was suspended in May.",
        "تجارت ایران و ترکیه سال گذشته به هفت و نیم میلیارد دلار رسید و دو کشور سی میلیارد دلار را هدف‌گذاری کرده‌اند.",
    ],
)
def test_news_of_this_year_or_a_later_one_is_no_background(raw: str) -> None:
    assert only(raw).salience.value == "primary"


@pytest.mark.parametrize(
    "raw",
    [
        "Iran and Pakistan are ready to sign a free trade agreement, the commerce minister said on Wednesday.",
        "Rahmon arrived in Doha on Sunday after Tajikistan signed a gas agreement with Oman.",
        "Kazakhstan and Uzbekistan signed a programme of cooperation until 2030.",
        "Armenia and Georgia approved a roadmap for cooperation in tourism for 2026-2028.",
        "Uzbekistan and Turkmenistan aim to raise trade to $2 billion by 2030, up from $1.2 billion last year.",
        "سخنگوی دولت روز دوشنبه گفت: ایران با عمان توافق‌نامه گازی امضا خواهد کرد.",
        "وزیر نفت در گفت‌وگو با یک شبکه (۱۰ مارس) اعلام کرد قرارداد ایران با عمان اجرایی شده است.",
        "ایران و عمان قرارداد گازی را امضا کردند و هفته آینده درباره بهای آن گفت‌وگو می‌کنند.",
    ],
)
def test_days_of_speaking_periods_and_levels_are_no_dates_of_it(raw: str) -> None:
    assert dates(raw) == []


def test_a_day_behind_the_signing_is_its_date_whatever_is_still_to_come() -> None:
    assert dates("The road will be funded by China under an agreement with Kyrgyzstan signed on Tuesday.") == [
        "2026-03-10"
    ]


@pytest.mark.parametrize(
    ("raw", "salience"),
    [
        ("ایران و عمان که پیش‌تر دو دور مذاکره کرده بودند، روز سه‌شنبه قرارداد گاز را امضا کردند.", "primary"),
        ("ایران و عمان قرارداد گاز را امضا کردند؛ توافقی که پیش از این در دسترس نبود.", "primary"),
        ("ایران و عمان پیش‌تر قرارداد گاز را امضا کرده بودند.", "background"),
        ("ایران و عمان پیش‌تر در ۲۰ اسفند قرارداد گاز را امضا کرده بودند.", "background"),
        ("سال گذشته ایران و عمان قرارداد گاز را امضا کردند.", "background"),
    ],
)
def test_persian_words_for_earlier_days_count_in_their_own_clause(raw: str, salience: str) -> None:
    assert only(raw).salience.value == salience


def test_without_a_day_of_publication_years_and_last_year_still_tell_of_older_ones() -> None:
    assert only("Turkey and Egypt signed a gas agreement in 2019.", None).salience.value == "background"


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("Turkey and Oman signed a gas agreement to hold a fair in Muscat on June 20.", []),
        ("A gas contract between Turkey and Oman for the years from May 2026 to May 2031 was signed in Muscat.", []),
        ("After talks that began on Monday, Turkey and Oman signed a gas agreement on Wednesday.", ["2026-03-11"]),
        ("On Tuesday, Turkey and Oman signed a gas agreement to open an office in June.", ["2026-03-10"]),
        ("Turkey and Oman, which fell out in 2023 over gas, signed an agreement.", []),
        ("The minister of Oman, who came to Ankara on Tuesday, signed a gas agreement with Turkey.", []),
        ("A gas contract between Turkey and Oman, suspended in December, was reinstated on Tuesday.", ["2026-03-10"]),
        ("The gas treaty of Turkey and Oman, signed in 2022, entered into force on Sunday.", ["2026-03-08"]),
        ("Turkey, which traded goods worth $2 billion with Oman in 2025, signed a pact with it.", []),
    ],
)
def test_days_of_another_clause_or_stage_and_days_to_come_are_not_those_of_a_signature(
    raw: str, wanted: list[str]
) -> None:
    assert dates(raw) == wanted


@pytest.mark.parametrize(
    ("raw", "salience"),
    [
        ("The gas treaty of Turkey and Oman, signed in 2022, entered into force on Sunday.", "primary"),
        ("Earlier this month, Turkey and Oman signed a gas agreement.", "primary"),
        ("Turkey and Oman, which fell out in 2023 over gas, signed an agreement.", "primary"),
        ("Turkey is withdrawing from a 1973 gas agreement with Oman.", "primary"),
        ("Turkey and Oman signed a gas agreement in 2022.", "background"),
        ("A year and a half ago Turkey and Oman signed a gas agreement.", "background"),
        ("Four years ago Turkey and Oman signed a gas agreement.", "background"),
    ],
)
def test_what_was_done_a_few_weeks_ago_is_news_whatever_is_told_beside_it(raw: str, salience: str) -> None:
    assert only(raw).salience.value == salience
