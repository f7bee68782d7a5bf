"""Amounts: figures with a unit, and what they say: an aim, a present level, an undertaking.

A figure counts only with its unit, in front of it ($1bn) or behind (50 million tonnes). In a range (3 to 5 million
tonnes) the first figure takes unit and scale from the second.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from indexing.deriving.mentions.found import Found
from indexing.deriving.mentions.homographs import around
from indexing.deriving.mentions.numbers import Number, find_numbers
from indexing.deriving.table import Row, patterns, rows
from indexing.deriving.text import ArticleText, Sentence
from indexing.folding import fold
from indexing.values import Amount, Rule
from indexing.vocabulary import AmountNature, MentionKind

_CONFIDENCE = 0.9
_BETWEEN = re.compile(r" ?(?:-|to|and|تا|الی|و|–) ?")
_RATE = re.compile(
    r",? ?(?:/day|per day|a day|daily|در روز|روزانه)(?!\w)|,? ?(?:/year|per year|a year|annually|در سال|سالانه)(?!\w)"
)
_RATE_BEFORE = re.compile(
    r"(?<!\w)(?P<rate>سالانه|سالیانه|هر سال|در سال|روزانه|هر روز|در روز)"
    r"(?: (?:حدود|تا|بیش از|نزدیک به|معادل|به میزان|حداکثر|حداقل|تقریبا))?"
    r"(?: [\d.,/]+ (?:تا|الی))? \Z"
)
_RATE_REACH = 48
_PRICE = re.compile(r",? ?(?:a|per|/) ?(?P<of>barrel|bbl|tonne|ton)(?![\w-])")
#: What stands right before a number that is the name of a model: "Su-35 jets", "Boeing 787 planes".
_MODEL = re.compile(r"(?<![\w-])[A-Z][A-Za-z]{0,3}-\Z|\b(?P<airliner>Boeing|Airbus) \Z")
_MODEL_REACH = 8
_AIRLINERS = 300, 800
_GOODS = {"barrel": "barrel", "bbl": "barrel", "tonne": "tonne", "ton": "tonne"}
_MONEY = re.compile(r"[A-Z]{3}")
_DAILY = ("day", "daily", "روز")


@dataclass(frozen=True, slots=True)
class _Measured:
    """A number with its unit, at `start:end` of a sentence."""

    start: int
    end: int
    number: Number
    unit: str
    rule: Rule


def find_amounts(text: ArticleText) -> list[Found]:
    """Amounts in the order of the text."""
    return [found for sentence in text.sentences for found in _of_sentence(sentence, text.rules)]


def _of_sentence(sentence: Sentence, language: str) -> Iterator[Found]:
    numbers = find_numbers(sentence.text, language)
    measured = [_measured(sentence.text, number, language) for number in numbers]
    for position, number in enumerate(numbers):
        found = measured[position]
        following = measured[position + 1] if position + 1 < len(numbers) else None
        if found is None and following is not None:
            found = _first_of_range(sentence.text, number, following)
        if found:
            yield _mention(sentence, found, language)


def _mention(sentence: Sentence, found: _Measured, language: str) -> Found:
    nature = _nature(around(sentence.text, found.start, found.end), language)
    return Found(
        sentence.start + found.start,
        sentence.start + found.end,
        MentionKind.AMOUNT,
        found.rule,
        _CONFIDENCE,
        amount=Amount(value=_plain(found.number.value), unit=found.unit, nature=nature),
    )


def _plain(value: Decimal) -> Decimal:
    """The same value written without an exponent or idle zeros, so that equal amounts look equal."""
    return Decimal(f"{value.normalize():f}")


def _measured(text: str, number: Number, language: str) -> _Measured | None:
    before, behind = _units(language)
    if _is_model(text, number):
        return None
    if match := behind.match(text, number.end):
        row = _by_form(language, "after")[match["unit"].lower()]
        unit, end = row["unit"], match.end()
        if row["rate"] and (rate := _RATE.match(text, end)):
            unit, end = _per(unit, rate[0]), rate.end()
        elif row["rate"] and (rate := _RATE_BEFORE.search(text, max(0, number.start - _RATE_REACH), number.start)):
            unit = _per(unit, rate["rate"])
        unit, end = _priced(text, unit, end)
        return _Measured(number.start, end, number, unit, row.rule)
    if match := before.search(text, max(0, number.start - 6), number.start):
        row = _by_form(language, "before")[match["unit"].lower()]
        unit, end = _priced(text, row["unit"], number.end)
        return _Measured(match.start(), end, number, unit, row.rule)
    return None


def _is_model(text: str, number: Number) -> bool:
    """Whether a number is part of the name of an aircraft, a tank or the like, and counts nothing."""
    match = _MODEL.search(text, max(0, number.start - _MODEL_REACH), number.start)
    return match is not None and (match["airliner"] is None or _AIRLINERS[0] <= number.value < _AIRLINERS[1])


def _priced(text: str, unit: str, end: int) -> tuple[str, int]:
    """`unit` and where its words end, for money a barrel or a tonne where the words behind `end` make a price of it."""
    price = _PRICE.match(text, end) if _MONEY.fullmatch(unit) else None
    return (f"{unit}/{_GOODS[price['of']]}", price.end()) if price else (unit, end)


def _per(unit: str, rate: str) -> str:
    """`unit` a day or a year, as the words of `rate` have it: "per day", «سالانه»."""
    return f"{unit}/{'day' if any(word in rate for word in _DAILY) else 'year'}"


def _first_of_range(text: str, number: Number, following: _Measured) -> _Measured | None:
    if not _BETWEEN.fullmatch(text[number.end : following.number.start]):
        return None
    scaled = number
    if number.scale == 1 and following.number.scale > 1 and number.value < following.number.value:
        scaled = replace(number, value=number.value * following.number.scale)
    return replace(following, start=number.start, end=number.end, number=scaled)


def _nature(surroundings: str, language: str) -> AmountNature:
    for row in patterns(language, "natures", "nature"):
        if row.pattern.search(surroundings):
            return AmountNature(row["nature"])
    return AmountNature.OPEN


@cache
def _units(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    before, after = (_alternatives(language, column) for column in ("before", "after"))
    return (
        re.compile(rf"(?<!\w)(?P<unit>{before}) ?\Z", re.IGNORECASE),
        re.compile(rf"(?: |-)?(?P<unit>{after})(?!\w)", re.IGNORECASE),
    )


def _alternatives(language: str, column: str) -> str:
    return "|".join(re.escape(form) for form in sorted(_by_form(language, column), key=len, reverse=True))


@cache
def _by_form(language: str, column: str) -> dict[str, Row]:
    return {
        fold(form).lower(): row
        for row in rows(language, "units", "unit", "before", "after", "rate")
        for form in row[column].split("|")
        if form
    }
