"""The beginnings by which names and titles are suggested."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.searching.prefixes import LONGEST, MOST_WORDS, prefixes_of, typed_words
from indexing.values import Name
from indexing.vocabulary import Language


def of(*texts: str) -> set[str]:
    return set(prefixes_of(Name(text=text, language=Language.UND) for text in texts))


@pytest.mark.parametrize(
    ("label", "typed"),
    [
        ("ایران", "اير"),
        ("علي كريمي", "کری"),
        ("تفاهم‌نامه", "تفاهمن"),
        ("تفاهم‌نامه", "نام"),
        ("تفاهم‌نامه", "تفاهم‌نا"),
        ("آذربایجان", "اذ"),
        ("Özbekistan", "ozb"),
        ("سال ۱۴۰۴", "14"),
        ("Mohammad-Reza", "rez"),
        ("Баходир", "бахо"),
    ],
)
def test_every_word_is_found_by_its_beginning_however_it_is_spelled(label: str, typed: str) -> None:
    assert {word[:LONGEST] for word in typed_words(typed)} <= of(label)


def test_beginnings_are_bounded() -> None:
    assert max(map(len, of("memorandumofunderstanding"))) == LONGEST
    assert len(of(" ".join(f"w{n:03d}" for n in range(500)))) <= MOST_WORDS * 4
    assert of("", "؟!") == set()


@given(st.text(max_size=30), st.integers(1, 30))
def test_what_begins_a_label_is_among_its_beginnings(label: str, length: int) -> None:
    words = typed_words(label)
    assert {word[: min(length, LONGEST)] for word in words} <= of(label)
