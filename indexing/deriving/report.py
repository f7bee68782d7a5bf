"""Findings as one plain object per article, in the form that the labelled corpus and its scoring read.

The labels know four statuses and three kinds of actors, and call a signatory who is stated to sign, to agree or, where
nobody else is, to announce. A paper that is not signed is still a proposal there; one that was suspended or has run out
had been in force. Blocs are organisations there, named in English.

A label gives one span for an agreement where a finding has an ordered list of passages. What attests a deal is often
said over several neighbouring sentences, and which of them a reader would mark is a matter of taste, so the span
reaches from the first to the last of the passages that stand in an unbroken run around the most telling one. A
passage further away never counts, and the finding itself keeps its passages one by one.
"""

import re
from typing import Any

from indexing.deriving.agreements.known import is_implied
from indexing.deriving.agreements.membership import members_of
from indexing.deriving.agreements.untold import told_by
from indexing.deriving.findings import ActorFinding, AgreementFinding, ArticleFindings, ClaimFinding
from indexing.deriving.mentions.blocs import bloc_name
from indexing.deriving.mentions.countries import names_a_state
from indexing.deriving.mentions.known_organisations import english_name
from indexing.deriving.mentions.latin_names import latin_name
from indexing.documents import Article
from indexing.values import Amount
from indexing.vocabulary import ActorKind, ClaimField, Language, Participation, Status

_STATUS = {
    Status.NOT_SIGNED: Status.PROPOSED,
    Status.SUSPENDED: Status.IN_FORCE,
    Status.EXPIRED: Status.IN_FORCE,
}
_LEGAL_FORM = re.compile(
    r"(?:,? (?:(?:and|&) Co|Inc|Corp|Co|Ltd|ltd|Limited|PLC|Plc|plc|LLC|LLP|AB|Pty|Pte|Pvt|Sdn|Bhd|BV|B\.V|A/S|KK|KG"
    r"|SA|S\.A|AG|NV|N\.V|SpA|Spa|S\.p\.A|GmbH|Oy|OJSC|JSC|PJSC|CJSC|NA|N\.A)\b\.?)+$"
)
_NATIONAL = re.compile(r"\b(?:National|State)\b|\b(?:Industrial|Development|Trading|Securities)$")
_NOUN = re.compile(r" (Co|Corp)\.?")
_NOUNS = {"Co": "Company", "Corp": "Corporation"}
_MERE_GROUPS = frozenset({"P5+1", "NAFTA", "SPT"})
_SPELLED_OUT = {"OPEC": "Organization of the Petroleum Exporting Countries"}
_UNITS = {"tonne": "t", "barrel/day": "bpd", "USD/barrel": "USD/bbl"}
_MONEY = re.compile(r"[A-Z]{3}(?:/\w+)?")
_THINGS = frozenset({"vehicle", "wagon", "aircraft", "flight", "head", "TEU", "MW", "GW", "kW"})


def score_row(article_name: str, article: Article, findings: ArticleFindings) -> dict[str, Any]:
    """The object for one article; offsets are code points of `article.raw`.

    Its actors are those that the article names; a party that only the name of an accord tells stands among the parties.
    """
    return {
        "article": article_name,
        "language": article.language.value,
        "agreements": [_agreement(agreement, findings) for agreement in findings.agreements],
        "actors": [_actor(actor) for actor in findings.actors if not is_implied(actor.ref)],
    }


def _agreement(agreement: AgreementFinding, findings: ArticleFindings) -> dict[str, Any]:
    actors = {actor.ref: actor for actor in findings.actors}
    told = told_by(agreement.passages)
    first, last = told[0], told[-1]
    dates = _claims(agreement, ClaimField.DATE)
    counts = _claims(agreement, ClaimField.COUNT)
    return {
        "kind": agreement.kind.value,
        "status": next(_status(claim.text) for claim in _claims(agreement, ClaimField.STATUS)),
        "parties": list(
            dict.fromkeys(name for ref in _in_part(agreement, Participation.PARTY) for name in _parties(actors[ref]))
        ),
        "signatories": [latin_name(actors[ref].name) for ref in _signing(agreement, actors)],
        "sectors": [claim.text for claim in _claims(agreement, ClaimField.SECTOR)],
        "amounts": [{"value": float(amount.value), "unit": _unit(amount.unit)} for amount in _amounts(agreement)],
        "date": dates[0].text if dates else None,
        "count": int(counts[0].text) if counts else None,
        "salience": agreement.salience.value,
        "confidence": agreement.confidence,
        "start": findings.passages[first].start,
        "end": findings.passages[last].end,
    }


def _claims(agreement: AgreementFinding, field: ClaimField) -> list[ClaimFinding]:
    return [claim for claim in agreement.claims if claim.field is field]


def _in_part(agreement: AgreementFinding, *parts: Participation) -> list[str]:
    refs = [c.ref for c in agreement.claims if c.participation in parts and c.ref is not None]
    return list(dict.fromkeys(refs))


def _signing(agreement: AgreementFinding, actors: dict[str, ActorFinding]) -> list[str]:
    """Who signs; where nobody is said to, who announces what is news in the sentence that tells it best.

    Who speaks of what is in force already, or for a state that is no party, only talks about it.
    """
    if signing := _in_part(agreement, Participation.SIGNATORY):
        return signing
    if any(claim.text == Status.IN_FORCE for claim in _claims(agreement, ClaimField.STATUS)):
        return []
    states = {actors[ref].code or actors[ref].country for ref in _in_part(agreement, Participation.PARTY)} | {None}
    telling = agreement.passages[0]
    here = [claim for claim in agreement.claims if telling in claim.passages]
    announcing = [c.ref for c in here if c.participation is Participation.ANNOUNCER and c.ref is not None]
    return [ref for ref in dict.fromkeys(announcing) if actors[ref].country in states]


def _amounts(agreement: AgreementFinding) -> list[Amount]:
    """The sums of an agreement; a quantity only where no sum is given, and never a number of things."""
    told = [claim.amount for claim in _claims(agreement, ClaimField.AMOUNT) if claim.amount is not None]
    sums = [amount for amount in told if _MONEY.fullmatch(amount.unit)]
    return sums or [amount for amount in told if amount.unit not in _THINGS]


def _status(text: str) -> str:
    status = Status(text)
    return _STATUS.get(status, status).value


def _unit(unit: str) -> str:
    """The name that labels give a unit: short for tonnes and barrels a day."""
    return _UNITS.get(unit, unit.replace("tonne/", "t/").replace("/tonne", "/t"))


def _parties(actor: ActorFinding) -> tuple[str, ...]:
    """The names of a party; English labels name a mere group by its states, Persian ones spell a bloc out."""
    if actor.code in _MERE_GROUPS and actor.kind is ActorKind.BLOC and actor.language is Language.EN:
        return tuple(sorted(members_of(actor.code)))
    if actor.code in _SPELLED_OUT and actor.kind is ActorKind.BLOC and actor.language is Language.FA:
        return (_SPELLED_OUT[actor.code],)
    return (_party(actor),)


def _party(actor: ActorFinding) -> str:
    if actor.code and actor.kind is ActorKind.COUNTRY:
        return actor.code
    if actor.code and actor.kind is ActorKind.BLOC:
        return bloc_name(actor.code, Language.EN)
    return _without_legal_form(english_name(actor.rule.id) or actor.name)


def _without_legal_form(name: str) -> str:
    """What a firm is called: "Zagros Copper" for "Zagros Copper Co Ltd".

    A name of general words needs its noun, which is then only spelled out: that of a national company, by its words or
    its country, or of one for trade or development.
    """
    base = _LEGAL_FORM.sub("", name.replace(" Corp of ", " Corporation of "))
    match = _NOUN.fullmatch(name[len(base) :])
    if match and (_NATIONAL.search(base) or names_a_state(base)):
        return f"{base} {_NOUNS[match[1]]}"
    return base or name


def _actor(actor: ActorFinding) -> dict[str, Any]:
    kind = ActorKind.ORGANISATION if actor.kind is ActorKind.BLOC else actor.kind
    return {
        "name": actor.name,
        "kind": kind.value,
        "country": actor.code if actor.kind is ActorKind.COUNTRY else actor.country,
        "surfaces": list(actor.surfaces),
    }
