"""Handing in one article: read, stored and derived before the answer, once however often it is sent.

A newsroom that got no answer sends the article again under the same key. The same article under the same key gives the
answer of the first time; another one is refused, since one of the two is a mistake.
"""

from enum import StrEnum
from typing import Annotated

import strawberry

from indexing.documents import Article as ArticleDocument
from indexing.handing_in import HandedIn, KeyReused, hand_in
from indexing.reading.draft import Draft, Problem
from indexing.reading.identity import Verdict
from indexing.values import PartialDate
from indexing.vocabulary import Language
from resolvers.context import Info
from resolvers.enums import describe
from resolvers.errors import BadInput
from resolvers.types.article import Article

#: Longest key that is taken.
_LONGEST_KEY = 255


class TextFormat(StrEnum):
    """What the text of an article is written in."""

    PLAIN = "text/plain"
    HTML = "text/html"


class IngestRefusalCode(StrEnum):
    """Why an article was not taken."""

    UNREADABLE = "unreadable"
    KEY_REUSED = "key_reused"


describe(
    TextFormat,
    "What the text of an article is written in.",
    {TextFormat.PLAIN: "Plain text.", TextFormat.HTML: "A page in HTML, of which the story is found."},
)
describe(
    IngestRefusalCode,
    "Why an article was not taken.",
    {
        IngestRefusalCode.UNREADABLE: "The text shows nothing that can be an article; the message says why.",
        IngestRefusalCode.KEY_REUSED: "The idempotency key was used for another article.",
    },
)
describe(
    Verdict,
    "What an article was to the store.",
    {
        Verdict.NEW: "It was not known.",
        Verdict.REVISED: "It is a new text of a known article.",
        Verdict.LOCATED: "Its text was known without an address, and has one now.",
        Verdict.UNCHANGED: "It was known as it is.",
    },
    name="IngestVerdict",
)


@strawberry.input(description="An article, with what is known beside its text.")
class IngestArticleInput:
    text: str = strawberry.field(
        description="The text or the page, exactly as it was published: `TASHKENT - Iran and Uzbekistan signed ...`."
    )
    format: TextFormat = strawberry.field(default=TextFormat.PLAIN, description="What the text is written in.")
    url: str | None = strawberry.field(
        default=None, description="Where it was published: `https://news.example/2026/01/29/copper`."
    )
    publisher: str | None = strawberry.field(default=None, description="Who published it: `Peyman Sample Desk`.")
    headline: str | None = strawberry.field(
        default=None, description="Its headline, where the text does not show it: `Copper memorandum signed`."
    )
    published: PartialDate | None = strawberry.field(default=None, description="When it was published.")
    language: Language | None = strawberry.field(default=None, description="Its language; read off the text if absent.")

    def draft(self) -> Draft:
        """The article before it is read."""
        return Draft(
            path="ingestArticle",
            line=None,
            text=self.text,
            media_type="text/html" if self.format is TextFormat.HTML else "text/plain",
            url=self.url,
            publisher=self.publisher,
            headline=self.headline,
            published=self.published,
            language=self.language,
        )


@strawberry.type(description="An article that was taken; what follows from it is visible to everybody.")
class Ingested:
    verdict: Verdict = strawberry.field(description="What the article was to the store.")
    article: Article | None = strawberry.field(description="The article; null where it has been removed since.")


@strawberry.type(description="An article that was not taken.")
class IngestRefused:
    code: IngestRefusalCode = strawberry.field(description="Why, as a word.")
    message: str = strawberry.field(description="Why, as a sentence.")


IngestResult = Annotated[
    Ingested | IngestRefused, strawberry.union("IngestResult", description="What became of an article.")
]

Ingesting = Annotated[IngestArticleInput, strawberry.argument(description="The article.")]
IdempotencyKey = Annotated[
    str,
    strawberry.argument(
        description="1 to 255 characters, your own: a new key for each article (`desk-2026-01-29-0007`), "
        "the same for a retry."
    ),
]


async def ingest_article(info: Info, given: IngestArticleInput, key: str) -> Ingested | IngestRefused:
    """Take an article in the name of the caller. Raises BadInput for a key that is none."""
    if not 0 < len(key) <= _LONGEST_KEY:
        raise BadInput(f"`idempotencyKey` must have 1 to {_LONGEST_KEY} characters, not {len(key)}.")
    context = info.context
    try:
        taken = await hand_in(context.store, given.draft(), f"{context.caller.id}:{key}")
    except KeyReused as problem:
        return IngestRefused(code=IngestRefusalCode.KEY_REUSED, message=str(problem))
    if isinstance(taken, Problem):
        return IngestRefused(code=IngestRefusalCode.UNREADABLE, message=f"The article {taken.reason}.")
    context.begin_anew()
    return await _shown(info, taken)


async def _shown(info: Info, taken: HandedIn) -> Ingested:
    (article,) = await (await info.context.snapshot()).get(ArticleDocument, [taken.article_id])
    return Ingested(verdict=taken.verdict, article=info.context.views.of(article))
