"""Accords that all know by their name, such as a nuclear accord that many countries quarrel over.

Whoever speaks of such an accord is seldom a party to it, so that the names beside it neither make it another one nor
tell how far it has come: it is there, and what is agreed about it is a deal of its own.
"""

from collections.abc import Sequence

from indexing.deriving.agreements.candidate import Candidate, Deal, Parties, Trigger
from indexing.deriving.mentions.found import ArticleMentions
from indexing.deriving.scanning import scanner

_NOUN = 2
_WEIGHT = 0.2


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


def sides_of_known(candidates: Sequence[Candidate], mentions: ArticleMentions, language: str) -> Parties | None:
    """Whose the accord is that `candidates` call by its name, as far as the article names them; the table `accords`.

    None for an accord without a name and for one none of whose parties is named.
    """
    for trigger in (c.trigger for c in candidates if c.trigger.named):
        words = trigger.sentence.text[trigger.start - trigger.sentence.start : trigger.end - trigger.sentence.start]
        for row in scanner(language, "accords", "parties").likely(words):
            if row.pattern.search(words):
                codes = row["parties"].split(" ")
                refs = tuple(actor.ref for code in codes for actor in mentions.actors if actor.code == code)
                return Parties(refs, row.rule, _WEIGHT, explicit=True) if refs else None
    return None
