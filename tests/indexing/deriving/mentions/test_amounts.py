"""Amounts: value, unit and what the text says of them."""

from decimal import Decimal

import pytest

from indexing.deriving.mentions.amounts import find_amounts
from indexing.values import Amount
from indexing.vocabulary import AmountNature, Language, MentionKind
from tests.indexing.deriving.mentions.reading import quotes, script_of, text_of


def amounts(raw: str) -> list[Amount]:
    found = find_amounts(text_of(raw, script_of(raw)))
    return [mention.amount for mention in found if mention.amount]


@pytest.mark.parametrize(
    ("raw", "value", "unit"),
    [
        ("They lent $1.5bn.", "1500000000", "USD"),
        ("They lent US$ 300 mln.", "300000000", "USD"),
        ("They lent 20 billion euros.", "20000000000", "EUR"),
        ("They lent 30bn rupees.", "30000000000", "INR"),
        ("They lent three billion dlrs.", "3000000000", "USD"),
        ("They lent 37 mln U.S. Dlrs.", "37000000", "USD"),
        ("They lent A$2 million.", "2000000", "AUD"),
        ("They lent 169 mln marks.", "169000000", "DEM"),
        ("They lent 1.5 billion Norwegian crowns.", "1500000000", "NOK"),
        ("They pay 18 dlrs a barrel.", "18", "USD/barrel"),
        ("They pay $96.17 per tonne.", "96.17", "USD/tonne"),
        ("They sell 480,000 tonnes.", "480000", "tonne"),
        ("They pump 1.2 million barrels per day.", "1200000", "barrel/day"),
        ("They pump 3 mln cubic metres a day.", "3000000", "m3/day"),
        ("A 700-km line and no more.", "700", "km"),
        ("The plant has 500 MW.", "500", "MW"),
        ("A rise of 17.4% came.", "17.4", "percent"),
        ("For 30 days only.", "30", "day"),
        ("وام ۱۰۰ میلیون دلاری دادند.", "100000000", "USD"),
        ("یک میلیارد دلار وام دادند.", "1000000000", "USD"),
        ("۵۰ میلیون تن فولاد", "50000000", "tonne"),
        ("روزانه ۳۰۰ میلیون مترمکعب در روز", "300000000", "m3/day"),
        ("سالانه ۳۰۰ میلیون مترمکعب گاز", "300000000", "m3/year"),
        ("هر سال حدود پنج میلیون تن گاز", "5000000", "tonne/year"),
        ("سالانه نشستی بود و پنج میلیون تن گاز", "5000000", "tonne"),
        ("۱۰ هزار مگاوات نیروگاه", "10000", "MW"),
        ("۷۳ درصد سهام", "73", "percent"),
        ("٢٠٠ میلیارد ريال", "200000000000", "IRR"),
        ("یک‌ونیم میلیارد دلار وام دادند.", "1500000000", "USD"),
        ("دو ونیم میلیون تن گندم", "2500000", "tonne"),
        ("۱,۸ میلیارد دلار وام دادند.", "1800000000", "USD"),
        ("۱۲،۵ میلیون یورو وام دادند.", "12500000", "EUR"),
        ("۱,۸۰۰ میلیون دلار وام دادند.", "1800000000", "USD"),
    ],
)
def test_value_and_unit(raw: str, value: str, unit: str) -> None:
    assert [(amount.value, amount.unit) for amount in amounts(raw)] == [(Decimal(value), unit)]


def test_both_ends_of_a_range_are_of_the_same_rate() -> None:
    found = [(amount.value, amount.unit) for amount in amounts("سالانه ۱٫۵ تا ۲ میلیارد مترمکعب گاز")]
    assert found == [(Decimal(1_500_000_000), "m3/year"), (Decimal(2_000_000_000), "m3/year")]


@pytest.mark.parametrize(
    ("raw", "nature"),
    [
        ("The sides aim to bring trade to $2 billion.", AmountNature.TARGET),
        ("They agreed to increase turnover to $2 billion.", AmountNature.TARGET),
        ("Trade stood at $2 billion in May.", AmountNature.CURRENT),
        ("Trade should reach $2 billion.", AmountNature.TARGET),
        ("Iran and Oman eye $2 billion in trade.", AmountNature.TARGET),
        ("Iran and Oman, which traded goods worth $2 billion in 2025, signed a pact.", AmountNature.CURRENT),
        ("Iran, with trade of $2 billion last year, signed a pact.", AmountNature.CURRENT),
        ("Iran, which exported goods worth $2 billion to Oman, signed a pact.", AmountNature.CURRENT),
        ("Trade passed the $2 billion mark.", AmountNature.CURRENT),
        ("Their target is more than last year's $2 billion.", AmountNature.CURRENT),
        ("Iran, whose economy is worth $2 billion, signed a pact.", AmountNature.CURRENT),
        ("Trade could climb to $2 billion.", AmountNature.TARGET),
        ("The bank will lend $2 billion for the road.", AmountNature.COMMITMENT),
        ("They signed a $2 billion contract.", AmountNature.COMMITMENT),
        ("They signed $2 billion worth of contracts.", AmountNature.COMMITMENT),
        ("About $2 billion.", AmountNature.OPEN),
        ("قرار شد مبادلات به دو میلیارد دلار برسد.", AmountNature.TARGET),
        ("مبادلات سال پیش دو میلیارد دلار بود.", AmountNature.CURRENT),
        ("قراردادی به ارزش دو میلیارد دلار امضا شد.", AmountNature.COMMITMENT),
        ("واردات ایران از دو میلیارد دلار گذشت.", AmountNature.CURRENT),
        ("واردات ایران از دو میلیارد دلار خواهد گذشت.", AmountNature.TARGET),
        ("قراردادی دو میلیارد دلاری امضا شد.", AmountNature.COMMITMENT),
        ("قرارداد توسعه میدان به ارزش دو میلیارد دلار امضا شد.", AmountNature.COMMITMENT),
        ("تجارت با عمان را به سالانه دو میلیارد دلار می‌رسانیم.", AmountNature.TARGET),
        ("ایران پارسال کالایی به ارزش دو میلیارد دلار به عمان صادر کرد.", AmountNature.CURRENT),
    ],
)
def test_what_the_amount_says(raw: str, nature: AmountNature) -> None:
    assert [amount.nature for amount in amounts(raw) if amount.unit == "USD"] == [nature]


@pytest.mark.parametrize(
    "raw",
    [
        "They plan to raise trade from $3 billion last year to $5 billion by 2030.",
        "توافق کردند صادرات از ۱۰۰ مگاوات به ۲۰۰ مگاوات افزایش یابد.",
    ],
)
def test_a_level_from_which_trade_is_to_rise_is_no_target(raw: str) -> None:
    found = amounts(raw)
    assert [amount.nature for amount in found] == [AmountNature.CURRENT, AmountNature.TARGET]


@pytest.mark.parametrize(
    ("raw", "values"),
    [
        ("They need 3 to 5 million tonnes.", [3_000_000, 5_000_000]),
        ("They need 3-5 million tonnes.", [3_000_000, 5_000_000]),
        ("بین ۳ تا ۵ میلیون تن نیاز است.", [3_000_000, 5_000_000]),
    ],
)
def test_the_first_figure_of_a_range_takes_unit_and_scale(raw: str, values: list[int]) -> None:
    assert [amount.value for amount in amounts(raw)] == [Decimal(value) for value in values]


def test_a_figure_without_a_unit_is_no_amount() -> None:
    assert amounts("Flight 217 left in 2012 with three bags.") == []


@pytest.mark.parametrize(
    ("raw", "values"),
    [
        ("They bought 20 Su-35 jets and T-72 tanks.", []),
        ("They ordered Boeing 787 planes and Airbus 350 aircraft.", []),
        ("They ordered from Boeing 50 planes.", [50]),
        ("They need 2 million-3 million tonnes.", [2_000_000, 3_000_000]),
    ],
)
def test_the_number_of_a_model_is_no_amount(raw: str, values: list[int]) -> None:
    assert [amount.value for amount in amounts(raw)] == [Decimal(value) for value in values]


def test_three_of_the_members_are_no_tonnes() -> None:
    assert [amount.unit for amount in amounts("سه تن از نمایندگان آمدند.")] == ["person"]


def test_the_mention_covers_figure_and_unit() -> None:
    text = text_of("بیش از ۱۰ میلیون تن فولاد و ۳۰۰ دلار", Language.FA)
    found = find_amounts(text)
    assert quotes(text, found) == ["۱۰ میلیون تن", "۳۰۰ دلار"]
    assert {mention.kind for mention in found} == {MentionKind.AMOUNT}
