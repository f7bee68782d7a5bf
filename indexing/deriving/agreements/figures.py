"""The amounts and the date of an agreement: those of its own sentence, nearest to the words that announce it.

Percentages, ages, terms and lengths are not amounts of an agreement, nor is the same sum in another currency that
stands behind it in brackets. Where a sentence announces several, each figure belongs to the trigger nearest to it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from indexing.deriving.agreements.candidate import Cue, Trigger
from indexing.deriving.mentions.found import ArticleMentions, Found
from indexing.vocabulary import AgreementKind, AmountNature, MentionKind

_TERMS = frozenset({"percent", "day", "week", "month", "year", "hour", "%", "person", "people"})
_LENGTHS = frozenset({"km", "m", "mile", "inch", "km2", "m2", "hectare"})
_DATE_REACH = 140
_IN_BRACKETS = re.compile(r" ?\((?:about |around |nearly |some |over |حدود |معادل )?")
_FURTHER = re.compile(r" ?[;,/] ?")


def amounts_of(trigger: Trigger, triggers: Sequence[Trigger], mentions: ArticleMentions) -> tuple[Found, ...]:
    """The figures of the agreement at `trigger`, in the order of the text."""
    found = []
    for mention in _without_conversions(trigger, mentions.of(trigger.sentence, MentionKind.AMOUNT)):
        amount = mention.amount
        if amount is None or amount.unit.lower() in _TERMS | _LENGTHS or _owner(mention, triggers) is not trigger:
            continue
        if amount.nature is AmountNature.CURRENT and trigger.kind is not AgreementKind.TRADE_TARGET:
            continue
        found.append(mention)
    return tuple(found)


def _without_conversions(trigger: Trigger, amounts: Sequence[Found]) -> list[Found]:
    """`amounts`, each reaching over those behind it that tell it again: "$10bn (5bn pounds; 6bn euros)"."""
    text, offset = trigger.sentence.text, trigger.sentence.start
    kept: list[Found] = []
    end, inside = -1, False
    for mention in amounts:
        gap = text[end - offset : mention.start - offset] if end >= 0 else ""
        inside = bool(_IN_BRACKETS.fullmatch(gap)) or (inside and bool(_FURTHER.fullmatch(gap)))
        if inside:
            kept[-1] = replace(kept[-1], end=mention.end)
        else:
            kept.append(mention)
        end = mention.end
    return kept


def date_of(trigger: Trigger, cue: Cue | None, mentions: ArticleMentions) -> tuple[Found, ...]:
    """The date nearest to the words of the status, else to the trigger; empty if the sentence gives none."""
    dates = [mention for mention in mentions.of(trigger.sentence, MentionKind.DATE) if mention.date is not None]
    anchor = cue or trigger
    near = [(d, date) for date in dates if (d := _distance(date, anchor.start, anchor.end)) <= _DATE_REACH]
    return (min(near, key=lambda pair: pair[0])[1],) if near else ()


def _owner(mention: Found, triggers: Sequence[Trigger]) -> Trigger:
    return min(triggers, key=lambda trigger: _distance(mention, trigger.start, trigger.end))


def _distance(mention: Found, start: int, end: int) -> int:
    return max(0, mention.start - end, start - mention.end)
