"""Countries and blocs by every kind of name, and what only looks like one."""

import pytest

from indexing.deriving.mentions.countries import find_countries
from indexing.vocabulary import Language, MentionKind
from tests.indexing.deriving.mentions.reading import quotes, script_of, text_of


def codes(raw: str, language: Language | None = None) -> list[str | None]:
    return [mention.code for mention in find_countries(text_of(raw, language or script_of(raw)))]


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("Uzbekistan and the Islamic Republic of Iran signed.", ["UZ", "IR"]),
        ("TÜRKİYE waits while TURKEY, U.S. AGREE.", ["TR", "US"]),
        ("A Tajik-Uzbek venture began.", ["TJ", "UZ"]),
        ("The Soviet Union and North Yemen agreed.", ["SU", "YE"]),
        ("تهران و تاشکند توافق کردند.", ["IR", "UZ"]),
        ("بازرگانان ترکیه‌ای و قزاقستانی آمدند.", ["TR", "KZ"]),
        ("جمهوري اسلامي ايران و يونان", ["IR", "GR"]),
        ("رژیم صهیونیستی محکوم شد.", ["IL"]),
        ("تاجران اوزبیکستان، جاپان و نیپال به کابل آمدند.", ["UZ", "JP", "NP", "AF"]),
        ("Members of the EAEU and the Shanghai Cooperation Organisation met.", ["EAEU", "SCO"]),
        ("اجلاس سازمان همکاری اقتصادی (اکو) برگزار شد.", ["ECO", "ECO"]),
    ],
)
def test_names_capitals_peoples_and_blocs(raw: str, wanted: list[str]) -> None:
    assert codes(raw) == wanted


@pytest.mark.parametrize(
    ("raw", "language", "wanted"),
    [
        ("Россия и Узбекистан подписали договор с Туркменистаном.", Language.RU, ["RU", "UZ", "TM"]),
        ("Türkiye ile Özbekistan anlaştı.", Language.TR, ["TR", "UZ"]),
        ("Тоҷикистон ва Эрон", Language.TG, ["TJ", "IR"]),
        ("وقعت إيران وأوزبكستان اتفاقا", Language.AR, ["IR", "UZ"]),
    ],
)
def test_other_languages_of_the_beat(raw: str, language: Language, wanted: list[str]) -> None:
    assert codes(raw, language) == wanted


@pytest.mark.parametrize(
    "raw",
    [
        "The plant in Atlanta, Georgia, closes.",
        "Michael Jordan retired.",
        "Roast Turkey was served.",
        "A port on the Gulf of Oman opened.",
        "The loan is worth 300 Egyptian pounds.",
        "تامین مالی این طرح پایان یافت.",
        "جلسه روز دوشنبه برگزار می‌شود.",
        "بازار در آستانه رکود است.",
        "کشتی از دریای عمان گذشت.",
        "بهای آن صد دلار آمریکا است.",
    ],
)
def test_words_that_only_look_like_a_country(raw: str) -> None:
    assert codes(raw) == []


@pytest.mark.parametrize(
    ("raw", "state"),
    [
        ("Tehran has rejected the offer.", True),
        ("Ties between Tehran and Dushanbe grew.", True),
        ("The ministers met in Tehran.", False),
        ("TEHRAN – The minister spoke.", False),
        ("اسلام‌آباد خواستار لغو تعرفه شد.", True),
        ("نشست در تهران برگزار شد.", False),
    ],
)
def test_a_capital_is_a_government_or_a_town(raw: str, state: bool) -> None:
    first = find_countries(text_of(raw, script_of(raw)))[0]
    assert first.stands_for_state is state


def test_a_word_for_the_people_is_marked() -> None:
    iranian, iran = find_countries(text_of("Iranian firms left Iran."))
    assert iranian.demonym
    assert not iran.demonym


def test_moscow_belongs_to_the_soviet_union_in_an_article_about_it() -> None:
    assert codes("Egypt and the Soviet Union agreed. Moscow signed.") == ["EG", "SU", "SU"]
    assert codes("Russia was in the Soviet Union. Moscow signed.") == ["RU", "SU", "RU"]


def test_the_republic_belongs_to_its_president() -> None:
    text = text_of("رئیس جمهوری تاجیکستان به جمهوری ازبکستان رفت.", Language.FA)
    assert quotes(text, find_countries(text)) == ["تاجیکستان", "جمهوری ازبکستان"]


def test_the_words_are_those_of_the_raw_text() -> None:
    text = text_of("دولت پاكستان و اسلام‌آباد و جمهوري\u00a0 اسلامي\u00a0 ايران", Language.FA)
    assert quotes(text, find_countries(text)) == ["پاكستان", "اسلام‌آباد", "جمهوري\u00a0 اسلامي\u00a0 ايران"]


def test_blocs_have_a_kind_of_their_own() -> None:
    kinds = [mention.kind for mention in find_countries(text_of("OPEC wrote to Iran."))]
    assert kinds == [MentionKind.BLOC, MentionKind.COUNTRY]


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("Tokyo and Brussels signed a memorandum.", ["JP", "EU"]),
        ("Brussels agreed with Peru; Belgian dockers were told later.", ["BE", "PE", "BE"]),
        ("Brussels agreed with Peru, and Belgian dockers urged the EU to wait.", ["EU", "PE", "BE", "EU"]),
    ],
)
def test_what_brussels_agrees_is_the_affair_of_the_union(raw: str, wanted: list[str]) -> None:
    assert codes(raw) == wanted


@pytest.mark.parametrize("raw", ["Lima, Muscat sign accord on fish", "Minister: Lima, Muscat and Cairo to sign accord"])
def test_capitals_that_sign_in_a_headline_are_states(raw: str) -> None:
    assert all(mention.stands_for_state for mention in find_countries(text_of(raw)))
