"""Which candidates of one article speak of the same agreement.

Candidates are taken in the order of the text; each joins the latest deal that it does not contradict, or opens a new
one if its sentence gives enough. In the end a sub-heading goes with what stands below it, and a body with the paper
that was signed to form it.
"""

import re
from collections import Counter
from collections.abc import Sequence

from indexing.deriving.agreements.candidate import DONE, Candidate, Cue, Deal
from indexing.deriving.agreements.fitting import DEAL, INSTRUMENT, is_bundle, is_plural, may_be_same
from indexing.deriving.agreements.parties import speaks_of_both
from indexing.deriving.scanning import scanner
from indexing.vocabulary import AgreementKind, PassageKind, Status

_FULL_STOP = re.compile(r"[.!?؟:…][\"»)\]]*$")
_MOST_DEALS = 24
_JOINED = 0.22
_WEAK = 0.04
_GUESSED = "parties/pair-of-article"
_HALF_NAMED = "parties/one-of-pair"

#: Languages whose sentences often leave out the party that all know, so that one of the pair is enough.
_LEAVES_ONE_OUT = frozenset({"fa"})

_UNSIGNED = {Status.PROPOSED, Status.NOT_SIGNED}


def deals_of(candidates: Sequence[Candidate], language: str) -> list[Deal]:
    """The deals of an article, in the order in which they are first spoken of."""
    deals: list[Deal] = []
    waiting: list[Candidate] = []
    for candidate in candidates:
        if not _joined(candidate, deals):
            if _opens(candidate, language):
                deals.append(Deal([candidate]))
            else:
                waiting.append(candidate)
    for candidate in waiting:
        if candidate.trigger.sentence.kind is PassageKind.HEADLINE or candidate.trigger.definite:
            _joined(candidate, deals)
        else:
            _announce(candidate, deals)
    return _with_their_bodies(_without_bare_headlines(_without_sums(deals)), language)


def _announce(candidate: Candidate, deals: list[Deal]) -> None:
    """Give a sub-heading to the deal of its kind of which the sentence directly below speaks."""
    sentence = candidate.trigger.sentence
    if _FULL_STOP.search(sentence.text):
        return
    for deal in deals:
        first = deal.candidates[0].trigger
        if first.kind is candidate.trigger.kind and first.sentence.position == sentence.position + 1:
            deal.candidates.insert(0, candidate)
            return


def _with_their_bodies(deals: list[Deal], language: str) -> list[Deal]:
    """`deals` with each body folded into the paper that is said to form it: a memorandum to form a working group."""
    for body in [deal for deal in deals if deal.candidates[-1].trigger.kind is AgreementKind.JOINT_BODY]:
        for paper in deals:
            if paper is not body and any(_forms(p, b, language) for p in paper.voices for b in body.voices):
                paper.candidates.extend(body.candidates)
                deals = [deal for deal in deals if deal is not body]
                break
    return deals


def _forms(paper: Candidate, body: Candidate, language: str) -> bool:
    """Whether `paper` names `body` as its purpose."""
    sentence = paper.trigger.sentence
    if body.trigger.sentence is not sentence or paper.trigger.kind not in INSTRUMENT or paper.trigger.verb:
        return False
    between = sentence.at(paper.trigger.end, body.trigger.end).strip()
    return any(row.pattern.match(between) for row in scanner(language, "purposes").likely(between))


def _without_bare_headlines(deals: list[Deal]) -> list[Deal]:
    """`deals` without those that only a headline tells, where the body tells of the same parties: it sums them up."""
    body = [deal for deal in deals if not _is_headline(deal)]
    told = [set(c.parties.refs) for deal in body for c in deal.voices if c.trigger.kind in INSTRUMENT | DEAL]
    return [deal for deal in deals if deal in body or not any(_named(deal) & refs for refs in told)]


def _is_headline(deal: Deal) -> bool:
    return all(c.trigger.sentence.kind is PassageKind.HEADLINE for c in deal.candidates)


def _named(deal: Deal) -> set[str]:
    return {ref for c in deal.voices if c.trigger.kind in INSTRUMENT | DEAL for ref in c.parties.refs}


def _without_sums(deals: list[Deal]) -> list[Deal]:
    """`deals` without each bundle whose papers one of its own sentences names one by one."""
    named = Counter(id(deal.candidates[0].trigger.sentence) for deal in deals if _is_single_paper(deal.candidates[0]))
    return [deal for deal in deals if not any(_is_sum(c, named) for c in deal.voices)]


def _is_single_paper(candidate: Candidate) -> bool:
    trigger = candidate.trigger
    return trigger.kind in INSTRUMENT | DEAL and not trigger.verb and trigger.count is None


def _is_sum(candidate: Candidate, named: Counter[int]) -> bool:
    return candidate.trigger.count is not None and candidate.trigger.count == named[id(candidate.trigger.sentence)]


def _joined(candidate: Candidate, deals: list[Deal]) -> bool:
    """Whether one of `deals` took `candidate` in."""
    homes = [(index, deal) for index, deal in enumerate(deals[-_MOST_DEALS:]) if may_be_same(deal, candidate)]
    if homes:
        _, home = max(homes, key=lambda pair: (*_nearness(pair[1], candidate), pair[0]))
        home.candidates.append(candidate)
    return bool(homes)


def _nearness(deal: Deal, candidate: Candidate) -> tuple[bool, bool, bool, int]:
    """How well `candidate` goes with a deal that it does not contradict: number, stage, parties, then place."""
    done = candidate.status in DONE
    parties = set(candidate.parties.refs) if candidate.parties.explicit else set()
    shared = any(parties & set(c.parties.refs) for c in deal.voices) if parties else True
    return (
        is_bundle(deal) == is_plural(candidate),
        done == any(c.status in DONE for c in deal.voices),
        shared,
        deal.candidates[-1].trigger.start,
    )


def _opens(candidate: Candidate, language: str) -> bool:
    """Whether the sentence of `candidate` says enough for a record of its own."""
    trigger, parties = candidate.trigger, candidate.parties
    two = parties.are_several
    both = two and (parties.explicit or speaks_of_both(trigger.sentence, language))
    if trigger.generic and trigger.definite and not parties.explicit:
        return False
    if trigger.needs == "nothing":
        return True
    plain = candidate.is_plain or bool(candidate.money)
    if trigger.needs == "both":
        return both and (parties.weight >= _JOINED or not parties.explicit)
    if trigger.needs == "pair":
        half_named = language in _LEAVES_ONE_OUT and parties.rule.id == _HALF_NAMED
        return both or (two and (plain or half_named) and parties.weight > _WEAK)
    if trigger.needs == "side":
        return both or (plain and bool(parties.refs) and parties.rule.id != _GUESSED)
    if trigger.needs == "cue":
        return candidate.cue is not None
    if trigger.needs == "signing":
        return _tells_of_signing(candidate.cue) and bool(parties.refs)
    return both or (plain and bool(parties.refs))


def _tells_of_signing(cue: Cue | None) -> bool:
    """Whether words say plainly that something was, will be or was not signed."""
    return cue is not None and cue.rank > 1 and (cue.status is Status.SIGNED or cue.status in _UNSIGNED)
