"""Accords that all know by their name, such as a nuclear accord that many countries quarrel over.

Whoever speaks of such an accord is seldom a party to it, so that the names beside it neither make it another one nor
tell how far it has come: it is there, and what is agreed about it is a deal of its own.
"""

from indexing.deriving.agreements.candidate import Candidate, Deal, Trigger

_NOUN = 2


def are_one_theme(left: Trigger, right: Trigger) -> bool:
    """Whether both are the same words of a theme, or one is the name of the accord and the other a way to call it."""
    alike = left.theme and left.kind is right.kind and left.known != right.known
    return left.rule == right.rule or alike


def calls_it_the_accord(deal: Deal, candidate: Candidate) -> bool:
    """Whether words such as "the accord", which tell of no new step, may stand for one that all know by its name."""
    trigger, sides = candidate.trigger, {ref for c in deal.voices for ref in c.parties.refs}
    new_step = trigger.verb and candidate.cue is not None and candidate.cue.rank > _NOUN
    if not trigger.generic or new_step or trigger.another or trigger.indefinite:
        return False
    return not sides or not candidate.parties.explicit or bool(sides & set(candidate.parties.refs))


def told_of_known(candidates: list[Candidate]) -> Candidate | None:
    """The first of `candidates` that names an accord whose own name says that it is in force."""
    return next((c for c in candidates if c.trigger.known and c.trigger.fixed), None)
