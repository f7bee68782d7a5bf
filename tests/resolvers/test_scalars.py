"""Scalars take what they say, give it back unchanged, and say how to write it when they refuse."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.values import PartialDate
from resolvers.scalars import SCALARS, CountryCode


def _parse(kind: object, value: object) -> object:
    parse = SCALARS[kind].parse_value
    assert parse is not None
    return parse(value)


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_a_date_keeps_its_precision(day: object, length: int) -> None:
    text = str(day)[:length]
    date = _parse(PartialDate, text)
    serialize = SCALARS[PartialDate].serialize
    assert serialize is not None
    assert serialize(date) == text


@pytest.mark.parametrize(
    "value",
    ["2026-13", "2026-02-30", "2025-02-29", "0000-01-01", "2026-1-2", "29/01/2026", 2026, None, "", "2026-01-29T10:00"],
)
def test_a_date_that_is_none_is_refused_with_an_example(value: object) -> None:
    with pytest.raises(ValueError, match="write YYYY, YYYY-MM or YYYY-MM-DD"):
        _parse(PartialDate, value)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30, places=4))
def test_a_decimal_stays_exact(number: Decimal) -> None:
    serialize = SCALARS[Decimal].serialize
    assert serialize is not None
    text = serialize(number)
    assert "E" not in text
    assert _parse(Decimal, text) == number


@pytest.mark.parametrize("value", ["NaN", "Infinity", "a lot", "", None, [1]])
def test_a_decimal_that_is_none_is_refused(value: object) -> None:
    with pytest.raises(ValueError):
        _parse(Decimal, value)


@pytest.mark.parametrize("value", ["1e999999999", "-1e-999999999", "0e101", "9" * 101])
def test_a_decimal_that_would_fill_memory_when_written_out_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="up to 100 digits"):
        _parse(Decimal, value)


def test_a_decimal_may_have_an_exponent_when_it_is_handed_in() -> None:
    assert _parse(Decimal, "1e9") == 10**9


@pytest.mark.parametrize("value", ["ir", "IRN", "I", "", "ایران", 42, None, "ZZ", "EU", "QQ"])
def test_a_country_code_is_two_capital_letters(value: object) -> None:
    assert [_parse(CountryCode, code) for code in ("UZ", "SU", "XK")] == ["UZ", "SU", "XK"]
    with pytest.raises(ValueError, match="for example UZ"):
        _parse(CountryCode, value)
