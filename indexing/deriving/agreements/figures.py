"""The amounts and the date of an agreement: those of its own sentence, nearest to the words that announce it.

Percentages, ages, terms and lengths are not amounts of an agreement, nor is the same sum in another currency that
stands behind it in brackets. Where a sentence announces several, each figure belongs to the trigger nearest to it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from indexing.deriving.agreements.candidate import Cue, Trigger
from indexing.deriving.mentions.ahead import is_told
from indexing.deriving.mentions.found import ArticleMentions, Found
from indexing.values import PartialDate
from indexing.vocabulary import AgreementKind, AmountNature, MentionKind, Status

_TERMS = frozenset({"percent", "day", "week", "month", "year", "hour", "%", "person", "people"})
_LENGTHS = frozenset({"km", "m", "mile", "inch", "km2", "m2", "hectare"})
_DATE_REACH = 140
_NAME_REACH = 40
_LEVEL_REACH = 40
_PLAIN = 3
#: What a comma between a date and the words of the status counts as, in characters.
_ACROSS = 30
#: What such a clause tells is not told of the clause around it, nor is the day of another stage ("suspended in May").
_RELATIVE = re.compile(r", (?:which|who|whose|where)\b(?:[^,;]|,(?=\d))*")
_STAGE = re.compile(
    r"\b(?:signed|inked|initialled|concluded|reached|agreed|suspended|frozen|halted|cancelled|terminated|expired|lapsed)"
    r"(?: (?:in|at|by|with|between) [\w'-]+(?: [A-Z][\w'-]+)?)?(?: (?:back|in|on|since|last|early|late|the|mid-))* ?\Z"
)
_STAGE_REACH = 60
_CUT = re.compile(r"[,،;؛.]")
_IN_BRACKETS = re.compile(r" ?\((?:about |around |nearly |some |over |حدود |معادل )?")
#: Where the verb comes last, what stands behind it and a word or sign that joins clauses is told of something else.
_VERB_LAST = frozenset({"fa"})
_VERB = re.compile(r"(?:شد|کرد|نمود|گردید|رسید|رساند|رسانید)\w*(?: (?:است|اند|بود|بودند))?$")
_NEXT_CLAUSE = re.compile(r"(?: ?(?:است|اند|بود|بودند))?(?:[،,؛;]| (?:و|اما|ولی|که)(?!\w))")
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
    kept: list[Found] = []
    end, inside = 0, False
    for mention in amounts:
        gap = trigger.sentence.at(end, mention.start) if kept else ""
        inside = bool(_IN_BRACKETS.fullmatch(gap)) or (inside and bool(_FURTHER.fullmatch(gap)))
        if inside:
            kept[-1] = replace(kept[-1], end=mention.end)
        else:
            kept.append(mention)
        end = mention.end
    return kept


def date_of(
    trigger: Trigger, cue: Cue | None, mentions: ArticleMentions, language: str, published: PartialDate | None = None
) -> tuple[Found, ...]:
    """The year in the paper's own name, else the date nearest to the words of the status, else to the trigger.

    Empty if the sentence gives none, or none but days after publication of what has been signed, days of speaking,
    years that the paper is for and those of a level ("from $1 billion last year"), or days of another clause or stage.
    A day on which it ends stands back behind any other.
    """
    sentence = trigger.sentence
    dates = [mention for mention in mentions.of(sentence, MentionKind.DATE) if mention.date is not None]
    if own := [date for date in dates if is_in_name(date, trigger)]:
        return (own[0],)
    anchor = cue or trigger
    near = [date for date in dates if _distance(date, anchor.start, anchor.end) <= _DATE_REACH]
    near = [date for date in near if not _is_of_another(date, trigger, mentions, language)]
    near = [date for date in near if not _is_elsewhere(date, anchor, trigger)]
    if cue is not None and cue.status is Status.SIGNED and cue.rank == _PLAIN:
        near = [date for date in near if not _is_after(date, published)]
    if cue is not None and language in _VERB_LAST and _VERB.search(sentence.at(cue.start, cue.end)):
        near = [date for date in near if not _NEXT_CLAUSE.match(sentence.at(cue.end, max(cue.end, date.start)))]
    if len(near) > 1:
        near = [date for date in near if not _is(("ending",), date, trigger, language)] or near
    return (min(near, key=lambda date: _cost(date, anchor, trigger, language)),) if near else ()


def _cost(date: Found, anchor: Cue | Trigger, trigger: Trigger, language: str) -> int:
    """How far `date` is from the words of the status; one behind a comma is further, but where it begins a sentence."""
    distance = _distance(date, anchor.start, anchor.end)
    between = trigger.sentence.at(date.end, anchor.start) or trigger.sentence.at(anchor.end, date.start)
    apart = language not in _VERB_LAST and ", " in between and not _is(("fronted",), date, trigger, language)
    return distance + _ACROSS * apart


def _is_elsewhere(date: Found, anchor: Cue | Trigger, trigger: Trigger) -> bool:
    """Whether `date` is told by a clause with "which" without the words of the status, or of another stage."""
    text, offset = trigger.sentence.text, trigger.sentence.start
    start, end = date.start - offset, date.end - offset
    for clause in _RELATIVE.finditer(text):
        inside = clause.start() <= anchor.start - offset < clause.end()
        if clause.start() < start < clause.end() and not inside:
            return True
    stage = _STAGE.search(text, max(0, start - _STAGE_REACH), start)
    if stage is None or not isinstance(anchor, Cue):
        return False
    return not (anchor.start - offset < end and stage.start() < anchor.end - offset)


def _is_after(date: Found, published: PartialDate | None) -> bool:
    """Whether `date` begins after the day of publication: nothing has been signed then."""
    if date.date is None or published is None or published.precision != "day":
        return False
    return (date.date.value + "-01-01")[:10] > published.value


def is_in_name(date: Found, trigger: Trigger) -> bool:
    """Whether `date` is the year by which the paper at `trigger` is called: "the 2015 agreement"."""
    if not date.rule.id.endswith("/paper_year") or _distance(date, trigger.start, trigger.end) > _NAME_REACH:
        return False
    sentence = trigger.sentence
    between = sentence.at(trigger.end, date.start) or sentence.at(date.end, trigger.start)
    return not _CUT.search(between)


def _is_of_another(date: Found, trigger: Trigger, mentions: ArticleMentions, language: str) -> bool:
    """Whether `date` belongs to words of speaking, to another act, to a period or to a level that has been reached."""
    if _is(("spoken", "elsewhere"), date, trigger, language):
        return True
    if date.date is None or date.date.precision != "year":
        return False
    if _is(("period",), date, trigger, language):
        return True
    levels = mentions.of(trigger.sentence, MentionKind.AMOUNT)
    return any(
        level.amount is not None
        and level.amount.nature is AmountNature.CURRENT
        and _distance(date, level.start, level.end) <= _LEVEL_REACH
        and not _CUT.search(trigger.sentence.at(level.end, date.start))
        for level in levels
    )


def _is(rules: tuple[str, ...], date: Found, trigger: Trigger, language: str) -> bool:
    text, offset = trigger.sentence.text, trigger.sentence.start
    return any(is_told(rule, text, date.start - offset, date.end - offset, language) for rule in rules)


def _owner(mention: Found, triggers: Sequence[Trigger]) -> Trigger:
    return min(triggers, key=lambda trigger: _distance(mention, trigger.start, trigger.end))


def _distance(mention: Found, start: int, end: int) -> int:
    return max(0, mention.start - end, start - mention.end)
