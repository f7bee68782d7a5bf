"""How sure the rules are of an agreement, as a sum that can be read: every part of it is a reason with its weight.

The weights are additive. That a deal is told again, with people or with figures, was measured to say nothing about
whether it is one, so these are no reasons. How often a confidence is right stands in docs/deriving.md.
"""

from collections.abc import Sequence

from indexing.deriving.agreements.candidate import Candidate, Deal
from indexing.deriving.scanning import scanner
from indexing.deriving.text import ArticleText
from indexing.values import Reason
from indexing.vocabulary import PassageKind

#: Records at or above this are published; those below wait for an editor. Of the labelled English and Persian articles
#: at hand it keeps three quarters of the labels, and more than nine of ten published records match one; a higher one
#: loses labels and gains little (`python -m benchmarks.calibration`).
PUBLISHED = 0.55

#: Records below this are not even proposed to an editor; above all those that a text denies.
LISTED = 0.25

_BASE = 0.15
_HIGHEST = 0.97
_RANK_WEIGHT = {4: 0.2, 3: 0.2, 2: 0.06, 1: 0.03}
_DENIAL = 4
_FULL_DENSITY = 1.5


def reasons_of(deal: Deal, density: float) -> tuple[Reason, ...]:
    """The steps that make the confidence of `deal`; `density` is that of words of the beat in the article."""
    candidates = deal.candidates
    parties = max((c.parties for c in candidates), key=lambda parties: parties.weight)
    trigger = max((c.trigger for c in candidates), key=lambda trigger: trigger.weight)
    steps = [
        Reason(code="found", weight=_BASE),
        Reason(code=trigger.rule.id, weight=trigger.weight),
        Reason(code=parties.rule.id, weight=parties.weight),
        _status_reason(candidates),
        Reason(code="beat", weight=round(0.1 * min(1.0, density / _FULL_DENSITY), 3)),
    ]
    if any(c.trigger.sentence.kind is PassageKind.HEADLINE for c in candidates):
        steps.append(Reason(code="headline", weight=0.03))
    if len(parties.refs) > 1 and len(parties.states) == 1:
        steps.append(Reason(code="one-home", weight=-0.15))
    if any(c.cue is not None and c.cue.rank == _DENIAL for c in candidates):
        steps.append(Reason(code="denied", weight=-1.0))
    return tuple(step for step in steps if step.weight)


def confidence_of(reasons: Sequence[Reason]) -> float:
    """The sum of `reasons`, held between 0 and 0.97: no rule is ever certain."""
    return round(min(_HIGHEST, max(0.0, sum(reason.weight for reason in reasons))), 3)


def density_of(text: ArticleText, language: str) -> float:
    """How many words of the beat (trade, cooperation, ministers) the article has per sentence."""
    words = scanner(language, "beat")
    hits = sum(len(row.pattern.findall(s.text)) for s in text.sentences for row in words.likely(s.text))
    return hits / max(1, len(text.sentences))


def _status_reason(candidates: Sequence[Candidate]) -> Reason:
    cues = [c.cue for c in candidates if c.cue is not None]
    if not cues:
        return Reason(code="status:none", weight=0.0)
    cue = max(cues, key=lambda cue: cue.rank)
    return Reason(code=cue.rule.id, weight=_RANK_WEIGHT[cue.rank])
