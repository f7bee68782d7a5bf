"""Article: one published text, with its raw words and everything that was found in it."""

from operator import attrgetter
from typing import Self

import strawberry

from indexing import documents
from indexing.searching.entries import body_of
from indexing.searching.port import EntryType
from indexing.searching.similar import Text
from indexing.values import PartialDate
from indexing.vocabulary import Language
from resolvers.batches import by_id, relations
from resolvers.connections import Connection
from resolvers.enums import DatePrecision
from resolvers.relating import listed, owned, to_one
from resolvers.similarity import alike
from resolvers.types.forward import AClaim, AnAgreement, AnArticle, APassage
from resolvers.types.node import Node
from resolvers.types.values import Span, precision_of
from resolvers.views import shows


@shows(documents.Article)
@strawberry.type(description="One published text in its latest revision.")
class Article(Node):
    headline: str | None = strawberry.field(description="The headline, as printed.")
    language: Language = strawberry.field(description="The language of the text.")
    publisher: str | None = strawberry.field(description="Who published it.")
    url: str | None = strawberry.field(description="Where it was published.")
    published_at: PartialDate | None = strawberry.field(description="When it was published, as far as the file says.")
    published_precision: DatePrecision | None = strawberry.field(description="How much of `publishedAt` is given.")
    raw: str = strawberry.field(
        description="The text exactly as received. All spans count Unicode code points of this text."
    )
    text_sha256: str = strawberry.field(
        description="SHA-256 of `raw` in UTF-8, hexadecimal: tells whether spans still fit a copy of the text."
    )
    revision: int = strawberry.field(description="Counts from 1; a changed text of the same article is a new revision.")
    media_type: str = strawberry.field(description="What the article was read from, such as `text/html`.")
    headline_span: Span | None = strawberry.field(description="Where the headline stands in `raw`.")
    chrome: list[Span] = strawberry.field(
        description="Parts of `raw` that belong to the page (menus, buttons, notices), not to the article."
    )
    sample: bool = strawberry.field(description="True for texts written for demonstration.")
    document: strawberry.Private[documents.Article]

    @classmethod
    def of(cls, document: documents.Article) -> Self:
        """The document as the schema shows it."""
        return cls(
            id=strawberry.ID(document.id),
            headline=document.headline.text if document.headline else None,
            language=document.language,
            publisher=document.publisher,
            url=document.url,
            published_at=document.published,
            published_precision=precision_of(document.published),
            raw=document.raw,
            text_sha256=document.text_sha256,
            revision=document.revision,
            media_type=document.media_type,
            headline_span=Span.of(document.headline_span) if document.headline_span else None,
            chrome=[Span.of(span) for span in document.chrome],
            sample=document.sample,
            document=document,
        )

    passages: Connection[APassage] = owned(
        "The passages of the article in the order of its text.",
        relations.passages_of_article,
        lambda self: (self.id, self.id),
        "article.passages",
    )

    agreements: Connection[AnAgreement] = owned(
        "The agreements that the article tells of, newest first.",
        relations.agreements_of_article,
        lambda self: (self.id, self.id),
        "article.agreements",
    )

    claims: Connection[AClaim] = owned(
        "All facts that the article attests, those about one subject together.",
        relations.claims_of_article,
        lambda self: (self.id, self.id),
        "article.claims",
    )

    similar: list[AnArticle] = alike(
        "Articles that tell of the same, the most similar first; reprints of this one are left out.",
        by_id.articles,
        lambda self: Text(self.document.id, EntryType.ARTICLE, self.document.language, body_of(self.document)),
    )
    reprint_group: "ReprintGroup | None" = to_one(
        "The group of articles that carry nearly the same text, if this is in one.",
        relations.reprints_of_article,
        attrgetter("id"),
    )


@shows(documents.Reprint)
@strawberry.type(description="Articles that carry nearly the same text; together they count as one source.")
class ReprintGroup:
    document: strawberry.Private[documents.Reprint]

    @classmethod
    def of(cls, document: documents.Reprint) -> Self:
        """The document as the schema shows it."""
        return cls(document=document)

    articles: Connection[Article] = listed(
        "The articles of the group; the first one stands for all.",
        by_id.articles,
        attrgetter("document.article_ids"),
        "reprintGroup.articles",
    )
