"""The status that counts now, among all that sources state over time."""

from collections.abc import Mapping, Sequence

from indexing.documents import Claim, StatusEvidence
from indexing.vocabulary import STATUS_ORDER, ClaimField, Status

#: How far a status has come. Not signed is the least; suspension and expiry come after a deal was in force.
_FURTHEST = (Status.NOT_SIGNED, *STATUS_ORDER, Status.SUSPENDED, Status.EXPIRED)
#: What a deal that has come further still is: what is signed has been agreed. What is proposed is not there yet.
_LASTING = STATUS_ORDER[STATUS_ORDER.index(Status.AGREED) :]


def status_of(claims: Sequence[Claim], source: Mapping[str, str]) -> StatusEvidence:
    """The latest status by its time, then the furthest; `source` gives the source of each article.

    It is disputed where another source states another status of the same time (or both are undated) that it does not
    imply, or denies a signature that another told before. If nothing is stated about the status, it is the least that
    a deal in the news has come to, proposed, on the claims of its kind.
    """
    stated = [claim for claim in claims if claim.field is ClaimField.STATUS and claim.value.text in _FURTHEST]
    if not stated:
        return _evidence(Status.PROPOSED, [claim for claim in claims if claim.field is ClaimField.KIND], disputed=False)
    latest = max(stated, key=lambda c: (c.as_of.value if c.as_of else "", _FURTHEST.index(Status(c.value.text))))
    same = [claim for claim in stated if claim.value.text == latest.value.text]
    voices = {source[claim.article_id] for claim in same}
    disputed = any(
        not _implies(Status(latest.value.text), Status(claim.value.text))
        and (source[claim.article_id] not in voices or len(voices) > 1)
        and (_same_time(claim, latest) or _denies(latest, claim))
        for claim in stated
    )
    return _evidence(Status(latest.value.text), same, disputed=disputed)


def _implies(status: Status, other: Status) -> bool:
    """Whether what has come to `status` is `other` as well."""
    if status in _LASTING and other in _LASTING:
        return _LASTING.index(other) <= _LASTING.index(status)
    return status is other


def _denies(claim: Claim, other: Claim) -> bool:
    """Whether one claim says of what the other has as signed that it never was."""
    return claim.value.text == Status.NOT_SIGNED and other.value.text in (Status.SIGNED, Status.IN_FORCE)


def _same_time(first: Claim, second: Claim) -> bool:
    if first.as_of is None or second.as_of is None:
        return first.as_of is second.as_of
    return first.as_of.agrees(second.as_of)


def _evidence(value: Status, claims: Sequence[Claim], *, disputed: bool) -> StatusEvidence:
    """The status with its claims, the latest first, and among those the surest."""
    ordered = sorted(claims, key=lambda c: c.id)
    ordered.sort(key=lambda c: c.confidence, reverse=True)
    ordered.sort(key=lambda c: c.as_of.value if c.as_of else "", reverse=True)
    return StatusEvidence(
        value=value,
        as_of=ordered[0].as_of if ordered else None,
        claim_ids=tuple(claim.id for claim in ordered),
        passage_ids=tuple(dict.fromkeys(p for claim in ordered for p in claim.passage_ids)),
        disputed=disputed,
    )
