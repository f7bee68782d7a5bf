"""The articles in reading order, each with its findings and its source.

Everything that picks "the first" or "the latest" does so by reading order: time of publication, articles without one
last, then id. So the result of joining is a function of the set of articles, whatever order they were handed over in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexing.deriving.findings import ArticleFindings
from indexing.documents import Article, Reprint
from indexing.identity import stable_id

_NEVER = "9999"


@dataclass(frozen=True, slots=True)
class Told:
    """One article and what it says. `source` is the first article of its group of reprints: one source, one voice."""

    article: Article
    findings: ArticleFindings
    source: str

    @property
    def order(self) -> tuple[str, str]:
        """The place of the article in reading order."""
        return reading_order(self.article)


def reading_order(article: Article) -> tuple[str, str]:
    """A sort key: date of publication (unknown last), then id."""
    return (article.published.value if article.published else _NEVER, article.id)


def in_reading_order(
    articles: Iterable[tuple[Article, ArticleFindings]], reprints: Iterable[Sequence[str]]
) -> tuple[Told, ...]:
    """The articles with their sources, first published first.

    Raises:
        ValueError: an article is given twice, or findings are not those of its text.
    """
    pairs = sorted(articles, key=lambda pair: reading_order(pair[0]))
    seen: set[str] = set()
    for article, findings in pairs:
        if article.id in seen:
            raise ValueError(f"article {article.id} is given twice; join takes one revision of each article")
        if (findings.article_id, findings.text_sha256) != (article.id, article.text_sha256):
            raise ValueError(f"the findings of {findings.article_id} are not those of the text of {article.id}")
        seen.add(article.id)
    first = _first_of_group([article.id for article, _ in pairs], reprints)
    return tuple(Told(article, findings, first[article.id]) for article, findings in pairs)


def _first_of_group(ids: Sequence[str], reprints: Iterable[Sequence[str]]) -> dict[str, str]:
    first = {article_id: article_id for article_id in ids}
    place = {article_id: i for i, article_id in enumerate(ids)}

    def head(article_id: str) -> str:
        while first[article_id] != article_id:
            first[article_id] = article_id = first[first[article_id]]
        return article_id

    for group in reprints:
        known = [article_id for article_id in group if article_id in place]
        for one, other in pairwise(known):
            low, high = sorted((head(one), head(other)), key=place.__getitem__)
            first[high] = low
    return {article_id: head(article_id) for article_id in ids}


def reprint_documents(told: Sequence[Told]) -> tuple[Reprint, ...]:
    """One document per group of reprints, its first article in front."""
    groups: dict[str, list[str]] = {}
    for one in told:
        groups.setdefault(one.source, []).append(one.article.id)
    return tuple(
        Reprint(id=stable_id("rep", source), article_ids=tuple(ids))
        for source, ids in sorted(groups.items())
        if len(ids) > 1
    )
