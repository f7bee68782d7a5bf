"""When a deal was made, as far as one article lets us know, and whether two of them can be the same time.

A deal that the article dates was made then. One that it is about, undated, was made about when the article was
published. One that is told again as background, undated, was made we do not know when.
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from indexing.values import PartialDate
from indexing.vocabulary import Salience

#: Days around publication in which an undated deal may have been made.
WINDOW = 45
_CLOCKS = 1


@dataclass(frozen=True, slots=True)
class Time:
    """First and last possible day, as ordinals; both 0 where nothing is known.

    `told_later`: these are the days of an article that tells what became of a deal, which may have been made before.
    """

    first: int = 0
    last: int = 0
    stated: bool = False
    told_later: bool = False

    @property
    def known(self) -> bool:
        """Whether anything is known."""
        return self.first > 0

    def distance(self, other: "Time") -> int:
        """Days between both ranges, 0 where they overlap."""
        return max(0, self.first - other.last, other.first - self.last)

    def fits(self, other: "Time") -> bool | None:
        """Whether both can be one time; None where one is unknown.

        Two stated dates must agree (a day's difference is one of clocks). A stated year fits an article of that year.
        """
        if not (self.known and other.known):
            return None
        near = self._is_near(other)
        return None if not near and (self._may_be(other) or other._may_be(self)) else near

    def _may_be(self, earlier: "Time") -> bool:
        return self.told_later and earlier.last <= self.last

    def _is_near(self, other: "Time") -> bool:
        if self.stated and other.stated:
            return self.distance(other) <= _CLOCKS
        if max(self.last - self.first, other.last - other.first) > 31:
            return self.distance(other) == 0
        return self.distance(other) <= WINDOW


UNKNOWN = Time()


def time_of(
    stated: PartialDate | None, published: PartialDate | None, salience: Salience, *, told_later: bool = False
) -> Time:
    """The time of a deal from the date that its article states, else from the article's own."""
    if stated:
        return _range(stated, stated=True)
    if published and salience is not Salience.BACKGROUND:
        return replace(_range(published, stated=False), told_later=told_later)
    return UNKNOWN


def _range(partial: PartialDate, *, stated: bool) -> Time:
    try:
        year, month, day = (*map(int, partial.value.split("-")), 0, 0)[:3]
        first = date(year, month or 1, day or 1)
        last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:
        # PartialDate lets through days that no calendar has, such as 2026-02-30.
        return UNKNOWN
    return Time(first.toordinal(), last.toordinal(), stated)
