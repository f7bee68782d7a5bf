"""What kind of agreement a deal is: what the word that names it says, unless the sides make it another one."""

from collections.abc import Sequence

from indexing.deriving.agreements.candidate import Candidate
from indexing.deriving.agreements.companies import is_company
from indexing.deriving.agreements.fitting import DEAL
from indexing.deriving.agreements.sides import kinds_of
from indexing.deriving.findings import ActorFinding, AgreementFinding
from indexing.values import Rule
from indexing.vocabulary import ActorKind, AgreementKind

_SIMILAR = Rule(id="kind/like-the-one-before")
_OF_LABOUR = Rule(id="kind/of-labour")
_COMMERCIAL = Rule(id="kind/between-companies")
_LENDS_TO_STATES = {"International Monetary Fund"}


def kind_of(
    ranked: Sequence[Candidate], actors: Sequence[ActorFinding], before: Sequence[AgreementFinding], language: str
) -> tuple[AgreementKind, Rule]:
    """The kind of the deal of `ranked`, its most telling candidate first, between `actors`, and the rule that tells it.

    `before` are the findings already written, to which "a similar deal" may point.
    """
    best = naming_of(ranked).trigger
    kind, rule = best.kind, best.rule
    labour = any("labour" in kinds_of(actor, language) for actor in actors)
    if best.among_states is not None:
        kind = kind if not actors or any(map(_does_business, actors)) else best.among_states
    elif kind is AgreementKind.CONTRACT and labour:
        kind, rule = AgreementKind.AGREEMENT, _OF_LABOUR
    elif best.generic and kind is AgreementKind.AGREEMENT and not labour and _has_company(actors, language):
        kind, rule = AgreementKind.CONTRACT, _COMMERCIAL
    elif best.vague and best.another and before and before[-1].kind in DEAL:
        kind, rule = before[-1].kind, _SIMILAR
    return kind, rule


def naming_of(ranked: Sequence[Candidate]) -> Candidate:
    """The candidate whose words name the kind: a paper with a name of its own, else an act told with the paper.

    An act of another sentence ("will supply gas") does not make a purchase of what is called an agreement.
    """
    papers = [c for c in ranked if not c.trigger.verb]
    sentences = {c.trigger.sentence.position for c in papers}
    named = [c for c in papers if not c.trigger.generic]
    acts = [c for c in ranked if not c.trigger.generic and (not papers or c.trigger.sentence.position in sentences)]
    return next(iter(named or acts or papers), ranked[0])


def _has_company(actors: Sequence[ActorFinding], language: str) -> bool:
    return any(is_company(actor, language) for actor in actors)


def _does_business(actor: ActorFinding) -> bool:
    """Whether `actor` is no state or bloc: a firm, or a bank that lends to others than states too."""
    return actor.kind is ActorKind.ORGANISATION and actor.name not in _LENDS_TO_STATES
