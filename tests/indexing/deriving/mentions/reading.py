"""Articles of one text, and their mentions as the words that they cover."""

from collections.abc import Iterable

from indexing.deriving.mentions.found import Found
from indexing.deriving.text import ArticleText
from indexing.documents import Article
from indexing.identity import sha256_of
from indexing.values import PartialDate
from indexing.vocabulary import Language


def text_of(raw: str, language: Language = Language.EN, published: str | None = None) -> ArticleText:
    """An article that consists of `raw`, prepared for the rules."""
    article = Article(
        id="art-reading",
        raw=raw,
        text_sha256=sha256_of(raw),
        language=language,
        published=PartialDate(value=published) if published else None,
    )
    return ArticleText(article)


def script_of(raw: str) -> Language:
    """Persian for text in Arabic script, else English."""
    return Language.FA if any("\u0600" <= character <= "\u06ff" for character in raw) else Language.EN


def quotes(text: ArticleText, found: Iterable[Found]) -> list[str]:
    """The exact words of the raw text behind mentions."""
    return [text.folded.raw_span(mention.start, mention.end).of(text.article.raw) for mention in found]
