"""What a search gives: objects of any type, with their score and the words that matched."""

from collections.abc import Callable, Iterable
from typing import Annotated

import strawberry
from strawberry.relay import PageInfo

from indexing import documents
from indexing.searching.highlight import highlights
from indexing.searching.port import EntryType
from indexing.values import Name
from indexing.vocabulary import Language
from resolvers.connections import TotalCount
from resolvers.enums import describe
from resolvers.fields import resolved
from resolvers.types.actor import Actor
from resolvers.types.agreement import Agreement
from resolvers.types.article import Article
from resolvers.types.passage import Passage
from resolvers.types.values import Span

describe(
    EntryType,
    "What can be searched for.",
    {
        EntryType.PASSAGE: "Passages: headlines and sentences of articles.",
        EntryType.ARTICLE: "Articles, by headline and text.",
        EntryType.AGREEMENT: "Agreements, by title, parties and the passages that attest them.",
        EntryType.ACTOR: "Actors, by name and alias in every language.",
    },
    name="SearchType",
)

SearchResult = Annotated[
    Passage | Article | Agreement | Actor, strawberry.union("SearchResult", description="What a search can find.")
]


@strawberry.type(description="A text of the object found, with the words in it that matched.")
class Highlight:
    text: str = strawberry.field(description="The text: a quote, a headline, a title or a name.")
    language: Language = strawberry.field(description="The language of the text.")
    spans: list[Span] = strawberry.field(description="The matching words, as code points of `text`.")
    raw_spans: list[Span] = strawberry.field(
        description="The same words as code points of the raw text of the article; empty for titles and names."
    )


@strawberry.type(description="An object found, with its place in the result.")
class SearchEdge:
    cursor: str = strawberry.field(description="Opaque place of the hit; give it as `after` to continue behind it.")
    node: SearchResult = strawberry.field(description="The object found.")
    score: float = strawberry.field(description="How well it matches; compares within one search only.")
    query: strawberry.Private[str]

    @resolved("The words that matched; empty where they stand in a text that is not shown here.")
    def highlights(self) -> list[Highlight]:
        return [each for each in _HIGHLIGHTED[type(self.node)](self.node, self.query) if each.spans]


@strawberry.type(description="A page of what a search found, best first.")
class SearchConnection:
    edges: list[SearchEdge] = strawberry.field(
        description="The hits of this page; one whose object has just been removed is left out."
    )
    page_info: PageInfo = strawberry.field(description="Where this page begins and ends, and whether there is more.")
    total_count: TotalCount = strawberry.field(description="How many hits there are in all.")


def _highlight(name: Name, query: str, offset: int | None = None) -> Highlight:
    """The highlight of a text that stands at `offset` of the raw text, or in no raw text."""
    found = highlights(name.text, name.language, query)
    raw = [] if offset is None else [Span(start=span.start + offset, end=span.end + offset) for span in found]
    return Highlight(text=name.text, language=name.language, spans=[Span.of(span) for span in found], raw_spans=raw)


def _of_passage(passage: Passage, query: str) -> Iterable[Highlight]:
    yield _highlight(Name(text=passage.quote, language=passage.language), query, passage.start)


def _of_article(article: Article, query: str) -> Iterable[Highlight]:
    document: documents.Article = article.document
    if document.headline:
        span = document.headline_span
        printed = span and span.of(document.raw) == document.headline.text
        yield _highlight(document.headline, query, span.start if span and printed else None)


def _of_agreement(agreement: Agreement, query: str) -> Iterable[Highlight]:
    return (_highlight(title, query) for title in agreement.document.titles)


def _of_actor(actor: Actor, query: str) -> Iterable[Highlight]:
    aliases = (Name(text=alias.text, language=alias.language) for alias in actor.document.aliases)
    return (_highlight(name, query) for name in dict.fromkeys((*actor.document.names, *aliases)))


_HIGHLIGHTED: dict[type, Callable[..., Iterable[Highlight]]] = {
    Passage: _of_passage,
    Article: _of_article,
    Agreement: _of_agreement,
    Actor: _of_actor,
}
