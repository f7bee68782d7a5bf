"""What was refused, undone or never done is no agreement; neither are sport, crime and the politics of one country."""

import pytest

from tests.indexing.deriving.agreements.telling import Told

_REFUSED = [
    "Oman and Iraq rejected a ceasefire.",
    "Oman turned down a truce with Iraq.",
    "The parliament of Oman voted down a loan agreement with Iraq.",
    "Oman blocked a loan agreement with Iraq.",
    "Oman refused to lift tariffs on steel from Iraq.",
    "Iraq declined to forgive the debt of Oman.",
    "Oman failed to restore relations with Iraq.",
    "Oman and Iraq have not restored diplomatic relations.",
    "The two countries, Oman and Iraq, did not exchange prisoners.",
    "Iraq will not cancel the debts of Oman.",
    "Oman and Iraq called off a hostage exchange.",
    "Oman and Iraq ruled out a prisoner swap.",
    "The members of OPEC ignored their production quotas.",
    "The output quota of OPEC is much too low for Iraq.",
]

_OTHER_BEATS = [
    "The constitution of Oman and the laws of Iraq were signed.",
    "The ministers of Oman and Iraq launched cancer screening programmes.",
    "The opposition in Oman adopted a strategy against Iraq.",
    "The envoy of Oman will deliver a letter to Iraq.",
    "Smugglers from Oman sold arms to a gang in Iraq.",
    "The clubs of Oman and Iraq agreed terms for the striker.",
    "Oman and Iraq decided to play the match at night.",
]

_DONE = [
    "Oman and Iraq declared a ceasefire.",
    "Oman lifted tariffs on steel from Iraq.",
    "Oman and Iraq exchanged prisoners.",
    "Oman and Iraq restored diplomatic relations.",
    "The members of OPEC raised their production quotas.",
    "Oman and Iraq signed a joint charter.",
    "In March contracts with Oman were signed by Iraq.",
    "Oman was unable to repay loans of $2 billion from Iraq.",
    "Iraq intends to buy wheat from Oman.",
    "The ministers of Oman and Iraq adopted a strategy for ports.",
    "The ministers of Oman and Iraq launched a joint programme for ports.",
]


@pytest.mark.parametrize("sentence", [*_REFUSED, *_OTHER_BEATS])
def test_english_without_an_agreement(sentence: str) -> None:
    assert Told(sentence).agreements == ()


@pytest.mark.parametrize("sentence", _DONE)
def test_english_with_an_agreement(sentence: str) -> None:
    assert len(Told(sentence).agreements) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "عراق با برقراری پرواز مستقیم با ایران مخالف است.",
        "ایران قصد خرید گندم از عراق را ندارد.",
        "تبادل زندانیان میان ایران و عراق انجام نشد.",
        "مجلس عراق با ایجاد استان تازه موافقت کرد و عمان خاموش ماند.",
        "داوران ایران و عراق تصمیم گرفتند بازی را متوقف کنند.",
        "قرار شد بازیکنان ایران و عمان استراحت کنند.",
        "ایران و عمان در بازی پایانی روبرو شدند و تماشاگران قول دادند آرام باشند.",
        "پدر عروس قول داد به عراق و ایران سفر کند.",
        "ارزش قراردادهای صادراتی ایران به عراق به دو میلیارد دلار رسید.",
        "آیا ایران و عمان توافق می‌کنند؟",
        "تحلیلگران می‌گویند هر توافقی میان ایران و عمان بر بازار گاز اثر می‌گذارد.",
        "نمایندگان کشورهای عضو سازمان پیمان امنیت جمعی در ایروان گرد هم آمدند.",
        "پرسپولیس قرارداد بازیساز ازبک خود را سه ساله تمدید کرد.",
    ],
)
def test_persian_without_an_agreement(sentence: str) -> None:
    assert Told(sentence, "fa").agreements == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "وزیران ایران و عمان قول دادند راه را باز کنند.",
        "ایران و عراق تصمیم گرفتند راه تازه‌ای بسازند.",
        "ایران قصد خرید گندم از عراق را دارد.",
        "مبادله زندانیان ایران و عراق انجام می‌شود.",
    ],
)
def test_persian_with_an_agreement(sentence: str) -> None:
    assert len(Told(sentence, "fa").agreements) == 1


@pytest.mark.parametrize(
    ("sentence", "language", "status"),
    [
        ("The ceasefire between Oman and Iraq collapsed on Sunday.", "en", "suspended"),
        ("Iraq violated the truce with Oman twice.", "en", "in_force"),
        ("Oman and Iraq issued no joint statement.", "en", "not_signed"),
        ("ایران و عراق نتوانستند بر سر قیمت گاز توافق کنند.", "fa", "not_signed"),
        ("وزیران ایران و عراق بیانیه مشترک صادر نکردند.", "fa", "not_signed"),
        ("کمیسیون مشترک ایران و عراق تشکیل نشد.", "fa", "not_signed"),
    ],
)
def test_what_failed_is_not_told_as_agreed(sentence: str, language: str, status: str) -> None:
    assert Told(sentence, language).status() == status
