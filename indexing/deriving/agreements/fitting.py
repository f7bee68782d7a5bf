"""Whether a candidate may be a deal that was told before: what ties the two together, what keeps them apart.

Different parties, different sums, a bundle against a single paper, an old deal against a new one, or words such as
"another" keep deals apart; words that point back ("the pact") bring them together.
"""

import re
from collections.abc import Sequence

from indexing.deriving.agreements.anew import is_told_anew
from indexing.deriving.agreements.candidate import DONE, Candidate, Deal
from indexing.deriving.agreements.known import are_one_theme, calls_it_the_accord
from indexing.vocabulary import AgreementKind, PassageKind, Status

#: Papers that states sign with each other.
INSTRUMENT = {AgreementKind.MEMORANDUM, AgreementKind.AGREEMENT, AgreementKind.PROTOCOL}
#: Business.
DEAL = {AgreementKind.CONTRACT, AgreementKind.PURCHASE}

_NAMED_BY_ANYTHING = INSTRUMENT | DEAL | {AgreementKind.ARRANGEMENT}
_CLOSE = 1
_BEFORE_SIGNING = {Status.AGREED, Status.PROPOSED}
_PHRASE = 60
_SURE = 0.2
_BREAK = re.compile(r"[,;:،؛]|\b(?:and|و|follow(?:s|ed|ing)|replac(?:es?|ed|ing)|after|before)\b")


def may_be_same(deal: Deal, candidate: Candidate) -> bool:
    """Whether `candidate` may be `deal`: something ties them together, or nothing keeps them apart."""
    last, trigger = deal.candidates[-1], candidate.trigger
    if trigger.theme and any(are_one_theme(c.trigger, trigger) for c in deal.voices):
        return True
    if trigger.known:
        return False
    if any(c.trigger.known for c in deal.voices):
        return calls_it_the_accord(deal, candidate) and _kinds_fit(deal, candidate)
    if trigger.verb and last.trigger.definite and last.trigger.sentence is trigger.sentence:
        return True
    if _one_sum(deal, candidate):
        return True
    if not _kinds_fit(deal, candidate) or not _scopes_fit(deal, candidate):
        return False
    if _one_phrase(last, candidate) or (not trigger.item and candidate.money & deal.money):
        return True
    if not (_amounts_fit(deal, candidate) and _bundles_fit(deal, candidate)):
        return False
    if trigger.another and not trigger.definite and not _is_only_headline(deal):
        return False
    if is_told_anew(deal, candidate):
        return False
    if trigger.definite:
        return _has_paper(deal) and not _surely_other_parties(deal, candidate) and _items_fit(deal, candidate)
    return _parties_fit(deal, candidate) and _times_fit(deal, candidate) and _subjects_fit(deal, candidate)


def _one_sum(deal: Deal, candidate: Candidate) -> bool:
    """Whether both are business or papers about the same sum of money between parties that may be the same."""
    if candidate.trigger.item or not candidate.money & deal.money:
        return False
    kinds = {candidate.trigger.kind, *(c.trigger.kind for c in deal.voices)}
    return kinds <= _NAMED_BY_ANYTHING and _parties_fit(deal, candidate)


def _scopes_fit(deal: Deal, candidate: Candidate) -> bool:
    """Whether no two arrangements for different travellers or borders come together."""
    old = {scope for c in deal.voices for scope in c.scopes}
    return not old or not candidate.scopes or bool(old & candidate.scopes)


def _has_paper(deal: Deal) -> bool:
    """Whether there is an agreement to point back to, not only a wish or an act."""
    return any(c.trigger.generic or not c.trigger.verb for c in deal.voices)


def _one_phrase(last: Candidate, candidate: Candidate) -> bool:
    """Whether both triggers stand in one phrase: "an agreement to buy a stake"."""
    sentence = candidate.trigger.sentence
    if last.trigger.sentence is not sentence or candidate.trigger.item is not None or last.trigger.whole:
        return False
    if candidate.trigger.count is not None and candidate.trigger.count != last.trigger.count:
        return False
    between = sentence.at(last.trigger.end, candidate.trigger.start)
    generic = last.trigger.generic or candidate.trigger.generic
    return generic and len(between) <= _PHRASE and not _BREAK.search(between)


def _items_fit(deal: Deal, candidate: Candidate) -> bool:
    """Whether both are parts of enumerations with a subject in common, or neither is a part of one."""
    item, items = candidate.trigger.item is not None, any(c.trigger.item is not None for c in deal.voices)
    old = {sector for c in deal.voices for sector in c.sector_names}
    return item == items and (not item or bool(old & candidate.sector_names))


def _kinds_fit(deal: Deal, candidate: Candidate) -> bool:
    """Whether the words can stand for the same thing: "the pact" for a memorandum, never a protocol for a contract."""
    kind = candidate.trigger.kind
    named = {c.trigger.kind for c in deal.voices if not c.trigger.generic}
    if not candidate.trigger.generic:
        if not named:
            return kind in _NAMED_BY_ANYTHING
        return kind in named or (kind in DEAL and named <= DEAL)
    close = candidate.trigger.sentence.position - deal.candidates[-1].trigger.sentence.position <= _CLOSE
    if candidate.trigger.verb and candidate.trigger.definite:
        return close
    return named <= INSTRUMENT or (named <= _NAMED_BY_ANYTHING and (close or candidate.trigger.definite))


def _parties_fit(deal: Deal, candidate: Candidate) -> bool:
    """Whether nobody is named who is not in the other; a headline may name the states of companies."""
    if not candidate.parties.explicit:
        return True
    told = [c.parties for c in deal.voices if c.parties.explicit]
    if all(c.trigger.sentence.kind is PassageKind.HEADLINE for c in deal.voices):
        return all(set(parties.refs) & set(candidate.parties.refs) for parties in told)
    new = candidate.parties
    if all(new.may_be(parties) for parties in told):
        return True
    return not candidate.trigger.indefinite and all(new.shares_a_company(parties) for parties in told)


def _surely_other_parties(deal: Deal, candidate: Candidate) -> bool:
    """Whether both sides of the comparison name parties plainly, and others."""
    if candidate.parties.weight < _SURE:
        return False
    sure = [c.parties for c in deal.voices if c.parties.weight >= _SURE]
    return any(not candidate.parties.may_be(p) and not candidate.parties.shares_a_company(p) for p in sure)


def is_plural(candidate: Candidate) -> bool:
    return candidate.trigger.plural or candidate.trigger.count is not None


def is_bundle(deal: Deal) -> bool:
    """Whether most of its sentences speak of several papers, or one gives their number."""
    plural = sum(is_plural(c) for c in deal.voices)
    return 2 * plural >= len(deal.voices) or any(c.trigger.count is not None for c in deal.voices)


def _bundles_fit(deal: Deal, candidate: Candidate) -> bool:
    counts = {c.trigger.count for c in deal.voices} - {None}
    if candidate.trigger.count and counts and candidate.trigger.count not in counts:
        return False
    if _same_number(deal, candidate) or (candidate.trigger.count and _is_only_headline(deal)):
        return True
    if is_plural(candidate) and not _kinds_in_common(deal, candidate):
        return False
    back = candidate.trigger.definite and not (is_bundle(deal) and candidate.parties.explicit)
    return is_bundle(deal) == is_plural(candidate) or back


def _kinds_in_common(deal: Deal, candidate: Candidate) -> bool:
    """Whether a number of papers may be those of `deal`: of one kind, pointed back to, or announced by the headline.

    What firms sign beside the "20 documents" of two states is none of them.
    """
    if candidate.trigger.definite or candidate.trigger.vague or _is_only_headline(deal):
        return True
    kind, counted = candidate.trigger.kind, any(c.trigger.count for c in deal.voices)
    vague = kind not in DEAL or not counted
    return any(c.trigger.kind is kind or (vague and c.trigger.vague) for c in deal.voices)


def _same_number(deal: Deal, candidate: Candidate) -> bool:
    """Whether both are bundles of as many papers."""
    return candidate.trigger.count is not None and any(c.trigger.count == candidate.trigger.count for c in deal.voices)


def _is_only_headline(deal: Deal) -> bool:
    """Whether nothing but the headline spoke of `deal` so far: what follows tells it, even as "also" or by number."""
    return all(c.trigger.sentence.kind is PassageKind.HEADLINE for c in deal.voices)


def _amounts_fit(deal: Deal, candidate: Candidate) -> bool:
    new, old = candidate.money, deal.money
    return not new or not old or bool(new & old)


def _times_fit(deal: Deal, candidate: Candidate) -> bool:
    """Whether both are news or both are old, and not one signed and the other not.

    What is in force now was signed before, so the two stages of one agreement may lie years apart.
    """
    olds = {c.background is not None for c in deal.voices}
    unsigned = candidate.status is Status.NOT_SIGNED
    refused = unsigned != any(c.status is Status.NOT_SIGNED for c in deal.voices)
    done = any(c.status is Status.SIGNED for c in (*deal.voices, candidate))
    if (refused and done) or _is_planned_anew(deal, candidate) or not _dates_fit(deal, candidate):
        return False
    return (candidate.background is not None) in olds or _is_only_headline(deal) or _are_two_stages(deal, candidate)


def _is_planned_anew(deal: Deal, candidate: Candidate) -> bool:
    """Whether "an agreement will be signed" comes after one that has been made."""
    ahead = candidate.trigger.indefinite and candidate.is_plain and candidate.status is Status.PROPOSED
    return ahead and any(c.is_plain and c.status in DONE for c in deal.voices)


def _are_two_stages(deal: Deal, candidate: Candidate) -> bool:
    """Whether one was signed and the other is in force or was agreed before, neither of them a number of papers."""
    stages = {c.status for c in deal.voices if c.is_plain}
    in_force = Status.IN_FORCE in stages and candidate.status is Status.SIGNED
    signed = Status.SIGNED in stages and candidate.status is Status.IN_FORCE
    named_alike = any(c.trigger.rule == candidate.trigger.rule and not c.trigger.verb for c in deal.voices)
    retold = candidate.background is not None and candidate.status in _BEFORE_SIGNING
    before = retold and named_alike and Status.SIGNED in stages
    stages_fit = before or (candidate.is_plain and (in_force or signed))
    return stages_fit and not is_bundle(deal) and not is_plural(candidate)


def _dates_fit(deal: Deal, candidate: Candidate) -> bool:
    """Whether the days on which both were signed are not plainly two."""
    new, old = _signed_on([candidate]), _signed_on(deal.voices)
    return not new or not old or any(a.startswith(b) or b.startswith(a) for a in new for b in old)


def _signed_on(candidates: Sequence[Candidate]) -> set[str]:
    signed = [c for c in candidates if c.is_plain and c.status is Status.SIGNED]
    return {found.date.value for c in signed for found in c.dates if found.date is not None}


def _subjects_fit(deal: Deal, candidate: Candidate) -> bool:
    """Whether the subjects agree; acts told in separate sentences need one in common, papers need no contradiction."""
    last = deal.candidates[-1].trigger.sentence
    here = candidate.trigger.sentence
    old = {sector for c in deal.voices for sector in c.sector_names}
    shared = bool(old & candidate.sector_names)
    if not _items_fit(deal, candidate):
        return False
    if PassageKind.HEADLINE in (last.kind, here.kind) or _same_number(deal, candidate):
        return True
    if candidate.trigger.named and any(c.trigger.rule == candidate.trigger.rule for c in deal.voices):
        return True
    if candidate.trigger.generic and candidate.trigger.plural and is_bundle(deal):
        return True
    if candidate.trigger.verb:
        acts = {c.trigger.rule for c in deal.voices if c.trigger.verb and not c.trigger.generic}
        fits = shared or not candidate.sector_names or not old
        near = here.position - last.position <= _CLOSE
        return fits and (candidate.trigger.generic or (near and not acts) or candidate.trigger.rule in acts)
    return here.position - last.position <= _CLOSE or shared or not old or not candidate.sector_names
