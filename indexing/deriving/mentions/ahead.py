"""Whether a day without a year is still to come, and whether it is only the day on which somebody spoke.

Only the words of its own clause tell: "Iran will sign, the minister said on Tuesday" speaks of a Tuesday that is past.
The rows of the table `told_days`: `ends` ends a clause, `spoken` finds days of speaking, `past` days of what has
happened, `period` years that a paper is for, `ending` days on which one ends, `fronted` days with which a sentence
begins. In all but the first `@` is the date.
"""

import re
from functools import cache

from indexing.deriving.table import patterns, words

_WINDOW = 90
_NEXT = ("next", "coming", "آینده", "next week", "هفته آینده")
_LAST = ("last", "گذشته", "last week", "هفته گذشته", "هفته پیش")


def is_ahead(text: str, start: int, end: int, way: str, language: str, *, weekday: bool) -> bool:
    """Whether the date at `text[start:end]` is still to come; Persian says so with the verb, at the end.

    A day with which a sentence begins has the words that tell behind it ("In May they will sign"). `way` is the word
    beside it that says so ("next"), if there is one. Of a `weekday` beside "agreed to" and the like
    it cannot be known whether it is the day of the act or of its words; it then counts as past.
    """
    if way in _NEXT or way in _LAST:
        return way in _NEXT
    around = f"{text[max(0, start - _WINDOW) : start]}@{text[end : end + _WINDOW]}"
    rules = _rules(language)
    if rules["spoken"].search(around) or rules["past"].search(around):
        return False
    before, _, behind = around.partition("@")
    for match in rules["ends"].finditer(before):
        before = " " * match.end() + before[match.end() :]
    last = before.split()[-1:]
    if last and last[0].lower() in words(language, "dates_until"):
        return True
    fronted = rules.get("fronted")
    if language == "fa" or (fronted and start < _WINDOW and fronted.search(around)):
        stop = rules["ends"].search(behind)
        before += "@" + text[start:end] + behind[: stop.end() if stop else None]
    return bool(_ahead(language, "dates_ahead").search(before)) or (
        not weekday and bool(_ahead(language, "dates_ahead_months").search(before))
    )


def is_told(rule: str, text: str, start: int, end: int, language: str) -> bool:
    """Whether the row `rule` of the table finds the date at `text[start:end]`, as a day of speaking (`spoken`) say."""
    around = f"{text[max(0, start - _WINDOW) : start]}@{text[end : end + _WINDOW]}"
    return bool(_rules(language)[rule].search(around))


@cache
def _rules(language: str) -> dict[str, re.Pattern[str]]:
    return {row.rule.id.rsplit("/", 1)[-1]: row.pattern for row in patterns(language, "told_days")}


@cache
def _ahead(language: str, name: str) -> re.Pattern[str]:
    listed = "|".join(re.escape(word) for word in sorted(words(language, name), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)")
