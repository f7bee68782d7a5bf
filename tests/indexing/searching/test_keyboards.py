"""Text typed with the keyboard set to another script."""

from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.searching.keyboards import has_sign_among_letters, readings


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hdvhk", "ایران"),
        ("Hdvhk", "ایران"),
        (";ahv", "کشار"),
        ("hcf;sjhk 2026", "ازبکستان 2026"),
        ("jthil khli", "تفاهم نامه"),
        ("\\dlhk", "پیمان"),
        ("mdlhk", "پیمان"),
        ("vmds", "رئیس"),
        ("hsvhmdg", "اسرائیل"),
        ("عظذثنهسفشد"[:3], "uzb"),
        ("هقشد", "iran"),
        ("شلقثثئثدف", "agreement"),
        ("шкфт", "iran"),
        ("ghbdtn", "привет"),
        ("<f[jlbh", "баходир"),
        ("рвмрл", "hdvhk"),
    ],
)
def test_letters_are_read_by_their_keys(typed: str, meant: str) -> None:
    assert meant in readings(typed)


@pytest.mark.parametrize("text", ["", "2026", "ایران Iran", "Иран Iran", "؟!", "é", "日本"])
def test_text_of_several_scripts_or_without_letters_is_left_alone(text: str) -> None:
    assert readings(text) == []


def test_a_sign_ends_a_word_and_stands_in_none() -> None:
    assert "iran, iraq" in readings("هقشدو هقشض")
    assert not any(reading.startswith("a,") for reading in readings("شوک"))


@pytest.mark.parametrize(
    ("text", "among"), [("[li,vd", True), (",ch", True), ("av;", True), ("iran, iraq", False), ("iran", False)]
)
def test_a_sign_beside_a_letter_may_be_a_letter(text: str, among: bool) -> None:
    assert has_sign_among_letters(text) is among


@given(st.text(ascii_lowercase, min_size=1, max_size=20))
def test_what_is_read_for_another_keyboard_reads_back(text: str) -> None:
    for reading in readings(text):
        assert text in readings(reading)


@given(st.text(max_size=30))
def test_no_text_is_an_error(text: str) -> None:
    assert text not in readings(text)
