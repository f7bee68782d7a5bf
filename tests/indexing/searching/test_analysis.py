"""What a text becomes before it is indexed or searched for."""

import hashlib
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.searching.analysis.analyser import Analyser, analyser
from indexing.searching.analysis.chains import ANALYSIS_VERSION, CHAINS, chain_language, function_words
from indexing.searching.analysis.filters import normal_function_words
from indexing.searching.analysis.lines import places_of
from indexing.searching.elastic.settings import analysis_settings
from indexing.vocabulary import Language

FA, EN, UND = (analyser(language) for language in (Language.FA, Language.EN, Language.UND))
MIXED = st.text(
    st.sampled_from(
        "کتاب‌خانهٔ يكِ ۱۲٫۵ ﻻﷲ سلامـ\u200e\u2067 Tehran’s U.S. café İIı Тоҷикистон ӣ 😀🇮🇷 日本 \u0301\u064b،.,-«»\n\t"
    )
)


def terms(chain: Analyser, text: str) -> list[str]:
    return [token.term for token in chain.tokens(text)]


def normal(word: str) -> str:
    (term,) = terms(analyser(Language.FA, exact=True), word)
    return term


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("وزیر کشاورزی", "وزير كشاورزي"),
        ("تجارت ۱۴۰۴", "تجارت 1404"),
        ("تجارت ۱۴۰۴", "تجارت ١٤٠٤"),
        ("مسئله", "مسيله"),
        ("آذربایجان", "اذربایجان"),
        ("قرارداد", "قــرارداد"),
        ("مُعاهِده", "معاهده"),
        ("ﻗﺮﺍﺭﺩﺍﺩ", "قرارداد"),
        ("خانهٔ دوست", "خانه دوست"),
        ("\u2067تهران\u2069", "تهران"),
    ],
)
def test_every_keyboard_gives_the_same_persian_terms(one: str, other: str) -> None:
    assert terms(FA, one) == terms(FA, other) != []


def test_a_word_with_a_non_joiner_is_kept_whole_and_in_parts() -> None:
    tokens = FA.tokens("گمرک‌خانه بسته شد")
    whole, first, second, closed = tokens
    assert (whole.term, first.term, second.term) == (normal("گمرکخانه"), normal("گمرک"), normal("خانه"))
    assert [token.position for token in tokens] == [0, 0, 1, 2]
    assert closed.term == normal("بسته")


def test_the_exact_twin_writes_a_word_with_and_without_non_joiner_alike() -> None:
    exact = analyser(Language.FA, exact=True)
    assert terms(exact, "گمرک‌خانه‌ها") == terms(exact, "گمرکخانهها")


def test_persian_plurals_and_ezafe_share_a_term() -> None:
    assert len({*terms(FA, "قرارداد قراردادها قراردادهای قراردادهايي")}) == 1


def test_function_words_leave_a_hole_in_the_stemmed_chain_and_stay_in_the_exact_one() -> None:
    assert [(token.term, token.position) for token in EN.tokens("Ministry of Energy")] == [
        ("ministri", 0),
        ("energi", 2),
    ]
    assert terms(analyser(Language.EN, exact=True), "Ministry of Energy") == ["ministry", "of", "energy"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tehran’s agreements", ["tehran", "agreement"]),
        ("U.S. envoy", ["us", "u", "s", "envoi"]),
        ("Sa'adabad", ["saadabad", "sa", "adabad"]),
        ("1,000", ["1000", "1", "000"]),
        ("technologies technology", ["technolog", "technolog"]),
        ("possibly trekking", ["possibl", "trek"]),
        ("café CAFÉ cafe\u0301", ["cafe", "cafe", "cafe"]),
        ("100 😀 © tonnes", ["100", "tonn"]),
    ],
)
def test_english_terms(text: str, expected: list[str]) -> None:
    assert terms(EN, text) == expected


def test_an_unknown_language_is_folded_and_not_stemmed() -> None:
    assert chain_language(Language.UND) is Language.UND
    assert terms(UND, "İstanbul'da ÇALIŞMA") == ["istanbulda", "istanbul", "da", "calisma"]
    assert terms(UND, "Тоҷикистон Ёдгор") == ["тоҷикистон", "едгор"]
    assert terms(UND, "Oʻzbekiston") == terms(UND, "O‘zbekiston")


def test_every_language_has_a_chain() -> None:
    assert set(CHAINS) == set(Language)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (Language.AR, "اتفاقيات التجارة والكهرباء", ["اتفاق", "تجار", "كهرباء".replace("ء", "")]),
        (Language.AR, "وبالشراكة مع المؤسسات", ["بالشراك", "مؤسس".replace("ؤ", "و")]),
        (Language.TR, "İstanbul'da anlaşmaların imzalanması", ["istanbul", "anlasma", "imzalanmas"]),
        (Language.TR, "IĞNE ılık ÇALIŞMA", ["igne", "ilik", "calisma"]),
        (Language.RU, "о соглашениях министерств и Ёлкина", ["соглашен", "министерств", "елкин"]),
        (
            Language.TG,
            "вазорати корҳои хориҷии Ҷумҳурии Тоҷикистон",
            ["вазорат", "кор", "хоричи", "чумхури", "точикистон"],
        ),
        (Language.UZ, "O‘zbekiston Respublikasi vazirligi", ["ozbekiston", "respublika", "vazirlik"]),
        (Language.UZ, "Ўзбекистон Республикаси вазирлиги", ["ozbekiston", "respublika", "vazirlik"]),
    ],
)
def test_terms_of_the_other_languages(language: Language, text: str, expected: list[str]) -> None:
    assert terms(analyser(language), text) == expected


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        (Language.TR, "İstanbul’daki", "ISTANBUL"),
        (Language.TR, "C\u0327al\u0131s\u0327kan", "çalışkan"),
        (Language.TR, "Türkiye’nin", "Turkiye"),
        (Language.RU, "и\u0306од", "йод"),
        (Language.RU, "Алёна", "алена"),
        (Language.TG, "Ӯзбекистон", "Узбекистон"),
        (Language.TG, "Ҳукумати", "хукумат"),
        (Language.UZ, "gʻalla yer", "ғалла ер"),
        (Language.UZ, "ma’noli", "maʼnoli"),
        (Language.UZ, "qishlog‘i", "қишлоқ"),
        (Language.AR, "الحكومة", "حكومه"),
        (Language.AR, "ٱلۡمُؤۡتَمَر", "مؤتمر"),
    ],
)
def test_usual_spellings_of_one_word_share_a_term(language: Language, one: str, other: str) -> None:
    assert terms(analyser(language), one) == terms(analyser(language), other) != []


@pytest.mark.parametrize("language", [language for language in CHAINS if language is not Language.UND])
def test_function_words_are_dropped_by_the_chain_of_their_language(language: Language) -> None:
    for word in function_words(language):
        assert terms(analyser(language), word) == [], word
        assert terms(analyser(language, exact=True), word)


@given(MIXED, st.sampled_from(list(CHAINS)), st.booleans())
def test_offsets_lie_in_the_text_and_their_slice_gives_the_term_again(
    text: str, language: Language, exact: bool
) -> None:
    chain = analyser(language, exact=exact)
    tokens = chain.tokens(text)
    assert [token.position for token in tokens] == sorted(token.position for token in tokens)
    for token in tokens:
        assert 0 <= token.start < token.end <= len(text)
        assert token.term in terms(chain, text[token.start : token.end])


@given(MIXED, st.sampled_from(list(CHAINS)))
def test_the_line_holds_the_same_terms_at_the_same_positions(text: str, language: Language) -> None:
    chain = analyser(language)
    assert list(places_of(chain.line(text))) == [(token.position, token.term) for token in chain.tokens(text)]


@given(MIXED, st.sampled_from(list(CHAINS)))
def test_canonically_equal_latin_text_gives_equal_terms(text: str, language: Language) -> None:
    latin = "".join(
        c for c in text if c.isascii() or unicodedata.category(c) == "Mn" or "Latin" in unicodedata.name(c, "")
    )
    chain = analyser(language)
    assert terms(chain, unicodedata.normalize("NFC", latin)) == terms(chain, unicodedata.normalize("NFD", latin))


@given(
    st.text(st.sampled_from("abcgiosuyzIİKSж Ёёйкупчўқ آأیيکكپگهةىء"), max_size=8),
    st.sampled_from(sorted(CHAINS)),
    st.booleans(),
)
def test_plain_words_take_a_short_way_to_the_same_terms(text: str, language: Language, exact: bool) -> None:
    chain = CHAINS[language]
    steps = chain.exact if exact else chain.stemmed
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("indexing.searching.analysis.analyser.is_plain_word", lambda *_: False)
        long_way = Analyser(steps, chain.letters).tokens(text)
    assert Analyser(steps, chain.letters).tokens(text) == long_way


def test_function_words_are_written_plainly_and_matched_in_normal_spelling() -> None:
    assert len(function_words(Language.FA)) == 117
    assert "برای" in function_words(Language.FA)
    assert normal("برای") in normal_function_words(Language.FA)


def test_a_change_of_the_chains_must_raise_the_analysis_version() -> None:
    digest = hashlib.sha256(json.dumps(analysis_settings(), sort_keys=True).encode()).hexdigest()[:16]
    assert {ANALYSIS_VERSION: digest} == {"2": "ae29507b593dca23"}, (
        "other terms: raise ANALYSIS_VERSION and put the new digest here"
    )
