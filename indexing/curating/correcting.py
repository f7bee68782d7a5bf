"""Corrected fields: an agreement or actor with the values that an editor gave instead of those that were derived.

A decided value is a claim like any other, by the rule `decision/<id>`, with the passage that the editor pointed to.
What the articles said stays beside it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from indexing.decisions import Decision
from indexing.documents import Actor, Agreement, Claim, ClaimValue, Participant, Passage, StatedAmount, StatusEvidence
from indexing.identity import stable_id
from indexing.values import Name, PartialDate, Rule
from indexing.vocabulary import AgreementKind, ClaimField, DecidedField, Language, RecheckReason, Sector, Status

_NOTHING = "none"


class Refused(Exception):
    """A correction cannot be applied; `reason` goes on the list of re-checks."""

    def __init__(self, reason: RecheckReason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a decision rests on: the passage its anchor is in, when that was published, and its claims.

    `actor_of` gives the present actor that a value names.
    """

    decision: Decision
    passage: Passage
    published: PartialDate | None
    actor_of: Callable[[ClaimValue], Actor | None]

    def claims(self, subject_id: str) -> tuple[Claim, ...]:
        """One claim for each decided value, or one that says there is none."""
        decided = self.decision.field
        if decided is None:
            return ()
        return tuple(
            Claim(
                id=stable_id("clm", self.decision.id, number),
                subject_id=subject_id,
                article_id=self.passage.article_id,
                field=ClaimField(decided.value),
                value=self._named(value),
                passage_ids=(self.passage.id,),
                as_of=(value.date if decided is DecidedField.STATUS else None) or self.published,
                rule=Rule(id=f"decision/{self.decision.id}"),
                confidence=1.0,
            )
            for number, value in enumerate(self.decision.said or (ClaimValue(text=_NOTHING),))
        )

    def _named(self, value: ClaimValue) -> ClaimValue:
        if value.actor_id is None:
            return value
        actor = self.actor_of(value)
        if actor is None:
            raise Refused(RecheckReason.VALUE_LOST)
        return value.model_copy(update={"actor_id": actor.id})


def corrected_agreement(agreement: Agreement, evidence: Evidence) -> tuple[Agreement, tuple[Claim, ...]]:
    """`agreement` with one field corrected, its titles as they were, and the claims for it. Raises Refused."""
    setting = _SETTINGS.get(evidence.decision.field or DecidedField.NAME)
    if setting is None:
        raise Refused(RecheckReason.IMPOSSIBLE)
    claims = evidence.claims(agreement.id)
    try:
        changes = setting(evidence, claims)
    except ValueError:
        raise Refused(RecheckReason.IMPOSSIBLE) from None
    passage = evidence.passage
    changes |= {
        "claim_ids": (*(claim.id for claim in claims), *agreement.claim_ids),
        "passage_ids": tuple(dict.fromkeys((*agreement.passage_ids, passage.id))),
        "article_ids": tuple(dict.fromkeys((*agreement.article_ids, passage.article_id))),
    }
    return agreement.model_copy(update=changes), claims


def corrected_actor(actor: Actor, evidence: Evidence) -> tuple[Actor, tuple[Claim, ...]]:
    """`actor` with its name in one language, or its country, corrected, and the claim for it. Raises Refused."""
    said, decided = evidence.decision.said, evidence.decision.field
    if decided is DecidedField.COUNTRY and len(said) <= 1:
        country = said[0].text if said else None
        try:
            changed = Actor.model_validate({**actor.model_dump(), "country": country})
        except ValueError:
            raise Refused(RecheckReason.IMPOSSIBLE) from None
        return changed, evidence.claims(actor.id)
    if decided is not DecidedField.NAME or len(said) != 1 or said[0].language is None:
        raise Refused(RecheckReason.IMPOSSIBLE)
    names = {name.language: name for name in actor.names}
    names[said[0].language] = Name(text=said[0].text, language=said[0].language)
    ordered = tuple(names[language] for language in Language if language in names)
    return actor.model_copy(update={"names": ordered}), evidence.claims(actor.id)


def _kind(evidence: Evidence, _: Sequence[Claim]) -> dict[str, Any]:
    return {"kind": AgreementKind(_one(evidence).text)}


def _status(evidence: Evidence, claims: Sequence[Claim]) -> dict[str, Any]:
    status = StatusEvidence(
        value=Status(_one(evidence).text),
        as_of=claims[0].as_of,
        claim_ids=(claims[0].id,),
        passage_ids=claims[0].passage_ids,
    )
    return {"status": status}


def _participants(evidence: Evidence, claims: Sequence[Claim]) -> dict[str, Any]:
    found = []
    for claim, value in zip(claims, evidence.decision.said, strict=False):
        actor = evidence.actor_of(value)
        if actor is None or value.participation is None:
            raise Refused(RecheckReason.VALUE_LOST if value.participation else RecheckReason.IMPOSSIBLE)
        found.append(
            Participant(
                actor_id=actor.id,
                code=actor.code,
                role=value.participation,
                passage_ids=claim.passage_ids,
                confidence=1.0,
            )
        )
    return {"participants": tuple({(one.role, one.actor_id): one for one in found}.values())}


def _sectors(evidence: Evidence, _: Sequence[Claim]) -> dict[str, Any]:
    return {"sectors": tuple(dict.fromkeys(Sector(value.text) for value in evidence.decision.said))}


def _amounts(evidence: Evidence, _: Sequence[Claim]) -> dict[str, Any]:
    amounts = [value.amount for value in evidence.decision.said]
    if None in amounts:
        raise Refused(RecheckReason.IMPOSSIBLE)
    stated = (StatedAmount(amount=amount, passage_ids=(evidence.passage.id,)) for amount in amounts if amount)
    return {"amounts": tuple(stated)}


def _date(evidence: Evidence, _: Sequence[Claim]) -> dict[str, Any]:
    return {"date": _one(evidence).date or PartialDate(value=_one(evidence).text) if evidence.decision.said else None}


def _count(evidence: Evidence, _: Sequence[Claim]) -> dict[str, Any]:
    return {"count": int(_one(evidence).text) if evidence.decision.said else None}


def _one(evidence: Evidence) -> ClaimValue:
    if len(evidence.decision.said) != 1:
        raise Refused(RecheckReason.IMPOSSIBLE)
    return evidence.decision.said[0]


#: How each field of an agreement is set; a field that it does not have is missing.
_SETTINGS: Final[Mapping[DecidedField, Callable[[Evidence, Sequence[Claim]], dict[str, Any]]]] = {
    DecidedField.KIND: _kind,
    DecidedField.STATUS: _status,
    DecidedField.PARTICIPANT: _participants,
    DecidedField.SECTOR: _sectors,
    DecidedField.AMOUNT: _amounts,
    DecidedField.DATE: _date,
    DecidedField.COUNT: _count,
}
