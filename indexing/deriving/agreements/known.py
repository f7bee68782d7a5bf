"""Accords that all know by their name, such as a nuclear accord that many countries quarrel over.

Whoever speaks of such an accord is seldom a party to it, so that the names beside it neither make it another one nor
tell how far it has come: it is there, and what is agreed about it is a deal of its own.
"""

from collections.abc import Iterable, Iterator, Sequence

from indexing.deriving.agreements.candidate import Candidate, Deal, Parties, Trigger
from indexing.deriving.findings import ActorFinding, AgreementFinding
from indexing.deriving.mentions.blocs import bloc_name
from indexing.deriving.mentions.found import ArticleMentions
from indexing.deriving.scanning import scanner
from indexing.values import Rule
from indexing.vocabulary import ActorKind, Language

_NOUN = 2
_WEIGHT = 0.2
_IMPLIED = "implied:"
_IMPLIED_CONFIDENCE = 0.5


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
    """Whose the accord is that `candidates` call by its name; the table `accords`.

    A bloc that the table lists as implied is one of them without being named, if another is. None for an accord
    without a name and for one none of whose parties is named.
    """
    for trigger in (c.trigger for c in candidates if c.trigger.named):
        words = trigger.sentence.at(trigger.start, trigger.end)
        for row in scanner(language, "accords", "parties", "implied").likely(words):
            if row.pattern.search(words):
                codes = row["parties"].split(" ")
                named = {code: actor.ref for code in codes for actor in mentions.actors if actor.code == code}
                unnamed = [code for code in codes if code == row["implied"] and code not in named]
                refs = (*named.values(), *(_IMPLIED + code for code in unnamed))
                return Parties(refs, row.rule, _WEIGHT, explicit=True) if named else None
    return None


def is_implied(ref: str) -> bool:
    """Whether `ref` stands for a bloc that the article does not name."""
    return ref.startswith(_IMPLIED)


def name_of_implied(ref: str, language: str) -> str | None:
    """What the bloc is called that `ref` stands for without being named; None for a ref of the article's actors."""
    return bloc_name(ref.removeprefix(_IMPLIED), Language(language)) if is_implied(ref) else None


def implied_actors(agreements: Iterable[AgreementFinding], language: Language) -> Iterator[ActorFinding]:
    """The blocs that are parties of `agreements` by the name of the accord alone; their name stands for a surface."""
    claims = (claim for agreement in agreements for claim in agreement.claims if claim.ref)
    implied = {claim.ref: claim for claim in claims if claim.ref and is_implied(claim.ref)}
    for ref, claim in implied.items():
        yield ActorFinding(
            ref=ref,
            kind=ActorKind.BLOC,
            name=claim.text,
            language=language,
            code=ref.removeprefix(_IMPLIED),
            surfaces=(claim.text,),
            rule=Rule(id=claim.rule.id),
            confidence=_IMPLIED_CONFIDENCE,
        )
