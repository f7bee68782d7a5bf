"""Whether an article is about an agreement, mentions it beside another, or re-tells it as background."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from indexing.deriving.agreements.candidate import DONE, Candidate, Cue, Deal, Trigger
from indexing.deriving.agreements.figures import is_in_name
from indexing.deriving.mentions.calendars import calendar_of, partial, year_on
from indexing.deriving.mentions.found import Found
from indexing.deriving.scanning import scanner
from indexing.values import PartialDate, Rule
from indexing.vocabulary import PassageKind, Salience, Status

_ASIDE = re.compile(r", (?:which|who|where|when|while|after|as)\b|؛")
_CLAUSE_BEFORE = re.compile(r".*(?:؛|(?<!\w)(?:بود|بودند|شد|شدند|کرد|کردند|است|هستند)،)", re.DOTALL)
#: A clause with "which" that ends before the words of the agreement tells of who agrees.
_CLOSED = re.compile(r", (?:which|who|whose|where)\b(?:[^,;]|,(?=\d))*,")
#: Where a tense tells of what was before, that says more than a day does.
_PERFECT = frozenset({"fa"})
_LEAD = 2
_REACH = 90
_PARTICIPLE = 2
_NEWS = timedelta(days=61)
_ENDED = frozenset({Status.SUSPENDED, Status.EXPIRED})
_MADE = DONE | _ENDED


def background_of(
    trigger: Trigger, cue: Cue | None, dates: Sequence[Found], published: PartialDate | None, language: str
) -> Rule | None:
    """The rule by which the words around `trigger` speak of something older, if one fits.

    Where the day of publication is known, a year there counts only if it is over, and the `dates` of the agreement
    itself decide too: what was done a few weeks ago is news, whatever older things are told beside it.
    """
    if language not in _PERFECT and any(_is_recent(found, cue, published) for found in dates):
        return None
    text, offset = trigger.sentence.text, trigger.sentence.start
    start, end = trigger.start - offset, trigger.end - offset
    behind = _ASIDE.split(text[end : end + _REACH], maxsplit=1)[0]
    before = _CLAUSE_BEFORE.sub("", text[max(0, start - _REACH) : start])
    near = _CLOSED.sub(",", before) + "<" + text[start:end] + ">" + behind
    named = {found.date.value for found in dates if found.date and is_in_name(found, trigger)} if _ends(cue) else set()
    rows = scanner(language, "background").likely(near)
    for row in rows:
        years = [match.groupdict().get("year") for match in row.pattern.finditer(near)]
        if any(year not in named and _is_over(year, published) for year in years):
            return row.rule
    return next((found.rule for found in dates if _is_old(found, trigger, cue, published)), None)


def _is_over(year: str | None, published: PartialDate | None) -> bool:
    """Whether `year`, if there is one to compare, ended before the day of publication."""
    if year is None or published is None:
        return True
    calendar = calendar_of(int(year))
    if published.precision != "day":
        return _first_day(partial(calendar, int(year))) < _first_day(published).replace(month=1, day=1)
    return int(year) < year_on(calendar, date.fromisoformat(published.value))


def _is_recent(found: Found, cue: Cue | None, published: PartialDate | None) -> bool:
    """Whether `found` is the day or month, not long before publication, of what is plainly said to be done."""
    if found.date is None or published is None or published.precision != "day" or found.date.precision == "year":
        return False
    if cue is None or cue.rank < _PARTICIPLE or cue.status not in _MADE:
        return False
    today = date.fromisoformat(published.value)
    return today - _NEWS <= _last_day(found.date) and _first_day(found.date) <= today


def _is_old(found: Found, trigger: Trigger, cue: Cue | None, published: PartialDate | None) -> bool:
    """Whether the agreement was made long before publication, and is not news because it ends now."""
    if found.date is None or published is None or published.precision != "day":
        return False
    status = cue.status if cue else trigger.default or Status.AGREED
    if _ends(cue):
        return False
    if status not in _MADE and not is_in_name(found, trigger):
        return False
    return _last_day(found.date) < date.fromisoformat(published.value) - _NEWS


def _ends(cue: Cue | None) -> bool:
    """Whether it is plainly told that an agreement ends, which is news however old its name is."""
    return cue is not None and cue.status in _ENDED and cue.rank > _PARTICIPLE


def _first_day(day: PartialDate | None) -> date:
    return date.fromisoformat((day.value + "-01-01")[:10]) if day else date.max


def _last_day(day: PartialDate) -> date:
    first = _first_day(day)
    length = {"year": timedelta(days=365), "month": timedelta(days=30)}
    return first + length.get(day.precision, timedelta())


def salience_of(deal: Deal) -> Salience:
    """Primary if the headline or the lead speaks of it as news, background if every sentence re-tells it."""
    candidates: Sequence[Candidate] = deal.candidates
    news = [c for c in candidates if c.background is None]
    if not news:
        return Salience.BACKGROUND
    in_front = any(c.trigger.sentence.kind is PassageKind.HEADLINE or c.trigger.sentence.position < _LEAD for c in news)
    return Salience.PRIMARY if in_front else Salience.SECONDARY
