"""What one article says, before anything is joined across articles.

Findings are the seam between reading one text (mentions, actors, agreements, each with its passage) and folding many
texts into one graph. They depend on one revision of one article and on the rules alone, so they can be kept and need
not be found again when other articles arrive. Inside findings, actors are named by a `ref` that is unique within the
article (`a0`, `a1`, ...) and passages by their position.
"""

from typing import Annotated

from pydantic import Field

from indexing.values import Amount, Confidence, CountryCode, PartialDate, Reason, Rule, Span, Value
from indexing.vocabulary import (
    ActorKind,
    AgreementKind,
    ClaimField,
    Language,
    MentionKind,
    Participation,
    PassageKind,
    Salience,
)


class MentionFinding(Span):
    """A span of the raw text that names an actor (`ref`), an amount or a date."""

    kind: MentionKind
    rule: Rule
    confidence: Confidence
    ref: str | None = None
    amount: Amount | None = None
    date: PartialDate | None = None


class RoleFinding(Value):
    """An office that a passage gives to a person: `title` as stated, `span` where it stands."""

    title: str
    organisation_ref: str | None = None
    country: CountryCode | None = None
    passage: int
    span: Span
    rule: Rule
    confidence: Confidence


class ActorFinding(Value):
    """An actor of one article. `name` is its fullest form; `surfaces` are all exact forms found in the raw text.

    `code` is the ISO code of a country or the acronym of a bloc. `country` is the state that a person or organisation
    belongs to, where the text says so. `acronym` is one given in brackets behind the name, or that of a known
    organisation.
    """

    ref: str
    kind: ActorKind
    name: str
    language: Language
    code: str | None = None
    country: CountryCode | None = None
    acronym: str | None = None
    surfaces: Annotated[tuple[str, ...], Field(min_length=1)]
    roles: tuple[RoleFinding, ...] = ()
    rule: Rule
    confidence: Confidence


class PassageFinding(Span):
    """A headline or sentence of the article, as a span of its raw text."""

    kind: PassageKind
    position: int
    language: Language


class ClaimFinding(Value):
    """One field of an agreement as passages of the article state it. `text` is its value in words (`signed`)."""

    field: ClaimField
    text: str
    ref: str | None = None
    participation: Participation | None = None
    amount: Amount | None = None
    date: PartialDate | None = None
    passages: Annotated[tuple[int, ...], Field(min_length=1)]
    rule: Rule
    confidence: Confidence


class AgreementFinding(Value):
    """One deal as one article tells it.

    `passages` are ordered, the most telling first. `topic` holds folded content words that tell this deal from others
    of the same kind between the same parties.
    """

    ref: str
    kind: AgreementKind
    passages: Annotated[tuple[int, ...], Field(min_length=1)]
    topic: tuple[str, ...] = ()
    claims: tuple[ClaimFinding, ...]
    salience: Salience
    confidence: Confidence
    reasons: tuple[Reason, ...] = ()


class ArticleFindings(Value):
    """All that the rules find in one revision of one article."""

    article_id: str
    text_sha256: str
    rules_version: str
    passages: tuple[PassageFinding, ...] = ()
    mentions: tuple[MentionFinding, ...] = ()
    actors: tuple[ActorFinding, ...] = ()
    agreements: tuple[AgreementFinding, ...] = ()
