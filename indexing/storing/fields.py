"""The index fields of each type of document: what can be filtered and sorted by, beside the document itself."""

from collections.abc import Sequence
from datetime import UTC
from itertools import combinations
from typing import Any, Final

from indexing.decisions import Decision, Recheck
from indexing.deriving.findings import ArticleFindings
from indexing.documents import Actor, Agreement, Article, Claim, Passage, Reprint, Suggestion
from indexing.folding import fold
from indexing.reading.canonical import canonical_url
from indexing.vocabulary import ActorKind, Language, Participation

#: Between the two ids of a pair; no id contains it.
_PAIR_MARK: Final = "|"
_MOST_PAIRED: Final = 20


def of_article(article: Article) -> dict[str, Any]:
    """Fields of a current article; `url` is in canonical spelling, `published` is empty when unknown."""
    return {
        "key": article.id,
        "language": article.language.value,
        "publisher": article.publisher,
        "url": canonical_url(article.url) if article.url else None,
        "text_sha256": article.text_sha256,
        "published": article.published.value if article.published else "",
        "sample": article.sample,
    }


def of_passage(passage: Passage) -> dict[str, Any]:
    """Fields of a passage; `place` sorts the passages of an article as they stand in it."""
    return {
        "article_id": passage.article_id,
        "language": passage.language.value,
        "kind": passage.kind.value,
        "position": passage.position,
        "place": f"{passage.article_id}:{passage.position:06d}",
    }


def of_claim(claim: Claim) -> dict[str, Any]:
    """Fields of a claim."""
    return {"subject_id": claim.subject_id, "article_id": claim.article_id, "field": claim.field.value}


def of_actor(actor: Actor) -> dict[str, Any]:
    """Fields of an actor: `name` is the English or else the first name, in lower case; `prominence` counts articles.

    `country` is the state that it belongs to, or that it is.
    """
    name = next((name for name in actor.names if name.language is Language.EN), actor.names[0])
    return {
        "kind": actor.kind.value,
        "country": actor.code if actor.kind is ActorKind.COUNTRY else actor.country,
        "code": actor.code,
        "name": fold(name.text).lower(),
        "prominence": len(actor.article_ids),
        "former_ids": list(actor.former_ids),
        "articles": list(actor.article_ids),
    }


def of_agreement(agreement: Agreement) -> dict[str, Any]:
    """Fields of an agreement; `parties` holds codes of states and blocs as well as ids of actors.

    `month` is that of the date, or the year where no more is known; `pairs` are any two of the parties.
    """
    parties = [one for one in agreement.participants if one.role is Participation.PARTY]
    return {
        "kind": agreement.kind.value,
        "status": agreement.status.value.value,
        "salience": agreement.salience.value,
        "date": agreement.date.value if agreement.date else "",
        "month": _month(agreement),
        "confidence": agreement.confidence,
        "source_count": agreement.source_count,
        "as_of": agreement.status.as_of.value if agreement.status.as_of else "",
        "parties": [*(one.code for one in parties if one.code), *(one.actor_id for one in parties)],
        "pairs": pairs_of([one.actor_id for one in parties]),
        "actors": [one.actor_id for one in agreement.participants],
        "sectors": [sector.value for sector in agreement.sectors],
        "articles": list(agreement.article_ids),
        "former_ids": list(agreement.former_ids),
    }


def pairs_of(actor_ids: Sequence[str]) -> list[str]:
    """Any two of the actors as one text; of very many, those among the first 20 only."""
    few = sorted(dict.fromkeys(actor_ids[:_MOST_PAIRED]))
    return [f"{one}{_PAIR_MARK}{other}" for one, other in combinations(few, 2)]


def pair_in(text: str) -> tuple[str, str]:
    """The two actors that a text of `pairs_of` names."""
    one, _, other = text.partition(_PAIR_MARK)
    return one, other


def _month(agreement: Agreement) -> str:
    return agreement.date.value[: len("2026-01")] if agreement.date else ""


def of_reprint(reprint: Reprint) -> dict[str, Any]:
    """Fields of a group of reprints."""
    return {"articles": list(reprint.article_ids)}


def of_suggestion(suggestion: Suggestion) -> dict[str, Any]:
    """Fields of a suggestion; its score is filtered and sorted by like every other confidence."""
    return {"confidence": suggestion.score, "actors": list(suggestion.actor_ids)}


def of_decision(decision: Decision) -> dict[str, Any]:
    """Fields of a decision; a moment as text in UTC sorts as time does."""
    return {
        "subject_id": decision.subject_id,
        "action": decision.action.value,
        "subjects": [one for one in (decision.subject_id, decision.other_id) if one],
        "at": decision.at.astimezone(UTC).isoformat(timespec="microseconds"),
    }


def of_recheck(recheck: Recheck) -> dict[str, Any]:
    """Fields of a decision to look at again."""
    return {"subject_id": recheck.subject_id, "decision_id": recheck.decision_id, "reason": recheck.reason.value}


def of_revision(article: Article) -> dict[str, Any]:
    """Fields of an older revision of an article."""
    return {"article_id": article.id}


def of_findings(findings: ArticleFindings) -> dict[str, Any]:
    """Fields of the cached findings of an article."""
    return {
        "article_id": findings.article_id,
        "text_sha256": findings.text_sha256,
        "rules_version": findings.rules_version,
    }
