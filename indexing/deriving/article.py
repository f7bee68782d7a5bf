"""Reads one article with the rules: the whole way from its text to its findings.

The result depends on the article and on the rules alone, so it can be kept until either changes; `RULES_VERSION` names
the state of the rules.
"""

import hashlib
from pathlib import Path
from typing import Final

from indexing.deriving.agreements.finder import find_agreements
from indexing.deriving.agreements.known import implied_actors
from indexing.deriving.findings import ArticleFindings, MentionFinding
from indexing.deriving.mentions.finder import find_mentions
from indexing.deriving.mentions.found import Found
from indexing.deriving.table import TABLES
from indexing.deriving.text import ArticleText
from indexing.documents import Article

_PROCEDURES = 1
_RULES = frozenset({".tsv", ".txt", ".npz"})


def rules_version_of(tables: Path) -> str:
    """Sixteen hexadecimal digits that change with every file of `tables` that derivation reads, and with `_PROCEDURES`.

    `_PROCEDURES` is the version of the code. The tables of joining are left out: what they change is made anew in each
    run and is not in the findings.
    """
    digest = hashlib.sha256(str(_PROCEDURES).encode())
    for path in sorted(path for path in tables.rglob("*") if path.suffix in _RULES and path.parent.name != "joining"):
        digest.update(f"\0{path.relative_to(tables).as_posix()}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


#: The state of the rules: findings made under another one must be made again.
RULES_VERSION: Final = rules_version_of(TABLES)


def derive(article: Article) -> ArticleFindings:
    """What `article` says: passages, mentions, actors and agreements. The same article gives the same findings."""
    text = ArticleText(article)
    mentions = find_mentions(text)
    agreements = find_agreements(text, mentions)
    return ArticleFindings(
        article_id=article.id,
        text_sha256=article.text_sha256,
        rules_version=RULES_VERSION,
        passages=text.passages(),
        mentions=tuple(_mention(text, found) for found in mentions.found),
        actors=(*mentions.actors, *implied_actors(agreements, text.language)),
        agreements=agreements,
    )


def _mention(text: ArticleText, found: Found) -> MentionFinding:
    start, end = text.folded.raw_range(found.start, found.end)
    return MentionFinding(
        start=start,
        end=end,
        kind=found.kind,
        rule=found.rule,
        confidence=found.confidence,
        ref=found.ref,
        amount=found.amount,
        date=found.date,
    )
