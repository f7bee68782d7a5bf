"""A draft: one deal as one article tells it, with everything that tells it from others made comparable.

States are country and bloc codes; a party that is a ministry or firm stands for its country too, because one article
says "Iran" where another says "the Iranian ministry".
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from indexing.deriving.findings import AgreementFinding, ArticleFindings, ClaimFinding
from indexing.deriving.joining.actors import Cast
from indexing.deriving.joining.coverage import Told
from indexing.deriving.joining.names import plain
from indexing.deriving.joining.subjects import subjects_of
from indexing.deriving.joining.times import Time, time_of
from indexing.deriving.table import rows, words
from indexing.documents import Actor, Article
from indexing.folding import fold
from indexing.identity import stable_id
from indexing.values import PartialDate
from indexing.vocabulary import ActorKind, AgreementKind, AmountNature, ClaimField, Participation, Sector, Status

_STEM = 5
_PACTS = frozenset({AgreementKind.AGREEMENT, AgreementKind.MEMORANDUM, AgreementKind.PROTOCOL})
_PASSING = frozenset({"ceasefire"})
_AFTER_SIGNING = frozenset({Status.IN_FORCE, Status.SUSPENDED, Status.EXPIRED})


@dataclass(frozen=True, slots=True)
class Draft:
    """`id` is the id that the agreement would have if this article alone told it.

    `standing` says that it is the standing commission of two states; `subjects` and `bodies` are what its topic tells
    in any language.
    """

    id: str
    told: Told
    finding: AgreementFinding
    quote: str
    family: str
    states: frozenset[str]
    firms: frozenset[str]
    people: frozenset[str]
    topic: frozenset[str]
    sectors: frozenset[str]
    subjects: frozenset[str]
    bodies: frozenset[str]
    amounts: frozenset[tuple[str, str]]
    count: int | None
    date: PartialDate | None
    time: Time
    standing: bool

    @property
    def order(self) -> tuple[str, str, int, str]:
        """The place of the draft in reading order."""
        return (*self.told.order, min(self.finding.passages), self.id)


@cache
def family_of(kind: str) -> str:
    """The family of kinds that `kind` belongs to."""
    return {row["id"]: row["family"] for row in rows("joining", "kinds", "family")}[kind]


def drafts_of(one: Told, cast: Cast) -> list[Draft]:
    """The drafts of one article, in the order of their findings."""
    return [
        _draft(draft_id, one, finding, quote, cast)
        for finding, (draft_id, quote) in zip(
            one.findings.agreements, draft_ids(one.article, one.findings), strict=True
        )
    ]


def draft_ids(article: Article, findings: ArticleFindings) -> list[tuple[str, str]]:
    """The id of the draft of each agreement finding, and the folded quote of its most telling passage."""
    before: Counter[str] = Counter()
    quotes = {p.position: p.of(article.raw) for p in findings.passages}
    found = []
    for finding in findings.agreements:
        quote = " ".join(fold(quotes[finding.passages[0]]).split())
        draft_id = stable_id("agr", article.id, finding.kind, quote)
        before[draft_id] += 1
        if before[draft_id] > 1:
            # Several deals of one kind told in one sentence.
            draft_id = stable_id("agr", article.id, finding.kind, quote, before[draft_id])
        found.append((draft_id, quote))
    return found


def _draft(draft_id: str, one: Told, finding: AgreementFinding, quote: str, cast: Cast) -> Draft:
    article_id = one.article.id
    parties = [cast.actors[actor] for actor in _actors(article_id, finding, cast.of_ref, {Participation.PARTY})]
    others = _actors(article_id, finding, cast.of_ref, set(Participation) - {Participation.PARTY})
    date = stated_date(_claims(finding, ClaimField.DATE))
    words_told = [fold(word).casefold() for word in finding.topic]
    subjects = subjects_of(words_told, "subject")
    return Draft(
        id=draft_id,
        told=one,
        finding=finding,
        quote=quote,
        family=family_of(finding.kind.value),
        states=frozenset(code for actor in parties if (code := state_of(actor))),
        firms=frozenset(actor.id for actor in parties if actor.kind is ActorKind.ORGANISATION),
        people=frozenset(actor for actor in others if cast.actors[actor].kind is ActorKind.PERSON),
        topic=frozenset(word[:_STEM] for word in words_told),
        sectors=frozenset(c.text for c in _claims(finding, ClaimField.SECTOR) if c.text in set(Sector)),
        subjects=subjects,
        bodies=subjects_of(words_told, "body") if finding.kind is AgreementKind.JOINT_BODY else frozenset(),
        amounts=frozenset(_amounts(finding)),
        count=stated_count(_claims(finding, ClaimField.COUNT)),
        date=date,
        time=time_of(date, one.article.published, finding.salience, told_later=_is_told_later(finding, subjects)),
        standing=finding.kind is AgreementKind.JOINT_BODY and names_standing_body(quote),
    )


def _is_told_later(finding: AgreementFinding, subjects: frozenset[str]) -> bool:
    """Whether an article tells what became of a pact, which enters into force or ends long after it was signed.

    A contract, a visa rule or a ceasefire is not told so: the next one of the same parties is like it in every word.
    """
    statuses = {claim.text for claim in _claims(finding, ClaimField.STATUS)}
    return finding.kind in _PACTS and subjects != _PASSING and not statuses.isdisjoint(_AFTER_SIGNING)


@cache
def _standing_bodies() -> re.Pattern[str]:
    names = "|".join(sorted((re.escape(plain(name)) for name in words("joining", "standing_bodies")), reverse=True))
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)(?! (?:on|for) (?!trade|economic))")


def names_standing_body(quote: str) -> bool:
    """Whether a sentence names the one standing commission of two states, not one on a subject of its own."""
    return _standing_bodies().search(plain(quote)) is not None


def state_of(actor: Actor) -> str | None:
    """The code of the country or bloc that an actor is or belongs to."""
    return actor.code or actor.country


def _claims(finding: AgreementFinding, field: ClaimField) -> list[ClaimFinding]:
    return [claim for claim in finding.claims if claim.field is field]


def _actors(
    article_id: str, finding: AgreementFinding, of_ref: Mapping[tuple[str, str], str], roles: set[Participation]
) -> Iterator[str]:
    for claim in _claims(finding, ClaimField.PARTICIPANT):
        if claim.ref and claim.participation in roles and (actor := of_ref.get((article_id, claim.ref))):
            yield actor


def _amounts(finding: AgreementFinding) -> Iterator[tuple[str, str]]:
    """Values and units that belong to the deal; a present level is only its background."""
    for claim in _claims(finding, ClaimField.AMOUNT):
        if claim.amount and claim.amount.nature is not AmountNature.CURRENT:
            yield (f"{claim.amount.value.normalize():f}", claim.amount.unit)


def stated_date(claims: Sequence[ClaimFinding]) -> PartialDate | None:
    """The date of a deal as one article states it: the surest, then most precise, then earliest."""
    dated = [claim for claim in claims if claim.date]
    best = min(dated, key=lambda c: (-c.confidence, -len(c.date.value), c.date.value) if c.date else (), default=None)
    return best.date if best else None


def stated_count(claims: Sequence[ClaimFinding]) -> int | None:
    """The number of documents in a bundle, if the article gives one; the biggest where it gives several."""
    return max((count for claim in claims if (count := count_of(claim)) is not None), default=None)


def count_of(claim: ClaimFinding) -> int | None:
    """The number that a claim about the count gives, as an amount or in its text."""
    if claim.amount:
        return int(claim.amount.value)
    return int(claim.text) if claim.text.isdecimal() else None
