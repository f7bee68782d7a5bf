"""Ranges of dates: both ends belong to them, and a range that ends in a year or month ends with its last day."""

import strawberry

from indexing.storing.port import Scalar
from indexing.values import PartialDate
from resolvers.errors import BadInput

_EARLIEST = "0"


@strawberry.input(
    description=(
        "A range of dates; both ends belong to it, with all days that they contain. "
        "A date of which only the year or month is known counts as the beginning of it."
    )
)
class DateRange:
    from_: PartialDate | None = strawberry.field(
        name="from", default=None, description="Not before this date: `2025` begins on the first of January."
    )
    to: PartialDate | None = strawberry.field(
        default=None, description="Not after this date: `2026-01` lasts until the end of January."
    )

    def bounds(self) -> tuple[str, str]:
        """The lowest date and the first one behind the highest, as text; empty where the range is open.

        Raises BadInput for a range that ends before it begins.
        """
        low, high = (self.from_.value if self.from_ else ""), (_behind(self.to.value) if self.to else "")
        if self.to and low >= high:
            raise BadInput(f"The range ends ({self.to.value}) before it begins ({low}): swap `from` and `to`.")
        return low, high


def date_bounds(field: str, dates: DateRange | None) -> tuple[dict[str, Scalar], dict[str, Scalar]]:
    """The lower (inclusive) and upper (exclusive) bound of `field` for a range of dates; nothing without one.

    Raises BadInput. An unknown date, which is stored as empty text, is in no range.
    """
    low, high = dates.bounds() if dates else ("", "")
    if not low and not high:
        return {}, {}
    return {field: low or _EARLIEST}, ({field: high} if high else {})


def _behind(date: str) -> str:
    """The least partial date behind everything that `date` contains; no calendar has a 99th month or a 32nd day."""
    return f"{date[:8]}{int(date[8:]) + 1:02d}" if len(date) == len("2026-01-29") else f"{date}-99"
