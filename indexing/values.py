"""The small values that documents are made of: spans, dates with precision, amounts, names, anchors.

All offsets of the project are Unicode code points into the raw text of an article, half open: `raw[start:end]`.
JavaScript counts UTF-16 units, so whoever hands offsets to a browser also hands over the quote.
"""

import re
from decimal import Decimal
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from indexing.vocabulary import AmountNature, Language

CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Confidence = Annotated[float, Field(ge=0.0, le=1.0)]

_PARTIAL_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_CONTEXT = 32


class Value(BaseModel):
    """A frozen value: equal by content, hashable, refusing fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Value):
    """A half-open range of code points in the raw text of one article."""

    start: Annotated[int, Field(ge=0)]
    end: int

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"a span must not be empty: {self.start}..{self.end}")
        return self

    def of(self, raw: str) -> str:
        """The words that the span covers in `raw`."""
        return raw[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether both spans share at least one code point."""
        return self.start < other.end and other.start < self.end


class Anchor(Span):
    """A span that can be found again in changed text: exact quote with up to 32 characters before and after.

    It is the pair of TextQuoteSelector and TextPositionSelector of the W3C Web Annotation Data Model.
    """

    quote: str
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def in_text(cls, raw: str, start: int, end: int) -> Self:
        """The anchor of `raw[start:end]`."""
        return cls(
            start=start,
            end=end,
            quote=raw[start:end],
            prefix=raw[max(0, start - _CONTEXT) : start],
            suffix=raw[end : end + _CONTEXT],
        )

    @model_validator(mode="after")
    def _quote_fits(self) -> Self:
        if len(self.quote) != self.end - self.start:
            raise ValueError(f"quote of {len(self.quote)} code points in a span of {self.end - self.start}")
        return self


class PartialDate(Value):
    """A date as precise as the text: `2026`, `2026-01` or `2026-01-29` (Gregorian, a subset of EDTF level 0).

    Partial dates sort as strings, a less precise one before the more precise ones that it contains.
    """

    value: str

    @model_validator(mode="after")
    def _well_formed(self) -> Self:
        if not _PARTIAL_DATE.fullmatch(self.value):
            raise ValueError(f"not a date of the form YYYY, YYYY-MM or YYYY-MM-DD: {self.value!r}")
        return self

    @property
    def precision(self) -> str:
        """`year`, `month` or `day`."""
        return {4: "year", 7: "month", 10: "day"}[len(self.value)]

    def agrees(self, other: "PartialDate") -> bool:
        """Whether both may be the same day: one contains the other."""
        return self.value.startswith(other.value) or other.value.startswith(self.value)


class Amount(Value):
    """A figure with its unit: an ISO 4217 code for money, else a plain unit such as `tonne`, `day` or `MW`."""

    value: Decimal
    unit: str
    nature: AmountNature = AmountNature.OPEN


class Name(Value):
    """A name or title in one language."""

    text: str
    language: Language


class Rule(Value):
    """The row of a table, or the named procedure, that found something; with the version of its table."""

    id: str
    version: int = 1


class Reason(Value):
    """One step of an explained confidence: what was seen, and by how much it moved the figure."""

    code: str
    weight: float
