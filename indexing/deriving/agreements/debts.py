"""Whose debt it is: accords on foreign debt name the debtor, and the other side only as "the banks" or "creditors".

Who else the sentence names (another debtor, an official, a bank that speaks) is no party of it. The table `debts`
has the words for such sentences.
"""

import re
from dataclasses import replace

from indexing.deriving.agreements.candidate import Parties, Trigger
from indexing.deriving.agreements.runs import found_by
from indexing.deriving.agreements.sides import Side, Sides
from indexing.deriving.mentions.known_organisations import rule_id_of
from indexing.deriving.scanning import scanner
from indexing.deriving.text import ArticleText
from indexing.vocabulary import ActorKind

_LENDERS = frozenset(rule_id_of(row) for row in ("parisclub", "imf", "worldbank"))
_BY_HINT = frozenset(
    f"parties/{how}"
    for how in (
        "two-in-sentence",
        "one-of-pair",
        "pair-of-article",
        "pair-among-many",
        "company-and-other",
        "one-side",
        "coordination",
        "act",
        "bought",
    )
)
_BANKS = re.compile(r"\b(?:banks|creditors)\b")
_LOOK_BACK = 30
_PAIR = 2
_WITH = re.compile(r"\b(?:accord|agreement|deal|pact|agreed) with (?:the )?$")
_FOR = re.compile(r"\b(?:with|for|of|to|offer(?:ed|ing)|gave|give|granted|lent) (?:the )?$")
_AGREED_WITH = re.compile(r"\b(?:with|to|met|and) (?:the )?$")
_OWNS = re.compile(
    r"(?:['’]s?\b|n\b)?(?: [\w-]+){0,6}? "
    r"(?:debt|rescheduling|reschedule|accord|package|agreement|request|creditors?|loans?|pact|deal)\b"
)


def of_debtor(found: Parties | None, trigger: Trigger, sides: Sides, text: ArticleText) -> Parties | None:
    """`found`, or the debtor alone where the sentence is about a debt and the other side is only guessed."""
    if not _speaks_of_debt(trigger.sentence.text, text.rules):
        return found
    if found is not None and any(sides.actors[ref].rule.id in _LENDERS for ref in found.refs) and found.explicit:
        return found
    if found is not None and (found.rule.id not in _BY_HINT or len(found.refs) == 1):
        return found
    states = [s for s in sides.of(trigger.sentence) if sides.actors[s.ref].kind is ActorKind.COUNTRY and not s.aside]
    if len({s.ref for s in states}) == _PAIR and _lends(trigger, states[-1], text):
        return found
    debtor = _debtor(trigger, states, text) or _of_article(sides)
    if debtor is None:
        return found
    lenders = [ref for ref in (_lender(trigger, sides, text),) if ref]
    return replace(found_by((debtor, *lenders), "debtor", 0.1), union=True)


def _speaks_of_debt(sentence: str, language: str) -> bool:
    return any(row.pattern.search(sentence) for row in scanner(language, "debts").likely(sentence))


def _lends(trigger: Trigger, last: Side, text: ArticleText) -> bool:
    """Whether two states agree on a debt of one to the other, without any bank: "France agreed with Gabon"."""
    before = text.folded.text[max(0, last.start - _LOOK_BACK) : last.start]
    return bool(_WITH.search(before)) and not _BANKS.search(trigger.sentence.text)


def _lender(trigger: Trigger, sides: Sides, text: ArticleText) -> str | None:
    """The club of creditor states or the fund that the sentence says it is agreed with."""
    folded = text.folded.text
    lenders = (s for s in sides.of(trigger.sentence) if sides.actors[s.ref].rule.id in _LENDERS)
    return next((s.ref for s in lenders if _AGREED_WITH.search(folded, max(0, s.start - 20), s.start)), None)


def _debtor(trigger: Trigger, states: list[Side], text: ArticleText) -> str | None:
    """Who of `states` owns the debt, or whom the words make the receiver; else the only one."""
    folded = text.folded.text
    likely = [s for s in states if _FOR.search(folded, max(0, s.start - 20), s.start) or _OWNS.match(folded, s.end)]
    among = likely or (states if len({s.ref for s in states}) == 1 else [])
    nearest = min(among, key=lambda s: max(0, s.start - trigger.end, trigger.start - s.end), default=None)
    return nearest.ref if nearest else None


def _of_article(sides: Sides) -> str | None:
    """The state that the article names most."""
    return next(iter(sides.trio or sides.pair_of_states), None)
