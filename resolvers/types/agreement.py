"""Agreement: who agreed what with whom, how far it has come, and the passages that say so."""

from operator import attrgetter
from typing import Annotated, Self

import strawberry

from indexing import documents
from indexing.curating.proposals import revision_of
from indexing.values import PartialDate
from indexing.vocabulary import AgreementKind, Language, Participation, Salience, Sector
from resolvers.batches import by_id
from resolvers.connections import Connection, First, page_size
from resolvers.enums import DatePrecision
from resolvers.fields import relation, resolved
from resolvers.relating import listed
from resolvers.types.disagreement import MOST_CLAIMS, MOST_FIELDS, Disagreement, disagreements
from resolvers.types.evidence import Participant, StatedAmount, StatusEvidence
from resolvers.types.forward import AClaim, AnArticle, APassage
from resolvers.types.node import Node
from resolvers.types.values import InLanguage, Name, Reason, precision_of, preferred
from resolvers.views import shows

#: Participants that are given unless another number is asked for; hardly any agreement names more.
_TAKING_PART = 20

InRoles = Annotated[
    list[Participation] | None,
    strawberry.argument(description="Only participants in these roles; all of them if none is given."),
]


@shows(documents.Agreement)
@strawberry.type(description="A deal between states, organisations or persons, folded from one or more articles.")
class Agreement(Node):
    kind: AgreementKind = strawberry.field(description="The instrument or outcome.")
    status: StatusEvidence = strawberry.field(description="How far it has come, and what says so.")
    sectors: list[Sector] = strawberry.field(description="What it is about.")
    date: PartialDate | None = strawberry.field(description="When it was concluded or, failing that, announced.")
    date_precision: DatePrecision | None = strawberry.field(description="How much of `date` is given.")
    count: int | None = strawberry.field(description="The number of documents in a bundle: 17 memoranda.")
    salience: Salience = strawberry.field(description="How much the coverage is about it.")
    confidence: float = strawberry.field(description="How sure it is that this agreement exists, from 0 to 1.")
    reasons: list[Reason] = strawberry.field(description="What `confidence` is made of.")
    source_count: int = strawberry.field(description="Independent sources; reprints of one text count once.")
    taking_part: strawberry.Private[list[Participant]]
    document: strawberry.Private[documents.Agreement]

    @classmethod
    def of(cls, document: documents.Agreement) -> Self:
        """The document as the schema shows it."""
        return cls(
            id=strawberry.ID(document.id),
            kind=document.kind,
            status=StatusEvidence.of(document.status),
            sectors=list(document.sectors),
            date=document.date,
            date_precision=precision_of(document.date),
            count=document.count,
            salience=document.salience,
            confidence=document.confidence,
            reasons=[Reason.of(reason) for reason in document.reasons],
            source_count=document.source_count,
            taking_part=[Participant.of(each) for each in document.participants],
            document=document,
        )

    def _in_role(self, first: int, *roles: Participation) -> list[Participant]:
        return [each for each in self.taking_part if each.role in roles][: page_size(first)]

    @resolved("A title made by Peyman from kind, parties and subject, in one language.")
    def title(self, language: InLanguage = Language.EN) -> str:
        return preferred(self.document.titles, language)

    @resolved("The title in each language that it can be worded in.")
    def titles(self) -> list[Name]:
        return [Name.of(title) for title in self.document.titles]

    @resolved("The sides that are bound by it; empty where the text does not name them.")
    def parties(self, first: First = _TAKING_PART) -> list[Participant]:
        return self._in_role(first, Participation.PARTY)

    @resolved("Those who put a name under it.")
    def signatories(self, first: First = _TAKING_PART) -> list[Participant]:
        return self._in_role(first, Participation.SIGNATORY)

    @resolved("Everybody who takes part in it, in whatever role.")
    def participants(self, roles: InRoles = None, first: First = _TAKING_PART) -> list[Participant]:
        return self._in_role(first, *(roles or Participation))

    @resolved("The amounts that are stated, each with its passages.")
    def amounts(self, first: First = 10) -> list[StatedAmount]:
        return [StatedAmount.of(stated) for stated in self.document.amounts[: page_size(first)]]

    @resolved("What tells this state from every other; an editor sends it along with a decision.")
    def revision(self) -> str:
        return revision_of(self.document)

    @resolved("Ids of agreements that were found to be this one.")
    def former_ids(self) -> list[strawberry.ID]:
        return [strawberry.ID(former) for former in self.document.former_ids]

    passages: Connection[APassage] = listed(
        "The passages that attest it, the most telling first.",
        by_id.passages,
        attrgetter("document.passage_ids"),
        "agreement.passages",
    )

    claims: Connection[AClaim] = listed(
        "The single statements that it is folded from, also those that contradict each other.",
        by_id.claims,
        attrgetter("document.claim_ids"),
        "agreement.claims",
    )

    articles: Connection[AnArticle] = listed(
        "The articles that tell of it.", by_id.articles, attrgetter("document.article_ids"), "agreement.articles"
    )

    disagreements: list[Disagreement] = relation(
        "Where its sources disagree, among its first 200 claims: kind, status, date, count, and amounts of one unit.",
        disagreements,
        cost=MOST_CLAIMS,
        bound=MOST_FIELDS,
    )
