"""Queries respelled for measuring: as other people type them, and the same in every run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.searching.analysis.analyser import analyser
from indexing.searching.languages import script_of
from indexing.searching.respelling import RESPELLINGS, respell
from indexing.searching.spelling import one_error_away
from indexing.vocabulary import Language


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("arabic-keyboard", "یک کتاب", "يك كتاب"),
        ("non-joiner-as-space", "کتاب‌ها", "کتاب ها"),
        ("non-joiner-dropped", "می‌شود", "میشود"),
        ("non-joiner-added", "کتابها می رود", "کتاب‌ها می‌رود"),
        ("ascii-digits", "سال ۱۴۰۴ و ٢٠٢٦", "سال 1404 و 2026"),
        ("persian-digits", "2026", "۲۰۲۶"),
        ("arabic-digits", "۱۴۰۴", "١٤٠٤"),
        ("bare-hamza", "مسئولان آذربایجان و شیء", "مسیولان اذربایجان و شی"),
    ],
)
def test_how_others_type(name: str, text: str, expected: str) -> None:
    assert respell(text, name, "q1") == expected


@pytest.mark.parametrize("name", RESPELLINGS)
@given(text=st.text(st.sampled_from("کتاب‌خانه یك ۱۲ Tehran договор \u064b؟"), max_size=40), seed=st.text(max_size=3))
def test_any_text_is_respelled_the_same_for_the_same_seed(name: str, text: str, seed: str) -> None:
    assert respell(text, name, seed) == respell(text, name, seed)


@pytest.mark.parametrize("name", ["presentation-forms", "diacritics", "kashida", "arabic-keyboard", "bare-hamza"])
def test_respellings_that_the_chain_undoes(name: str) -> None:
    text = "مسئولان گمرک ایران تفاهم‌نامهٔ حمل‌ونقل را امضا کردند"
    respelled = respell(text, name, "q1")
    chain = analyser(Language.FA)
    assert respelled != text
    assert [t.term for t in chain.tokens(respelled)] == [t.term for t in chain.tokens(text)]


@pytest.mark.parametrize("word", ["تفاهم", "memorandum", "соглашение"])
def test_a_typing_error_is_one_that_can_be_put_right(word: str) -> None:
    (normal,) = analyser(Language.UND, exact=True).tokens(word)
    script = script_of(word)
    assert script is not None
    seen = {respell(word, "typing-error", str(seed)) for seed in range(200)} - {word}
    assert len(seen) > 20
    for wrong in seen:
        (token,) = analyser(Language.UND, exact=True).tokens(wrong)
        assert normal.term in one_error_away(token.term, script) or token.term == normal.term


def test_what_has_no_longer_word_gets_no_typing_error() -> None:
    assert respell("از ۱۴۰۴ تا", "typing-error", "q1") == "از ۱۴۰۴ تا"
