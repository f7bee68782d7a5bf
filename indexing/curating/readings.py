"""Readings: what a subject of a decision consists of, before joining, and how an editor's target is made from it.

An agreement is one or more drafts, each told by one article; an actor is one or more forms of a name. A decision keeps
all readings that its subject had, because the next derivation may join them otherwise.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from indexing.decisions import Target
from indexing.deriving.findings import ActorFinding, AgreementFinding, ArticleFindings
from indexing.deriving.joining.drafts import draft_ids
from indexing.documents import Actor, Agreement, Article
from indexing.values import Anchor, Span
from indexing.vocabulary import AgreementKind, ClaimField, Participation, RecheckReason, Sector

_SECTORS = {sector.value: sector for sector in Sector}


@dataclass(frozen=True, slots=True)
class Known:
    """The ids of the readings that a target is now; with a `reason` they are doubtful, or there are none."""

    ids: tuple[str, ...] = ()
    reason: RecheckReason | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """An agreement as one article tells it. `lead` is its most telling passage, `siblings` how many are told there."""

    id: str
    article_id: str
    kind: AgreementKind
    codes: frozenset[str]
    sectors: frozenset[Sector]
    lead: Span
    passages: tuple[Span, ...]
    siblings: int

    def target(self, raw: str) -> Target:
        """The reading as a decision keeps it; `raw` is the text of the article."""
        return Target(
            id=self.id,
            kind=self.kind,
            codes=tuple(sorted(self.codes)),
            sectors=tuple(sorted(self.sectors)),
            article_id=self.article_id,
            anchor=Anchor.in_text(raw, self.lead.start, self.lead.end),
            siblings=self.siblings,
        )


def readings_of(article: Article, findings: ArticleFindings) -> list[Reading]:
    """The agreements of one article, in the order of its findings."""
    spans = {p.position: Span(start=p.start, end=p.end) for p in findings.passages}
    actors = {actor.ref: actor for actor in findings.actors}
    leads = [finding.passages[0] for finding in findings.agreements]
    return [
        Reading(
            id=draft_id,
            article_id=article.id,
            kind=finding.kind,
            codes=_codes(finding, actors),
            sectors=frozenset(_SECTORS[c.text] for c in finding.claims if _is_sector(c.field, c.text)),
            lead=spans[finding.passages[0]],
            passages=tuple(spans[position] for position in finding.passages),
            siblings=leads.count(finding.passages[0]),
        )
        for finding, (draft_id, _) in zip(findings.agreements, draft_ids(article, findings), strict=True)
    ]


def _is_sector(field: ClaimField, text: str) -> bool:
    return field is ClaimField.SECTOR and text in _SECTORS


def _codes(finding: AgreementFinding, actors: dict[str, ActorFinding]) -> frozenset[str]:
    """The states and blocs that are party, or that a party belongs to."""
    refs = {claim.ref for claim in finding.claims if claim.ref and claim.participation is Participation.PARTY}
    parties = (actors[ref] for ref in refs if ref in actors)
    return frozenset(code for actor in parties if (code := actor.code or actor.country))


def targets_of_agreement(
    agreement: Agreement, told: Iterable[tuple[Article, ArticleFindings]], looked_at: str | None = None
) -> tuple[Target, ...]:
    """All readings that `agreement` was joined from; `told` are its articles.

    The reading of the article `looked_at` comes first, otherwise the one that gives the agreement its id.
    """
    ids = {agreement.id, *agreement.former_ids}
    found = [
        reading.target(article.raw)
        for article, findings in told
        for reading in readings_of(article, findings)
        if reading.id in ids
    ]
    return tuple(sorted(found, key=lambda t: (t.article_id != looked_at, t.id != agreement.id, t.article_id, t.id)))


def targets_of_actor(actor: Actor) -> tuple[Target, ...]:
    """All forms that `actor` was joined from, the one that gives it its id first."""
    codes = tuple(filter(None, (actor.code or actor.country,)))
    names: dict[str, list[str]] = {actor.id: []}
    articles: dict[str, str | None] = {}
    for alias in actor.aliases:
        names.setdefault(alias.id, []).append(alias.text)
        articles.setdefault(alias.id, alias.article_id)
    if not names[actor.id]:
        names[actor.id] = [name.text for name in actor.names]
    return tuple(
        Target(id=key, kind=actor.kind, codes=codes, names=tuple(dict.fromkeys(some)), article_id=articles.get(key))
        for key, some in names.items()
    )
