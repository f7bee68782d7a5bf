"""Numbers in figures and words: 1,200; 3.5 billion; half a million; یک میلیارد و ۲۰۰ میلیون.

One pass finds the words of number, a second joins neighbours. Values are decimals, so that 4.1 billion is exactly that.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from indexing.deriving.table import rows
from indexing.folding import fold

_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_DECIMAL_COMMA = r"\d{1,3}[,،]\d{1,2}(?=\ ?(?:هزار|میلیون|ملیون|میلیارد|ملیارد|تریلیون|درصد)(?!\w))"
_PERSIAN_FIGURE = rf"\d{{1,3}}/\d{{1,3}}(?![\d/])|{_DECIMAL_COMMA}|{_FIGURE}"
_LONGEST_FIGURE = 24
_GROUP = 3
_AND = {"en": (" and ", "-and-"), "fa": (" و ",)}
_TENS = 20
_HUNDRED = 100
_MOST_PARTS = 12


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `start:end`; `scale` is the part of it said in words like million (1 if none)."""

    start: int
    end: int
    value: Decimal
    scale: Decimal


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int
    kind: str
    value: Decimal


@dataclass(slots=True)
class _Sum:
    """A number as far as it is read: full groups, the group that a scale may still multiply, and the last scale."""

    total: Decimal = Decimal(0)
    group: Decimal = Decimal(0)
    scale: Decimal = Decimal(1)
    last: Decimal = Decimal(1)

    def add(self, part: _Part) -> None:
        """Take one more part into the number."""
        if part.value < 1 and self.group == 0:
            self.total += part.value * self.last
            return
        if part.kind != "scale":
            self.group += part.value
            return
        if self.group == 0 or 0 < self.total < part.value:
            self.group, self.total = self.total + self.group, Decimal(0)
        self.total += (self.group or 1) * part.value
        self.group, self.scale, self.last = Decimal(0), max(self.scale, part.value), part.value


def find_numbers(text: str, language: str) -> list[Number]:
    """The numbers in `text` in their order; `language` names the table of words of number (`en`, `fa`)."""
    found: list[Number] = []
    run: list[_Part] = []
    for part in _parts(text, language):
        if run and (len(run) == _MOST_PARTS or not _joins(text, run[-1], part, language)):
            found += _number(run)
            run = []
        run.append(part)
    return found + _number(run)


def _parts(text: str, language: str) -> Iterator[_Part]:
    pattern, known = _vocabulary(language)
    for match in pattern.finditer(text):
        if match["figure"]:
            if len(match[0]) <= _LONGEST_FIGURE:
                yield _Part(match.start(), match.end(), "figure", _decimal(match[0]))
        else:
            kind, value = known[match[0].lower()]
            yield _Part(match.start(), match.end(), kind, value)


def _decimal(figure: str) -> Decimal:
    """The value of a figure; a comma before one or two digits ("1,8") parts the fraction, as a slash does."""
    whole, comma, fraction = figure.replace("،", ",").rpartition(",")
    if comma and len(fraction) < _GROUP:
        return Decimal(f"{whole}.{fraction}")
    return Decimal(figure.replace(",", "").replace("/", "."))


def _joins(text: str, last: _Part, part: _Part, language: str) -> bool:
    between = text[last.end : part.start]
    if part.kind == "scale":
        return between in ("", " ", "-")
    if part.kind == "article" or last.kind in ("figure", "article") or (part.kind == "figure" and last.kind != "scale"):
        return False
    smaller = last.kind == "value" and last.value >= _TENS and part.value < last.value
    if between in _AND[language]:
        if part.value < 1:
            return language == "fa"
        return smaller or (last.kind == "scale" and (language == "fa" or last.value <= _HUNDRED))
    if language == "en" and between in (" ", "-"):
        if between == "-" and part.kind == "figure":
            return False
        return last.kind == "scale" or part.value < 1 or (smaller and part.value < 10)
    return False


def _number(run: list[_Part]) -> list[Number]:
    """The number that a run of parts spells; none for a lone article or scale."""
    if not run or (len(run) == 1 and run[0].kind in ("article", "scale")):
        return []
    if run[0].kind == "article" and run[1].kind != "scale":
        return _number(run[1:])
    read = _Sum()
    for part in run:
        read.add(part)
    return [Number(run[0].start, run[-1].end, read.total + read.group, read.scale)]


@cache
def _vocabulary(language: str) -> tuple[re.Pattern[str], dict[str, tuple[str, Decimal]]]:
    known = {
        fold(form): (row["kind"], Decimal(row["value"]))
        for row in rows(language, "number_words", "kind", "value", "forms")
        for form in row["forms"].split("|")
    }
    figure = _PERSIAN_FIGURE if language == "fa" else _FIGURE
    listed = "|".join(re.escape(form) for form in sorted(known, key=len, reverse=True))
    pattern = rf"(?P<figure>(?<![\w.,/])(?:{figure}))|(?<![^\W\d_])(?<!\d\.)(?:{listed})(?![^\W_])"
    return re.compile(pattern, re.IGNORECASE), {form.lower(): value for form, value in known.items()}
