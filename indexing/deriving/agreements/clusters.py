"""Which candidates of one article speak of the same agreement.

Candidates are taken in the order of the text; each joins the latest deal that it does not contradict, or opens a new
one if its sentence gives enough. Different parties, different sums, a bundle against a single paper, an old deal
against a new one, or words such as "another" keep deals apart; words that point back ("the pact") bring them
together.
"""

from collections.abc import Sequence

from indexing.deriving.agreements.candidate import Candidate, Deal
from indexing.deriving.agreements.parties import speaks_of_both
from indexing.values import Amount
from indexing.vocabulary import AgreementKind, PassageKind

_INSTRUMENT = {AgreementKind.MEMORANDUM, AgreementKind.AGREEMENT, AgreementKind.PROTOCOL}
_DEAL = {AgreementKind.CONTRACT, AgreementKind.PURCHASE}
_NAMED_BY_ANYTHING = _INSTRUMENT | _DEAL | {AgreementKind.ARRANGEMENT}
_CLOSE = 1


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
    if trigger.needs == "pair":
        return both or (two and parties.weight > 0.04)
    if trigger.needs == "cue":
        return candidate.cue is not None
    return both or (candidate.cue is not None and candidate.cue.rank > 1)


def _same(deal: Deal, candidate: Candidate) -> bool:
    return (
        not candidate.trigger.another
        and _kinds_fit(deal, candidate)
        and _parties_fit(deal, candidate)
        and _bundles_fit(deal, candidate)
        and _amounts_fit(deal, candidate)
        and (_points_back(candidate) or (_times_fit(deal, candidate) and _subjects_fit(deal, candidate)))
    )


def _points_back(candidate: Candidate) -> bool:
    return candidate.trigger.definite


def _kinds_fit(deal: Deal, candidate: Candidate) -> bool:
    kind = candidate.trigger.kind
    kinds = {c.trigger.kind for c in deal.candidates}
    if kind in kinds:
        return True
    generic = candidate.trigger.generic or any(c.trigger.generic for c in deal.candidates)
    if generic:
        return kind in _NAMED_BY_ANYTHING and kinds <= _NAMED_BY_ANYTHING
    return kind in _DEAL and kinds <= _DEAL


def _parties_fit(deal: Deal, candidate: Candidate) -> bool:
    new = set(candidate.parties.refs) if candidate.parties.explicit else set()
    for other in deal.candidates:
        old = set(other.parties.refs) if other.parties.explicit else set()
        if new and old and not (new <= old or old <= new):
            return False
    return True


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
    last = deal.candidates[-1].trigger.sentence
    here = candidate.trigger.sentence
    if here.position - last.position <= _CLOSE or PassageKind.HEADLINE in (last.kind, here.kind):
        return True
    old = {sector for c in deal.candidates for sector in c.sector_names}
    return not old or not candidate.sector_names or bool(old & candidate.sector_names)
