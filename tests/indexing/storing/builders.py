"""Documents for the tests of runs, snapshots and articles: small and valid."""

from typing import Any

from indexing.decisions import Decision, Recheck
from indexing.documents import (
    Actor,
    Agreement,
    Article,
    Claim,
    ClaimValue,
    Document,
    Passage,
    Reprint,
    StatusEvidence,
    Suggestion,
)
from indexing.identity import sha256_of
from indexing.values import Name, PartialDate, Rule
from indexing.vocabulary import (
    ActorKind,
    AgreementKind,
    ClaimField,
    DecisionAction,
    Language,
    PassageKind,
    RecheckReason,
    Salience,
    Status,
)
from tests.indexing.storing.samples import at

RULE = Rule(id="test")


def article(key: str = "art-1", raw: str = "ایران و تاجیکستان تفاهم‌نامه امضا کردند.", **changes: Any) -> Article:
    """An article in Persian."""
    return Article(**{"id": key, "raw": raw, "text_sha256": sha256_of(raw), "language": Language.FA, **changes})


def passage(key: str, text: str = "Iran and Tajikistan signed.", position: int = 0) -> Passage:
    """The passage of `art-1` at `position`."""
    return Passage(
        id=key,
        start=0,
        end=len(text),
        quote=text,
        article_id="art-1",
        revision=1,
        kind=PassageKind.SENTENCE,
        position=position,
        language=Language.EN,
    )


def claim(key: str, text: str = "signed") -> Claim:
    """A claim about the status of `agr-1`."""
    return Claim(
        id=key,
        subject_id="agr-1",
        article_id="art-1",
        field=ClaimField.STATUS,
        value=ClaimValue(text=text),
        passage_ids=("pas-1",),
        rule=RULE,
        confidence=0.9,
    )


def actor(key: str, name: str = "Tajikistan", **changes: Any) -> Actor:
    """A country."""
    names = (Name(text=name, language=Language.EN),)
    return Actor(**{"id": key, "kind": ActorKind.COUNTRY, "names": names, **changes})


def agreement(key: str, title: str = "Memorandum", date: str | None = None, **changes: Any) -> Agreement:
    """A signed memorandum."""
    given = {
        "id": key,
        "kind": AgreementKind.MEMORANDUM,
        "titles": (Name(text=title, language=Language.EN),),
        "status": StatusEvidence(value=Status.SIGNED, claim_ids=("clm-1",), passage_ids=("pas-1",)),
        "date": PartialDate(value=date) if date else None,
        "salience": Salience.PRIMARY,
        "confidence": 0.8,
        "source_count": 1,
        "article_ids": ("art-1",),
        "passage_ids": ("pas-1",),
        "claim_ids": ("clm-1",),
    }
    return Agreement(**{**given, **changes})


def decision(key: str, why: str = "") -> Decision:
    """An editor's confirmation of `agr-1`."""
    return Decision(
        id=key, action=DecisionAction.CONFIRM, subject_id="agr-1", by="desk", at=at(2026, 1, 29, 12), why=why
    )


def generation(number: int, size: int = 12) -> list[Document]:
    """A set of derived documents of all types whose texts carry `number`, some of them gone in every other one."""
    mark = f"generation {number}"
    kept = range(size if number % 2 else size - size // 3)
    return [
        *(passage(f"pas-{n}", mark, n) for n in kept),
        *(claim(f"clm-{n}", mark) for n in kept),
        *(actor(f"act-{n}", mark) for n in kept),
        *(agreement(f"agr-{n}", mark) for n in kept),
        Suggestion(
            id="sug-1",
            actor_ids=("act-1", f"act-{number}"),
            alias_ids=("act-1", "act-2"),
            score=0.9,
            reason="similar_name",
        ),
        Reprint(id="rep-1", article_ids=("art-1", f"art-{number}")),
        Recheck(id="chk-1", decision_id=f"dec-{number}", subject_id="agr-1", reason=RecheckReason.ANCHOR_LOST),
    ]
