"""Which of the sentences about a deal tells whose it is, where they do not name the same parties.

The one whose resolver is surest, with a start for the sentence that is shown first, as whoever reads it expects to find
the parties there. A headline has few words and leaves out who signs, and a name beats none.
"""

from collections.abc import Sequence

from indexing.deriving.agreements.candidate import Candidate, Parties
from indexing.vocabulary import PassageKind

_HEADLINE = 0.06
_FIRST = 0.05
_POINTS_BACK = 0.05


def surest_parties(ranked: Sequence[Candidate]) -> Parties:
    """The parties of the deal that `ranked` tell of, the best first; the earliest of those that are as sure."""

    def rank(candidate: Candidate) -> tuple[bool, float, bool, int]:
        parties, trigger = candidate.parties, candidate.trigger
        in_headline = trigger.sentence.kind is PassageKind.HEADLINE
        weight = parties.weight + _FIRST * (candidate is ranked[0])
        weight -= _POINTS_BACK * trigger.definite + _HEADLINE * in_headline
        return bool(parties.refs), weight, not in_headline, -trigger.start

    return max(ranked, key=rank).parties
