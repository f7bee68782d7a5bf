"""Which candidates of one article speak of the same agreement.

Candidates are taken in the order of the text; each joins the latest deal that it does not contradict, or opens a new
one if its sentence gives enough. Different parties, different sums, a bundle against a single paper, an old deal
against a new one, or words such as "another" keep deals apart; words that point back ("the pact") bring them
together.
"""

import re
from collections.abc import Sequence

from indexing.deriving.agreements.candidate import Candidate, Deal
from indexing.deriving.agreements.parties import speaks_of_both
from indexing.values import Amount
from indexing.vocabulary import AgreementKind, PassageKind

_INSTRUMENT = {AgreementKind.MEMORANDUM, AgreementKind.AGREEMENT, AgreementKind.PROTOCOL}
_DEAL = {AgreementKind.CONTRACT, AgreementKind.PURCHASE}
_NAMED_BY_ANYTHING = _INSTRUMENT | _DEAL | {AgreementKind.ARRANGEMENT}
_CLOSE = 1
_PHRASE = 60
_SURE = 0.2
_WEAK = 0.04
_BREAK = re.compile(r"[,;:،؛]|\b(?:and|و)\b")


def deals_of(candidates: Sequence[Candidate], language: str) -> list[Deal]:
    """The deals of an article, in the order in which they are first spoken of."""
    deals: list[Deal] = []
    for candidate in candidates:
        home = next((deal for deal in reversed(deals) if _same(deal, candidate)), None)
        if home is not None:
            home.candidates.append(candidate)
        elif _opens(candidate, language):
            deals.append(Deal([candidate]))
    return deals


def _opens(candidate: Candidate, language: str) -> bool:
    """Whether the sentence of `candidate` says enough for a record of its own."""
    trigger, parties = candidate.trigger, candidate.parties
    two = len(parties.refs) > 1
    both = two and (parties.explicit or speaks_of_both(trigger.sentence, language))
    if trigger.generic and trigger.definite and not parties.explicit:
        return False
    plain = candidate.cue is not None and candidate.cue.rank > 1
    if trigger.needs == "pair":
        return both or (two and plain and parties.weight > _WEAK)
    if trigger.needs == "cue":
        return candidate.cue is not None
    return both or (plain and bool(parties.refs))


def _same(deal: Deal, candidate: Candidate) -> bool:
    """Whether nothing that `candidate` says speaks against its being `deal`."""
    if not _kinds_fit(deal, candidate):
        return False
    if _one_phrase(deal.candidates[-1], candidate):
        return True
    if candidate.trigger.another or not (_amounts_fit(deal, candidate) and _bundles_fit(deal, candidate)):
        return False
    if candidate.trigger.definite:
        return not _surely_other_parties(deal, candidate) and _items_fit(deal, candidate)
    return _parties_fit(deal, candidate) and _times_fit(deal, candidate) and _subjects_fit(deal, candidate)


def _one_phrase(last: Candidate, candidate: Candidate) -> bool:
    """Whether both triggers stand in one phrase: "an agreement to buy a stake"."""
    sentence = candidate.trigger.sentence
    if last.trigger.sentence is not sentence or candidate.trigger.item is not None:
        return False
    between = sentence.text[last.trigger.end - sentence.start : candidate.trigger.start - sentence.start]
    generic = last.trigger.generic or candidate.trigger.generic
    return generic and len(between) <= _PHRASE and not _BREAK.search(between)


def _items_fit(deal: Deal, candidate: Candidate) -> bool:
    """Whether the parts of an enumeration are kept apart by their subjects."""
    apart = candidate.trigger.item is not None or any(c.trigger.item is not None for c in deal.candidates)
    old = {sector for c in deal.candidates for sector in c.sector_names}
    return not apart or bool(old & candidate.sector_names)


def _kinds_fit(deal: Deal, candidate: Candidate) -> bool:
    """Whether the words can stand for the same thing: "the pact" for a memorandum, never a protocol for a contract."""
    kind = candidate.trigger.kind
    named = {c.trigger.kind for c in deal.candidates if not c.trigger.generic}
    if not candidate.trigger.generic:
        if not named:
            return kind in _NAMED_BY_ANYTHING
        return kind in named or (kind in _DEAL and named <= _DEAL)
    close = candidate.trigger.sentence.position - deal.candidates[-1].trigger.sentence.position <= _CLOSE
    return named <= _INSTRUMENT or (named <= _NAMED_BY_ANYTHING and (close or candidate.trigger.definite))


def _parties_fit(deal: Deal, candidate: Candidate) -> bool:
    new = set(candidate.parties.refs) if candidate.parties.explicit else set()
    for other in deal.candidates:
        old = set(other.parties.refs) if other.parties.explicit else set()
        if new and old and not (new <= old or old <= new):
            return False
    return True


def _surely_other_parties(deal: Deal, candidate: Candidate) -> bool:
    """Whether both sides of the comparison name parties plainly, and others."""
    if candidate.parties.weight < _SURE:
        return False
    new = set(candidate.parties.refs)
    sure = [set(c.parties.refs) for c in deal.candidates if c.parties.weight >= _SURE]
    return any(not (new <= old or old <= new) for old in sure)


def _bundles_fit(deal: Deal, candidate: Candidate) -> bool:
    counts = {c.trigger.count for c in deal.candidates} - {None}
    if candidate.trigger.count and counts and candidate.trigger.count not in counts:
        return False
    bundle = bool(counts) or any(c.trigger.plural for c in deal.candidates)
    one_of_them = candidate.trigger.count is not None or candidate.trigger.plural
    return bundle == one_of_them or candidate.trigger.definite


def _money(candidate: Candidate) -> set[Amount]:
    amounts = (found.amount for found in candidate.amounts)
    return {Amount(value=a.value, unit=a.unit) for a in amounts if a is not None and a.unit.isupper()}


def _amounts_fit(deal: Deal, candidate: Candidate) -> bool:
    new = _money(candidate)
    old = {amount for c in deal.candidates for amount in _money(c)}
    return not new or not old or bool(new & old)


def _times_fit(deal: Deal, candidate: Candidate) -> bool:
    olds = {c.background is not None for c in deal.candidates}
    return (candidate.background is not None) in olds


def _subjects_fit(deal: Deal, candidate: Candidate) -> bool:
    """Whether the subjects agree; acts told in separate sentences need one in common, papers need no contradiction."""
    last = deal.candidates[-1].trigger.sentence
    here = candidate.trigger.sentence
    old = {sector for c in deal.candidates for sector in c.sector_names}
    shared = bool(old & candidate.sector_names)
    if candidate.trigger.item is not None or any(c.trigger.item is not None for c in deal.candidates):
        return shared
    if PassageKind.HEADLINE in (last.kind, here.kind):
        return True
    if candidate.trigger.verb:
        return shared
    return here.position - last.position <= _CLOSE or shared or not old or not candidate.sector_names
