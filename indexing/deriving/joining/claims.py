"""What each draft states, as claims that stand side by side, whether they agree or not.

A claim's id depends on its draft and on what it says, never on the agreement that the draft was folded into, so an
editor's word about a claim outlives every joining.
"""

from collections.abc import Iterator

from indexing.deriving.findings import ClaimFinding
from indexing.deriving.joining.actors import Cast
from indexing.deriving.joining.drafts import Draft
from indexing.deriving.joining.passages import PassageIds
from indexing.documents import Claim, ClaimValue
from indexing.identity import stable_id
from indexing.values import PartialDate, Rule
from indexing.vocabulary import ClaimField, Status

_KIND_RULE = Rule(id="joining/kind")


def claims_of(draft: Draft, subject_id: str, cast: Cast, passage_ids: PassageIds) -> tuple[Claim, ...]:
    """The claims of a draft about the agreement `subject_id`, each said once; its kind is always one of them."""
    findings = [claim for claim in draft.finding.claims if _has_actor(claim, draft.told.article.id, cast)]
    if not any(claim.field is ClaimField.KIND for claim in findings):
        findings.insert(0, _kind(draft))
    claims: dict[str, Claim] = {}
    for finding in findings:
        claim = _claim(finding, draft, subject_id, cast, passage_ids)
        known = claims.get(claim.id)
        claims[claim.id] = _both(known, claim) if known else claim
    return tuple(claims.values())


def _has_actor(claim: ClaimFinding, article_id: str, cast: Cast) -> bool:
    """Whether a claim about somebody is about an actor, not about one that was left out."""
    return claim.field is not ClaimField.PARTICIPANT or not claim.ref or (article_id, claim.ref) in cast.own_id


def _kind(draft: Draft) -> ClaimFinding:
    return ClaimFinding(
        field=ClaimField.KIND,
        text=draft.finding.kind.value,
        passages=draft.finding.passages[:1],
        rule=_KIND_RULE,
        confidence=draft.finding.confidence,
    )


def _claim(finding: ClaimFinding, draft: Draft, subject_id: str, cast: Cast, passage_ids: PassageIds) -> Claim:
    article = draft.told.article
    ref = (article.id, finding.ref) if finding.ref else None
    said = (
        finding.field.value,
        finding.text,
        cast.own_id.get(ref, "") if ref else "",
        finding.participation or "",
        f"{finding.amount.value.normalize():f} {finding.amount.unit} {finding.amount.nature}" if finding.amount else "",
        finding.date.value if finding.date else "",
    )
    return Claim(
        id=stable_id("clm", draft.id, *said),
        subject_id=subject_id,
        article_id=article.id,
        field=finding.field,
        value=ClaimValue(
            text=finding.text,
            actor_id=cast.of_ref.get(ref) if ref else None,
            participation=finding.participation,
            amount=finding.amount,
            date=finding.date,
            language=article.language,
        ),
        passage_ids=tuple(dict.fromkeys(_passages(finding, article.id, passage_ids))),
        as_of=_as_of(finding, draft),
        rule=finding.rule,
        confidence=finding.confidence,
    )


def _passages(finding: ClaimFinding, article_id: str, passage_ids: PassageIds) -> Iterator[str]:
    yield from (passage_ids[article_id, position] for position in finding.passages)


def _as_of(finding: ClaimFinding, draft: Draft) -> PartialDate | None:
    """When the statement holds: as the text dates it, else as of the article.

    A status holds as of the date of the deal, unless that lies after the article ("to be signed in March") or may do
    so: what is only proposed was on the day that it is told. The date in a claim about the date is its value, not its
    time.
    """
    published = draft.told.article.published
    if finding.field is not ClaimField.STATUS:
        return published
    stated = finding.date or draft.date
    if published and stated and finding.text == Status.PROPOSED and stated.agrees(published):
        return published
    if stated and (published is None or stated.value <= published.value or stated.agrees(published)):
        return stated
    return published


def _both(known: Claim, claim: Claim) -> Claim:
    """One claim that a draft makes twice, with the passages of both and the surer rule."""
    surer = max(known, claim, key=lambda c: c.confidence)
    return surer.model_copy(update={"passage_ids": tuple(dict.fromkeys((*known.passage_ids, *claim.passage_ids)))})
