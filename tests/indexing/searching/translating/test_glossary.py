"""The glossary of the beat: large enough, both ways, by stems, with names of places from CLDR."""

import pytest
from babel import Locale

from indexing.searching.translating import glossary as room
from indexing.searching.translating.glossary import glossary, keys_of, written_key
from indexing.vocabulary import Language

EN, FA = Language.EN, Language.FA


def meanings(language: Language, text: str) -> set[str]:
    keys = [*keys_of(language, text), written_key(language, text)]
    return {meaning.removeprefix("=") for key in keys for meaning in glossary().of(language, key)}


def test_the_table_has_the_words_of_the_beat() -> None:
    rows = list(room._rows())
    assert len(rows) >= 600
    assert all(english and persian for _, english, persian in rows)


@pytest.mark.parametrize(
    ("english", "persian"),
    [
        ("memorandum of understanding", "تفاهم‌نامه"),
        ("memoranda", "تفاهم‌نامه"),
        ("joint commission", "کمیسیون مشترک"),
        ("prime minister", "نخست‌وزیر"),
        ("customs", "گمرک"),
        ("visa waiver", "لغو روادید"),
        ("Tashkent", "تاشکند"),
        ("Tajikistan", "تاجیکستان"),
        ("Turkey", "ترکیه"),
    ],
)
def test_words_are_found_both_ways(english: str, persian: str) -> None:
    assert persian in meanings(EN, english) or english == "memoranda"
    assert {word.lower() for word in meanings(FA, persian)} & {english.lower(), "memorandum of understanding"}


def test_spelling_and_inflection_do_not_matter() -> None:
    assert meanings(FA, "تفاهم نامه") == meanings(FA, "تفاهم‌نامه") == meanings(FA, "تفاهمنامه")
    assert "transport" in meanings(FA, "حمل‌ونقل") & meanings(FA, "حمل و نقل") & meanings(FA, "حمل‌و‌نقل")
    assert meanings(EN, "contracts") == meanings(EN, "Contract") == {"قرارداد"}


@pytest.mark.parametrize(
    ("language", "word", "other", "meaning"),
    [
        (FA, "ماه", "ماهی", "fish"),
        (FA, "وارد", "واردات", "import"),
        (FA, "صادر", "صادرات", "export"),
        (FA, "مالی", "مالیات", "tax"),
        (FA, "سودان", "سود", "profit"),
        (FA, "لبنان", "لبنیات", "dairy"),
        (FA, "رئیس", "رئیسی", "Raisi"),
        (FA, "پزشکی", "پزشکیان", "Pezeshkian"),
        (EN, "important", "imports", "واردات"),
        (EN, "used", "US", "آمریکا"),
        (EN, "good", "goods", "کالا"),
        (EN, "transition", "transit", "ترانزیت"),
        (EN, "terminal", "termination", "خاتمه"),
        (EN, "renewable", "renewal", "تمدید"),
        (EN, "extensive", "extension", "تمدید"),
        (EN, "universal", "universities", "دانشگاه"),
        (EN, "publication", "public", "عمومی"),
        (EN, "corporal", "corporation", "شرکت"),
        (EN, "normal", "normalization", "عادی‌سازی"),
        (EN, "ironically", "iron", "آهن"),
        (EN, "observation", "observers", "ناظر"),
        (EN, "projection", "projects", "پروژه"),
        (EN, "capitalism", "capital", "سرمایه"),
        (EN, "digits", "digital", "دیجیتال"),
        (EN, "productive", "production", "تولید"),
        (EN, "deposition", "deposits", "ذخیره"),
        (EN, "defensive", "defense", "دفاع"),
        (EN, "stated", "states", "کشور"),
        (EN, "according", "accord", "توافق"),
        (EN, "constructive", "constructed", "ساخت"),
        (EN, "hospitality", "hospitals", "بیمارستان"),
        (EN, "fruitful", "fruit", "میوه"),
        (EN, "exploring", "exploration", "اکتشاف"),
        (FA, "ماهی", "ماه", "month"),
        (FA, "همکاران", "همکاری‌های", "cooperation"),
        (FA, "پزشکیان", "پزشک", "doctor"),
        (FA, "دیپلم", "دیپلمات", "diplomat"),
        (FA, "هستی", "هسته‌ای", "nuclear"),
        (FA, "رحم", "رحمان", "Rahmon"),
    ],
)
def test_words_that_only_share_a_stem_do_not_mean_the_same(
    language: Language, word: str, other: str, meaning: str
) -> None:
    assert meaning not in meanings(language, word)
    assert meaning in meanings(language, other)


def test_a_variant_as_written_has_one_key_and_no_other_inflection() -> None:
    assert [(key.terms, key.exact) for key in keys_of(EN, "=imports")] == [(("imports",), True)]
    assert keys_of(EN, "=") == []


def test_names_of_states_stand_as_written() -> None:
    assert "Mali" in meanings(FA, "مالی")
    assert "Mali" not in meanings(FA, "مالیات")


def test_every_state_of_the_united_nations_has_its_persian_name() -> None:
    persian = Locale("fa").territories
    for code in ("IR", "UZ", "TJ", "TM", "KZ", "KG", "AF", "PK", "IN", "CN", "RU", "OM", "QA", "SY", "VE", "RS"):
        assert persian[code] in meanings(EN, Locale("en").territories[code])


def test_unknown_words_mean_nothing() -> None:
    assert meanings(EN, "xylophonist") == set()
    assert meanings(FA, "قناری") == set()


def test_a_row_without_two_cells_is_refused_with_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def joinpath(self, *_: str) -> "Broken":
            return self

        def read_text(self, _: str) -> str:
            return "# head\nenglish\tpersian\nport\n"

    monkeypatch.setattr(room, "files", lambda _: Broken())
    with pytest.raises(ValueError, match=r"glossary\.tsv:3"):
        list(room._rows())


def test_a_variant_without_a_content_word_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_rows", lambda: iter([("glossary.tsv:7", ["on"], ["روی"])]))
    monkeypatch.setattr(room, "_cldr", lambda: iter(()))
    room.glossary.cache_clear()
    try:
        with pytest.raises(ValueError, match=r"glossary\.tsv:7: 'on' has no word"):
            room.glossary()
    finally:
        room.glossary.cache_clear()
