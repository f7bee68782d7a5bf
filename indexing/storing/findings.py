"""Findings kept per article, so that only new or changed texts are read by the rules again."""

from collections.abc import Sequence
from typing import Final

from indexing.deriving.findings import ArticleFindings
from indexing.documents import Article
from indexing.storing.catalogue import FINDINGS
from indexing.storing.port import DocumentStore, Put

_BATCH: Final = 200


async def load_findings(
    store: DocumentStore, articles: Sequence[Article], rules_version: str
) -> dict[str, ArticleFindings]:
    """By article id, the findings that these rules made of exactly these texts; others are left out."""
    found = {}
    for start in range(0, len(articles), _BATCH):
        batch = articles[start : start + _BATCH]
        stored = await store.get([_id(article.id) for article in batch])
        for article, one in zip(batch, stored, strict=True):
            made_of = (article.text_sha256, rules_version)
            if one and (one.body["text_sha256"], one.body["rules_version"]) == made_of:
                found[article.id] = FINDINGS.read(one.body)
    return found


async def save_findings(store: DocumentStore, findings: Sequence[ArticleFindings]) -> None:
    """Keep findings in place of those kept before for the same articles.

    Findings that are too large for a store are left out; their text is read again in the next derivation.
    """
    for start in range(0, len(findings), _BATCH):
        batch = findings[start : start + _BATCH]
        puts = [Put(FINDINGS.name, _id(one.article_id), FINDINGS.body(one)) for one in batch]
        await store.write(puts)


def _id(article_id: str) -> str:
    return f"fnd-{article_id}"
