"""Whether a sentence brings up a further agreement although its words would fit one that was told before.

News tells a deal once in the lead and once more in full; what it brings up after that with "a memorandum was signed"
is another one, if it has other parties or another subject.
"""

from indexing.deriving.agreements.candidate import DONE, Candidate, Deal
from indexing.vocabulary import PassageKind, Status

_LEAD = 1
_VERB = 3


def is_told_anew(deal: Deal, candidate: Candidate) -> bool:
    """Whether `candidate` tells of another agreement than `deal`, although nothing else keeps them apart."""
    return (
        _is_concluded_anew(deal, candidate)
        or _is_paper_after_acts(deal, candidate)
        or _is_concluded_after_plans(deal, candidate)
    )


def _is_concluded_anew(deal: Deal, candidate: Candidate) -> bool:
    """Whether "they signed an agreement" comes after the body has told `deal`, of other parties or another subject.

    What only the lead told may be told once more in full.
    """
    trigger = candidate.trigger
    if not trigger.indefinite or trigger.definite or not _is_concluded(candidate):
        return False
    told = [c for c in deal.voices if c.trigger.sentence.position > _LEAD and _is_concluded(c)]
    if not told or any(c.trigger.sentence is trigger.sentence for c in told):
        return False
    named = [set(c.parties.refs) for c in told if c.parties.explicit]
    if named and candidate.parties.explicit and set(candidate.parties.refs) not in named:
        return True
    old = {sector for c in told for sector in c.sector_names}
    return bool(old and candidate.sector_names and not old & candidate.sector_names)


def _is_concluded(candidate: Candidate) -> bool:
    return candidate.cue is not None and candidate.cue.rank >= _VERB and candidate.status in DONE


def _is_paper_after_acts(deal: Deal, candidate: Candidate) -> bool:
    """Whether "an accord was signed" comes after other sentences that only told of acts ("agreed to build a road")."""
    trigger = candidate.trigger
    if trigger.verb or trigger.definite or not (trigger.indefinite or trigger.plural):
        return False
    cue = candidate.cue
    if cue is None or not (cue.rank >= _VERB or (cue.status is Status.SIGNED and candidate.is_plain)):
        return False
    before = [c.trigger for c in deal.voices]
    apart = all(acts.verb and acts.sentence is not trigger.sentence for acts in before)
    return apart and any(acts.sentence.kind is not PassageKind.HEADLINE for acts in before)


def _is_concluded_after_plans(deal: Deal, candidate: Candidate) -> bool:
    """Whether "they signed an accord in May" comes after the body has only told what is still to be agreed."""
    trigger = candidate.trigger
    if trigger.verb or not trigger.indefinite or trigger.definite or not _is_concluded(candidate):
        return False
    told = [c for c in deal.voices if c.trigger.sentence.kind is not PassageKind.HEADLINE and c.is_plain]
    apart = all(c.trigger.sentence is not trigger.sentence for c in told)
    return bool(told) and apart and all(c.status is Status.PROPOSED for c in told)
