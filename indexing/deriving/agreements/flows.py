"""Who agrees, by what goes from whom to whom: purchases, routes, and acts with a place.

These words name one side before the paper or the verb and the other behind it: "a contract to buy wheat from B", "gas
contract A to B", "A will build a road in B".
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from indexing.deriving.agreements.candidate import Parties, Trigger
from indexing.deriving.agreements.runs import ARTICLE, Run, distance_to, found_by, is_preceded, runs_of
from indexing.deriving.agreements.sides import Side
from indexing.deriving.text import ArticleText
from indexing.vocabulary import AgreementKind

_FROM = re.compile(rf"\b(?:from {ARTICLE}(?:[\w']+ ){{0,2}}|to {ARTICLE})<?$")
_FOR = re.compile(r"\b(?:to|from|for|including) " + ARTICLE + "<?$")
_TRADE = re.compile(
    r" (?:(?:sell|buy|acquire|purchase)\b|(?:[\w'-]+ ){0,4}?"
    r"(?:to (?:sell|buy|acquire|purchase)|(?:purchase|acquisition|sale)(?: from| to| of))\b)"
)
#: What somebody outside of the deal does to it: pays for it, or gets it done.
_OUTSIDE = re.compile(
    r"\b(?:to (?:finance|fund|support|back|guarantee|insure|cover|offset|replace|handle|process|store|carry|transport)"
    r"|(?:with|using) (?:\w+ )?(?:money|cash|funds|funding|financing|loans?|grants?|help|support|aid|backing)) "
)
_AGREED = re.compile(r"[\w>)'’]* (?:(?:have|had|also|both|jointly) )*agreed? to\b")
_RELATIVE = re.compile(
    r", (?:which|who)\b|\b(?:as (?:it|they|he|she)|while|because|although|instead of|(?:to|and) replac(?:e|ing))\b"
)
_FOR_WHOM = re.compile(r"\bfor " + ARTICLE + "<?$")
_TRADES = re.compile(r"(?: ?<[\w.]{1,8}>|>)? to (?:sell|buy|supply|acquire|purchase|deliver|take|lease|build)\b")
_BUSINESS = {AgreementKind.CONTRACT, AgreementKind.PURCHASE}
_NAMED_BY_ROUTE = {*_BUSINESS, AgreementKind.ROADMAP}
_ROUTE = re.compile(r" (?:\w+ ){0,3}(?:از|به) (?:\w+ ){0,2}")
_NARROW_ROUTE = re.compile(r" (?:از|به) (?:کشور(?: ?های)? )?")
_ROUTE_REACH = 140
_PAIR = 2
_BEHIND = 60


def bought(trigger: Trigger, runs: list[Run], text: ArticleText) -> Parties | None:
    """For business, who stands before the words and from whom or to whom goes what they name behind them."""
    if trigger.kind not in _BUSINESS and not _tells_of_trade(trigger):
        return None
    others = [r for r in runs if r.start >= trigger.end and is_preceded(_FROM, r, trigger.sentence, text)]
    others = [r for r in others if not _RELATIVE.search(text.folded.text, trigger.end, r.start)]
    meant = (r for r in runs if r.start >= trigger.end and is_preceded(_FOR_WHOM, r, trigger.sentence, text))
    trader = next((r for r in meant if _TRADES.match(text.folded.text, r.end)), None)
    subject = trader or max((run for run in runs if run.end <= trigger.start), key=lambda run: run.end, default=None)
    nearest = min(others, key=lambda run: distance_to(trigger, run), default=None)
    if nearest and subject and len(subject.refs) >= _PAIR and _stays_outside(subject, nearest, trigger, text):
        return None
    if nearest is None or subject is None or set(subject.refs) & set(nearest.refs):
        return None
    return (
        found_by((*subject.refs, *nearest.refs), "bought", 0.2) if nearest.start - trigger.end <= _ROUTE_REACH else None
    )


def _stays_outside(pair: Run, other: Run, trigger: Trigger, text: ArticleText) -> bool:
    """Whether `pair` agree with each other, and `other` only pays, sells or gets what they agree on."""
    folded = text.folded.text
    return bool(_AGREED.match(folded, pair.end) or _OUTSIDE.search(folded, trigger.end, other.start))


def _tells_of_trade(trigger: Trigger) -> bool:
    """Whether words right behind a paper of no kind of business say that something is sold or bought by it."""
    behind = trigger.sentence.at(trigger.end, trigger.sentence.end)
    return bool(_TRADE.match(behind))


def route(trigger: Trigger, present: Sequence[Side], text: ArticleText) -> Parties | None:
    """The first two behind a paper that is named by what goes from one to the other: "gas contract A to B"."""
    behind = [side for side in present if side.start >= trigger.end][:_PAIR]
    if trigger.verb or len({side.ref for side in behind}) < _PAIR or behind[1].start - trigger.end > _ROUTE_REACH:
        return None
    first, second = behind
    fits = _ROUTE.fullmatch(text.folded.text, first.end, second.start)
    return found_by((first.ref, second.ref), "route", 0.16) if fits else None


def named_by_route(trigger: Trigger, present: Sequence[Side], text: ArticleText) -> Parties | None:
    """All at both ends of a route that names business or a plan: "the pipeline of A to B and C"."""
    if trigger.kind not in _NAMED_BY_ROUTE:
        return None
    behind = runs_of([side for side in present if side.start >= trigger.end], (), text.folded.text)[:_PAIR]
    if len(behind) < _PAIR:
        return None
    first, second = behind
    near = first.start - trigger.end <= _ROUTE_REACH
    fits = len(first.refs) == 1 and _NARROW_ROUTE.fullmatch(text.folded.text, first.end, second.start)
    return found_by((*first.refs, *second.refs), "route", 0.2) if near and fits else None


def act(trigger: Trigger, present: Sequence[Side]) -> Parties | None:
    """For an act, who stands right before the verb and who right behind it: "A will build a road in B"."""
    before = max((s for s in present if s.end <= trigger.start and not s.aside), key=lambda s: s.end, default=None)
    behind = min((s for s in present if s.start >= trigger.start), key=lambda s: s.start, default=None)
    if not trigger.verb or before is None or behind is None or before.ref == behind.ref:
        return None
    return found_by((before.ref, behind.ref), "act", 0.1) if behind.start - trigger.end <= _BEHIND else None


def with_giver(found: Parties, runs: list[Run], trigger: Trigger, text: ArticleText) -> Parties:
    """`found` and who stands before them, where they are those to whom or from where: "A lifts visas for B and C"."""
    taken = next(run for run in runs if run.refs == found.refs)
    before = [run for run in runs if run.end <= min(taken.start, trigger.start)]
    if not before or not is_preceded(_FOR, taken, trigger.sentence, text):
        return found
    return replace(found, refs=tuple(dict.fromkeys((*before[-1].refs, *found.refs))))
