"""What of an object found is shown to whoever searches: its texts with the words in them that matched.

An agreement is found by what attests it and by the names of its participants as well, which are other documents: they
are read for all hits of a page at once.
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

import strawberry

from indexing import documents, values
from indexing.searching.around import QUOTED
from indexing.searching.excerpts import excerpts
from indexing.searching.highlight import Highlighter, html_of
from indexing.searching.naming import names_of, offices_of
from indexing.vocabulary import Language
from resolvers.batches import by_id
from resolvers.context import Batch, Info
from resolvers.fields import resolved
from resolvers.types.actor import Actor
from resolvers.types.agreement import Agreement
from resolvers.types.article import Article
from resolvers.types.passage import Passage
from resolvers.types.values import Span

#: Participants of an agreement whose names are looked at; hardly any agreement has more.
_NAMED: Final = 20

#: Documents that are read at most for the highlights of one hit: those around an agreement.
MOST_AROUND: Final = QUOTED + _NAMED


@strawberry.type(description="A text of the object found, with the words in it that matched.")
class Highlight:
    text: str = strawberry.field(
        description="The text: a quote, a headline, an excerpt of an article, a title, a name or an office."
    )
    language: Language = strawberry.field(description="The language of the text.")
    marked: strawberry.Private[tuple[values.Span, ...]]
    offset: strawberry.Private[int | None]

    @resolved("The matching words, as code points of `text`.", cost=0)
    def spans(self) -> list[Span]:
        return [Span.of(span) for span in self.marked]

    @resolved(
        "The same words as code points of the raw text of the article; empty for titles, names and offices.",
        cost=0,
    )
    def raw_spans(self) -> list[Span]:
        if self.offset is None:
            return []
        return [Span(start=span.start + self.offset, end=span.end + self.offset) for span in self.marked]

    @resolved("The text as HTML with the words in `mark` elements. All else is escaped, so it can be put in a page.")
    def html(self) -> str:
        return html_of(self.text, self.marked)


async def many_highlights(parents: Sequence[Any], info: Info) -> list[list[Highlight]]:
    """For several hits the texts in which a word matched."""
    agreements = [edge.node.document for edge in parents if isinstance(edge.node, Agreement)]
    passages, actors = await asyncio.gather(
        _by_id(info, by_id.passages, (key for one in agreements for key in one.passage_ids[:QUOTED])),
        _by_id(info, by_id.actors, (key for one in agreements for key in _participants(one))),
    )
    found: list[list[Highlight]] = []
    for edge in parents:
        document, highlighter = edge.node.document, edge.highlighter
        texts = [*_SHOWN[type(edge.node)](document, highlighter)]
        if isinstance(edge.node, Agreement):
            texts = _each_once([*texts, *_around_agreement(document, passages, actors, highlighter)])
        found.append([each for each in texts if each.marked])
    return found


def _each_once(texts: Iterable[Highlight]) -> list[Highlight]:
    """`texts` without those that say the same as an earlier one, as passages of reprints do."""
    once: dict[tuple[str, Language], Highlight] = {}
    for each in texts:
        once.setdefault((each.text, each.language), each)
    return list(once.values())


def _around_agreement(
    agreement: documents.Agreement,
    passages: Mapping[str, documents.Passage],
    actors: Mapping[str, documents.Actor],
    highlighter: Highlighter,
) -> Iterable[Highlight]:
    for key in agreement.passage_ids[:QUOTED]:
        if key in passages:
            yield from _of_passage(passages[key], highlighter)
    for key in _participants(agreement):
        if key in actors:
            yield from (_of_text(name, highlighter) for name in actors[key].names)


async def _by_id(info: Info, batch: Batch[str, Any], ids: Iterable[str]) -> Mapping[str, Any]:
    wanted = list(dict.fromkeys(ids))
    found = await info.context.load_many(batch, wanted) if wanted else []
    return {key: document for key, document in zip(wanted, found, strict=True) if document is not None}


def _participants(agreement: documents.Agreement) -> list[str]:
    """The ids of the first participants, each once, in whatever roles it takes part."""
    return list(dict.fromkeys(each.actor_id for each in agreement.participants if each.actor_id))[:_NAMED]


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
    return (_of_text(name, highlighter) for name in (*names_of(actor), *offices_of(actor)))


_SHOWN: dict[type, Callable[..., Iterable[Highlight]]] = {
    Passage: _of_passage,
    Article: _of_article,
    Agreement: _of_agreement,
    Actor: _of_actor,
}
