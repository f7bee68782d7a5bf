"""Languages told apart where detectors fail: neighbours in one script, foreign names, the wrong keyboard."""

import pytest

from indexing.reading.language import language_of, language_tag
from indexing.vocabulary import Language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Türkiye and Özbekistan set up a fund, Erdoğan and Yılmaz told the evening news desk in Ankara."),
        ("en", "Tehran, Dushanbe agree on steel"),
        ("fa", "وزیر معدن ازبکستان از کارخانه بازدید کرد."),
        ("fa", "رئيس هيئت عامل ايميدرو از امضاي تفاهم نامه با ازبكستان خبر داد"),
        ("fa", "این سند را دو وزیر با حضور نمایندگان امضا کردند"),
        ("fa", "افغانستان و قزاقستان ۱۲ قرارداد تجارتی به ارزش ۱۷۵ میلیون دالر امضا کردند."),
        ("ar", "وقعت الحكومتان على اتفاق جديد في مجال التعدين خلال زيارة الوزير إلى طشقند"),
        ("tg", "Ҳайати Тоҷикистон бо ширкати эронӣ дар бораи пӯлод гуфтугӯ кард."),
        ("ru", "Министры подписали меморандум о поставках стали и меди в Душанбе."),
        ("tr", "İki ülke bakanları kritik madenler için mutabakat imzaladı."),
        ("uz", "Ikki davlat vazirlari togʻ-kon sanoati boʻyicha kelishuv imzoladi va qoʻshma fond tuzdi."),
        ("uz", "Икки давлат вазирлари тоғ-кон саноати бўйича келишув имзолади."),
        ("und", "دونوں ممالک نے معاہدے پر دستخط کیے اور تجارت بڑھانے کا فیصلہ کیا ہے"),
        ("und", "Міністри підписали угоду про співпрацю та її виконання"),
        ("und", "両国の大臣は覚書に署名した"),
        ("und", "12 345 — 67"),
        ("und", ""),
    ],
)
def test_the_language_of_a_text(language: str, text: str) -> None:
    assert language_of(text) == language


def test_a_persian_quotation_does_not_make_an_english_text_persian() -> None:
    text = "The statement used the word تفاهم\u200cنامه for the paper that was signed by the two ministers in Tehran."
    assert language_of(text) is Language.EN


@pytest.mark.parametrize(
    ("tag", "language"), [("fa", "fa"), ("fa-IR", "fa"), ("EN_us", "en"), ("de", "und"), ("", "und")]
)
def test_a_language_tag_counts_by_its_first_part(tag: str, language: str) -> None:
    assert language_tag(tag) == language
