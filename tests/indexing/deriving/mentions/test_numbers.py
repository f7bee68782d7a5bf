"""Numbers in figures and words have the value that a reader gives them."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.deriving.mentions.numbers import find_numbers
from indexing.folding import fold

WORDS = ["one", "two", "twenty", "hundred", "million", "and", "a", "half", "1,200", "3.5", "bn", "-", ",", "of"]


def values(text: str, language: str) -> list[Decimal]:
    return [number.value for number in find_numbers(fold(text), language)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,200", "1200"),
        ("3.5 billion", "3500000000"),
        ("30bn", "30000000000"),
        ("half a million", "500000"),
        ("one and a half billion", "1500000000"),
        ("two hundred and fifty million", "250000000"),
        ("twenty-five", "25"),
        ("a hundred", "100"),
        ("4.1 billion", "4100000000"),
    ],
)
def test_english(text: str, value: str) -> None:
    assert values(text, "en") == [Decimal(value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("یک میلیارد", "1000000000"),
        ("یک میلیارد و ۲۰۰ میلیون", "1200000000"),
        ("۲ هزار و ۵۰۰", "2500"),
        ("هزار میلیارد", "1000000000000"),
        ("نیم میلیون", "500000"),
        ("یک و نیم میلیارد", "1500000000"),
        ("یک میلیون و نیم", "1500000"),
        ("دویست و پنجاه میلیون", "250000000"),
        ("۳/۵ میلیارد", "3500000000"),
        ("٣٬٥٠٠", "3500"),
    ],
)
def test_persian_and_arabic_digits(text: str, value: str) -> None:
    assert values(text, "fa") == [Decimal(value)]


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("3 and 5 million", "en", [3, 5_000_000]),
        ("one billion and half a million", "en", [1_000_000_000, 500_000]),
        ("سه و چهار", "fa", [3, 4]),
        ("بین ۳ و ۵ میلیون", "fa", [3, 5_000_000]),
    ],
)
def test_two_numbers_stay_two(text: str, language: str, wanted: list[int]) -> None:
    assert values(text, language) == [Decimal(number) for number in wanted]


@pytest.mark.parametrize("text", ["a road", "million", "version1", "someone", "9" * 40])
def test_what_is_no_number(text: str) -> None:
    assert values(text, "en") == []


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_any_heap_of_number_words_is_read_in_order_without_overlap(text: str) -> None:
    found = find_numbers(text, "en")
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(number.value >= 0 and number.start < number.end for number in found)


@given(st.integers(min_value=0, max_value=10**15))
def test_figures_keep_their_value(number: int) -> None:
    assert values(f"{number:,} and {number}", "en") == [Decimal(number), Decimal(number)]


def test_an_endless_row_of_scales_stays_a_number() -> None:
    assert all(number.value.is_finite() for number in find_numbers("9 " + "trillion " * 5000, "en"))
