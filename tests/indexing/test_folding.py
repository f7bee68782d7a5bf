"""Folding changes the spelling that rules see, never the way back to the raw text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.folding import Folded, fold

SCRIPTS = st.text(alphabet="aZé \t\u00a0‌\u200f\u0640يكیکۀأآ۱٢3–’«»\U0001f600Ўқ\u064b\n", max_size=80)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("تفاهم‌نامه", "تفاهمنامه"),
        ("ايراني", "ایرانی"),
        ("كشـــور", "کشور"),
        ("۱۴۰۴ و ٢٠٢٥", "1404 و 2025"),
        ("Sami’e Nejad – IMIDRO", "Sami'e Nejad - IMIDRO"),
        ("Oʻzbekiston", "O'zbekiston"),
        ("مُهندِس", "مهندس"),
        ("شرکت  ملی\u00a0 گاز", "شرکت ملی گاز"),
    ],
)
def test_differently_typed_words_fold_alike(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(SCRIPTS)
def test_folding_twice_changes_nothing(raw: str) -> None:
    assert fold(fold(raw)) == fold(raw)


@given(SCRIPTS, st.data())
def test_a_range_of_the_folded_text_leads_back_to_the_words_it_came_from(raw: str, data: st.DataObject) -> None:
    folded = Folded(raw)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    span = folded.raw_span(start, end)
    assert fold(span.of(raw)) == folded.text[start:end]
    assert folded.folded_position(span.start) == start


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 1), (0, 9)])
def test_a_range_outside_of_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no such range"):
        Folded("abc").raw_span(start, end)


def test_an_ampersand_that_is_spelled_out_is_one_character_of_the_raw_text() -> None:
    raw = "Cable &amp; Wireless  &amp; Co"
    folded = Folded(raw)
    assert folded.text == "Cable & Wireless & Co"
    start = folded.text.index("Wireless")
    span = folded.raw_span(start, start + len("Wireless & Co"))
    assert raw[span.start : span.end] == "Wireless  &amp; Co"


@pytest.mark.parametrize("raw", ["a &amp;amp; b", "a &am\u200bp; b", "&amp;&amp;  b"])
def test_an_ampersand_is_folded_for_good(raw: str) -> None:
    assert fold(fold(raw)) == fold(raw)
    folded = Folded(raw)
    assert folded.raw_span(len(folded.text) - 1, len(folded.text)).end == len(raw)
