"""The vocabulary of the project as documents: Article, Passage, Mention, Claim, Actor, Agreement.

Articles and decisions (`indexing.decisions`) are the only things that cannot be rebuilt. Everything else is derived
from them and can be thrown away. A document is frozen; `format` is the version of its shape, so that a reader can
refuse or convert an older one. Ids are opaque, carry a prefix that tells the type (`art-`, `pas-`, `clm-`, `act-`,
`agr-`, `dec-`), and never die: a document that absorbed another lists that one's id in `former_ids`, and looking it up
finds the new one.
"""

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from indexing.identity import sha256_of
from indexing.values import Amount, Anchor, Confidence, CountryCode, Name, PartialDate, Reason, Rule, Span, Value
from indexing.vocabulary import (
    ActorKind,
    AgreementKind,
    ClaimField,
    Language,
    MentionKind,
    Participation,
    PassageKind,
    Salience,
    Sector,
    Status,
)


class Document(Value):
    """Something with an id that is stored, indexed and served."""

    COLLECTION: ClassVar[str]

    id: str
    format: int = 1


class Article(Document):
    """One published text in one revision.

    `raw` is the text exactly as received, never normalised or stripped; `chrome` marks the parts of it that belong to
    the page, not to the article. For HTML, `raw` is the visible text of the whole page in document order and `source`
    keeps the markup itself. `revision` counts from 1; `text_sha256` is of the UTF-8 form of `raw`.
    """

    COLLECTION: ClassVar[str] = "articles"

    raw: str
    text_sha256: str
    revision: Annotated[int, Field(ge=1)] = 1
    language: Language
    media_type: str = "text/plain"
    source: str | None = None
    url: str | None = None
    publisher: str | None = None
    headline: Name | None = None
    headline_span: Span | None = None
    published: PartialDate | None = None
    chrome: tuple[Span, ...] = ()
    sample: bool = False

    @model_validator(mode="after")
    def _spans_inside(self) -> Self:
        if self.text_sha256 != sha256_of(self.raw):
            raise ValueError("text_sha256 is not that of raw")
        for span in (*self.chrome, *((self.headline_span,) if self.headline_span else ())):
            if span.end > len(self.raw):
                raise ValueError(f"span {span.start}..{span.end} is outside of a text of {len(self.raw)} code points")
        return self


class Mention(Span):
    """A span that names an actor, an amount or a date. `actor_id` is empty where the actor stayed unknown."""

    quote: str
    kind: MentionKind
    rule: Rule
    confidence: Confidence
    actor_id: str | None = None
    amount: Amount | None = None
    date: PartialDate | None = None


class Passage(Document, Anchor):
    """A headline or sentence of an article, with the mentions inside it. `position` counts from 0 in the article."""

    COLLECTION: ClassVar[str] = "passages"

    article_id: str
    revision: int
    kind: PassageKind
    position: int
    language: Language
    mentions: tuple[Mention, ...] = ()


class ClaimValue(Value):
    """What a claim says; exactly the slots that its field needs are filled.

    `text` is always given and readable by itself (`signed`, `trade`, `1000000000 USD`, a role's title, a name).
    """

    text: str
    actor_id: str | None = None
    participation: Participation | None = None
    amount: Amount | None = None
    date: PartialDate | None = None
    language: Language | None = None


class Claim(Document):
    """One statement of one article about one field of an agreement or actor, with the passages that say it.

    `as_of` is when the statement holds: the date the text gives, else that of the article, else empty.
    """

    COLLECTION: ClassVar[str] = "claims"

    subject_id: str
    article_id: str
    field: ClaimField
    value: ClaimValue
    passage_ids: Annotated[tuple[str, ...], Field(min_length=1)]
    as_of: PartialDate | None = None
    rule: Rule
    confidence: Confidence


class Alias(Value):
    """A form under which an actor was seen, and why it was taken for the same actor.

    `id` is the id that the actor would have if it were known under this form only; `score` is 1.0 for exact evidence.
    """

    id: str
    text: str
    language: Language
    reason: str
    score: Confidence
    article_id: str | None = None


class Role(Value):
    """An office as one passage states it. Holders change, so it carries the date as of which it was stated."""

    title: str
    language: Language
    organisation_id: str | None = None
    country: CountryCode | None = None
    passage_id: str
    article_id: str
    as_of: PartialDate | None = None
    rule: Rule
    confidence: Confidence


class Actor(Document):
    """A person, organisation, country or bloc. `code` is the ISO 3166-1 alpha-2 code of a country or a bloc's acronym.

    `names` holds one preferred name per language; `aliases` every form seen, with the reason for each join.
    """

    COLLECTION: ClassVar[str] = "actors"

    kind: ActorKind
    names: Annotated[tuple[Name, ...], Field(min_length=1)]
    code: str | None = None
    country: CountryCode | None = None
    aliases: tuple[Alias, ...] = ()
    roles: tuple[Role, ...] = ()
    article_ids: tuple[str, ...] = ()
    former_ids: tuple[str, ...] = ()


class Suggestion(Document):
    """Two actors that are likely one, for an editor to decide; joining never does it by itself.

    `reason` names the evidence and what it lacks; `alias_ids` are the forms of the first and second actor it rests on.
    """

    COLLECTION: ClassVar[str] = "suggestions"

    actor_ids: tuple[str, str]
    alias_ids: tuple[str, str]
    score: Confidence
    reason: str


class StatusEvidence(Value):
    """The status that counts now, as of when, and the claims and passages it rests on.

    `disputed` is true where another source states a different status as of the same time or later.
    """

    value: Status
    as_of: PartialDate | None = None
    claim_ids: tuple[str, ...]
    passage_ids: tuple[str, ...]
    disputed: bool = False


class Participant(Value):
    """An actor in its part in an agreement, with the passages that say so.

    `code` repeats the actor's own (a country's ISO code, a bloc's acronym), so that agreements can be filtered by it.
    """

    actor_id: str
    code: str | None = None
    role: Participation
    passage_ids: tuple[str, ...]
    confidence: Confidence


class StatedAmount(Value):
    """An amount of an agreement with the passages that state it."""

    amount: Amount
    passage_ids: tuple[str, ...]


class Agreement(Document):
    """Claims of one or more articles about the same deal, folded together.

    `titles` are made by Peyman (kind, parties, subject), one per language it can word. `count` is the number of
    documents in a bundle ("signed 17 memoranda"). `source_count` is the number of independent sources: reprints of one
    text count once. `passage_ids` are ordered, the most telling first. `reasons` explain `confidence`.
    """

    COLLECTION: ClassVar[str] = "agreements"

    kind: AgreementKind
    titles: Annotated[tuple[Name, ...], Field(min_length=1)]
    status: StatusEvidence
    participants: tuple[Participant, ...] = ()
    sectors: tuple[Sector, ...] = ()
    amounts: tuple[StatedAmount, ...] = ()
    date: PartialDate | None = None
    count: int | None = None
    salience: Salience
    confidence: Confidence
    reasons: tuple[Reason, ...] = ()
    source_count: Annotated[int, Field(ge=1)]
    article_ids: Annotated[tuple[str, ...], Field(min_length=1)]
    passage_ids: Annotated[tuple[str, ...], Field(min_length=1)]
    claim_ids: Annotated[tuple[str, ...], Field(min_length=1)]
    former_ids: tuple[str, ...] = ()


class Reprint(Document):
    """A group of articles that carry nearly the same text; the first one stands for all when sources are counted."""

    COLLECTION: ClassVar[str] = "reprints"

    article_ids: Annotated[tuple[str, ...], Field(min_length=2)]
