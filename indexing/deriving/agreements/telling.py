"""Which of the sentences that speak of a deal tells it best: the one that is shown as its evidence.

The weights were set by hand and checked on labelled articles: how often the sentence that comes first is one that a
label marks too.
"""

from indexing.deriving.agreements.candidate import Candidate, Deal
from indexing.deriving.agreements.wording import Wording
from indexing.deriving.scanning import scanner
from indexing.deriving.text import Sentence
from indexing.vocabulary import Participation, PassageKind, Status

_HEADING = 160
_NEGATION = "/negation"
#: How much more a sentence must read like one that tells of an agreement, to go before the one that the rules prefer.
_BETTER = 1.5


def most_telling_first(deal: Deal, language: str) -> list[Candidate]:
    """The candidates of `deal` in the order of how much their sentences tell, read with the tables of `language`."""
    first = _first_of(deal)
    return sorted(deal.candidates, key=lambda c: _telling(c, first, language), reverse=True)


def best_worded_first(ranked: list[Candidate], wording: Wording) -> list[Candidate]:
    """`ranked` with the sentence of the body first that reads most like one that tells of an agreement, if by far."""
    chosen = ranked[0].trigger.sentence.position
    body = {c.trigger.sentence.position for c in ranked if c.trigger.sentence.kind is not PassageKind.HEADLINE}
    best = max(body, key=lambda position: (wording.score(position), -position), default=chosen)
    if wording.score(best) < wording.score(chosen) + _BETTER:
        return ranked
    return sorted(ranked, key=lambda candidate: candidate.trigger.sentence.position != best)


def _first_of(deal: Deal) -> int:
    """The position of the first sentence of the body, if any, that speaks of `deal`."""
    sentences = [c.trigger.sentence for c in deal.candidates]
    body = [s.position for s in sentences if s.kind is not PassageKind.HEADLINE]
    return min(body or [s.position for s in sentences])


def _telling(candidate: Candidate, first: int, language: str) -> tuple[float, int]:
    """How much a sentence says about its agreement, less by its distance from the `first` one that speaks of it.

    A headline says it shortest, so the body goes before it; what first brings a deal up tells it to those who know
    nothing of it yet. A sentence with a negation tells rather what it is not.
    """
    sentence = candidate.trigger.sentence
    signed_by = any(part.participation is Participation.SIGNATORY for part in candidate.people)
    score = (
        -2.0 * (sentence.kind is PassageKind.HEADLINE or (not sentence.position and sentence.text[-1].isalnum()))
        - 1.0 * (len(sentence.text) < _HEADING and sentence.text[-1].isalnum())
        + 1.5 * candidate.is_plain
        + 3.0 * candidate.parties.weight
        + 1.5 * (candidate.status is Status.SIGNED and signed_by)
        + 0.7 * bool(candidate.amounts)
        + 0.1 * min(3, len(candidate.sectors))
        + 0.4 * (sentence.position == first)
        - 0.5 * candidate.trigger.definite
        - 0.7 * _denies(sentence, language)
        - 0.08 * min(8, sentence.position - first)
    )
    return score, -candidate.trigger.sentence.position


def _denies(sentence: Sentence, language: str) -> bool:
    """Whether a negation stands in `sentence`, by the table `doubts`."""
    rows = scanner(language, "doubts").likely(sentence.text)
    return any(row.rule.id.endswith(_NEGATION) and row.pattern.search(sentence.text) for row in rows)
