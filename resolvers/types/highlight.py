"""What of an object found is shown to whoever searches: its texts with the words in them that matched."""

from collections.abc import Callable, Iterable
from typing import Any

import strawberry

from indexing import documents, values
from indexing.searching.excerpts import excerpts
from indexing.searching.highlight import Highlighter, html_of
from indexing.vocabulary import Language
from resolvers.fields import resolved
from resolvers.types.actor import Actor
from resolvers.types.agreement import Agreement
from resolvers.types.article import Article
from resolvers.types.passage import Passage
from resolvers.types.values import Span


@strawberry.type(description="A text of the object found, with the words in it that matched.")
class Highlight:
    text: str = strawberry.field(
        description="The text: a quote, a headline, an excerpt of an article, a title or a name."
    )
    language: Language = strawberry.field(description="The language of the text.")
    marked: strawberry.Private[tuple[values.Span, ...]]
    offset: strawberry.Private[int | None]

    @resolved("The matching words, as code points of `text`.", cost=0)
    def spans(self) -> list[Span]:
        return [Span.of(span) for span in self.marked]

    @resolved(
        "The same words as code points of the raw text of the article; empty for titles and names.",
        cost=0,
    )
    def raw_spans(self) -> list[Span]:
        if self.offset is None:
            return []
        return [Span(start=span.start + self.offset, end=span.end + self.offset) for span in self.marked]

    @resolved("The text as HTML with the words in `mark` elements. All else is escaped, so it can be put in a page.")
    def html(self) -> str:
        return html_of(self.text, self.marked)


def highlights_of(node: Any, highlighter: Highlighter) -> list[Highlight]:
    """The texts of an object in which a word matched."""
    return [each for each in _SHOWN[type(node)](node.document, highlighter) if each.marked]


def _of_text(name: values.Name, highlighter: Highlighter, offset: int | None = None) -> Highlight:
    """The highlight of a text that stands at `offset` of the raw text, or in no raw text."""
    marked = highlighter.spans(name.text, name.language)
    return Highlight(text=name.text, language=name.language, marked=marked, offset=offset)


def _of_passage(passage: documents.Passage, highlighter: Highlighter) -> Iterable[Highlight]:
    yield _of_text(values.Name(text=passage.quote, language=passage.language), highlighter, passage.start)


def _of_article(article: documents.Article, highlighter: Highlighter) -> Iterable[Highlight]:
    hidden = list(article.chrome)
    if article.headline:
        span = article.headline_span
        printed = span is not None and span.of(article.raw) == article.headline.text
        hidden += [span] if span else []
        yield _of_text(article.headline, highlighter, span.start if span and printed else None)
    marked = highlighter.spans(article.raw, article.language)
    for part in excerpts(article.raw, marked, hidden):
        inside = tuple(
            values.Span(start=span.start - part.start, end=span.end - part.start)
            for span in marked
            if part.start <= span.start and span.end <= part.end
        )
        yield Highlight(text=part.of(article.raw), language=article.language, marked=inside, offset=part.start)


def _of_agreement(agreement: documents.Agreement, highlighter: Highlighter) -> Iterable[Highlight]:
    return (_of_text(title, highlighter) for title in agreement.titles)


def _of_actor(actor: documents.Actor, highlighter: Highlighter) -> Iterable[Highlight]:
    aliases = (values.Name(text=alias.text, language=alias.language) for alias in actor.aliases)
    return (_of_text(name, highlighter) for name in dict.fromkeys((*actor.names, *aliases)))


_SHOWN: dict[type, Callable[..., Iterable[Highlight]]] = {
    Passage: _of_passage,
    Article: _of_article,
    Agreement: _of_agreement,
    Actor: _of_actor,
}
