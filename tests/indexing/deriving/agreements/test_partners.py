"""Who stands between several and the verb behind a "with" is one of them; the occasion and the speaker are not."""

import pytest

from tests.indexing.deriving.agreements.telling import Told


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("شرکت‌های قطری، ترکیه‌ای و ژاپنی با وزارت انرژی سوریه قرارداد برق امضا کردند.", {"QA", "TR", "JP", "SY"}),
        ("ایران و روسیه با چین توافق‌نامه حمل و نقل امضا کردند.", {"IR", "RU", "CN"}),
        ("وزرای راه ایران و عراق با همتای ترکیه‌ای خود قرارداد حمل و نقل امضا کردند.", {"IR", "IQ", "TR"}),
        ("ایران و عراق با حمایت ترکیه قرارداد حمل و نقل امضا کردند.", {"IR", "IQ"}),
        ("ایران و عراق پس از نشست با ترکیه قرارداد حمل و نقل امضا کردند.", {"IR", "IQ"}),
        ("ایران و تروئیکای اروپایی (انگلیس، فرانسه و آلمان) توافق کردند.", {"IR", "GB", "FR", "DE"}),
    ],
)
def test_with_whom_several_agree(sentence: str, parties: set[str]) -> None:
    assert Told(sentence, "fa").parties() == parties


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("وزیر بهداشت کشورمان و همتای تاجیکستانی او تفاهم‌نامه دارویی امضا کردند.", {"IR", "TJ"}),
        ("کشورمان با عراق قرارداد صادرات برق امضا کرد.", {"IR", "IQ"}),
        ("رئیس کل گمرک عراق و همتای ارمنی‌اش موافقت‌نامه گمرکی امضا کردند.", {"IQ", "AM"}),
        ("وزیر راه عراق و همتای ترکیه‌ای‌شان موافقت‌نامه حمل و نقل امضا کردند.", {"IQ", "TR"}),
    ],
)
def test_our_country_and_their_counterparts(sentence: str, parties: set[str]) -> None:
    assert Told(sentence, "fa").parties() == parties


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        (
            "وزرای خارجه چین، پاکستان و افغانستان برای گسترش کریدور چین و پاکستان توافق کردند.",
            {"CN", "PK", "AF"},
        ),
        ("مدیرکل آژانس بین‌المللی انرژی اتمی، ابراز امیدواری کرد ایران و آمریکا توافق کنند.", {"IR", "US"}),
        ("ایران با پاکستان برای قطار باری و با ترکیه برای احداث خط‌آهن توافق کرده است.", {"IR", "TR"}),
        ("تهران با مسکو قرارداد خرید نفت امضا کرد.", {"IR", "RU"}),
        ("سفیر ایران در مسقط از امضای تفاهم‌نامه کشاورزی بین دو کشور خبر داد.", {"IR", "OM"}),
        ("در حضور نخست‌وزیران مجارستان و ترکیه، ایران و عراق قرارداد گاز امضا کردند.", {"IR", "IQ"}),
        (
            "وزارت کشور با وزارت ارتباطات و فناوری اطلاعات تفاهم‌نامه امضا کرد.",
            {"وزارت کشور", "وزارت ارتباطات و فناوری اطلاعات"},
        ),
    ],
)
def test_the_whole_subject_and_nobody_else(sentence: str, parties: set[str]) -> None:
    assert Told(sentence, "fa").parties() == parties
