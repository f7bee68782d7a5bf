"""Events: what a subscription tells, each with a cursor from which one can go on later."""

import strawberry

from indexing.storing.differences import ChangeKind
from resolvers.enums import describe
from resolvers.types.agreement import Agreement
from resolvers.types.article import Article

describe(
    ChangeKind,
    "What happened to an object.",
    {
        ChangeKind.ADDED: "It was not there before.",
        ChangeKind.CHANGED: "It was there before and is different now.",
        ChangeKind.REMOVED: "It is there no more.",
    },
)

_CURSOR = "Opaque place of the event; subscribe with it as `after` to go on behind it."


@strawberry.type(description="An article that was stored, for the first time or in a new revision.")
class ArticleIngested:
    cursor: str = strawberry.field(description=_CURSOR)
    change: ChangeKind = strawberry.field(description="`ADDED` for a new article, `CHANGED` for a known one.")
    article: Article = strawberry.field(description="The article as it is now. What it tells of is found afterwards.")


@strawberry.type(description="An agreement that has changed for readers.")
class AgreementChanged:
    cursor: str = strawberry.field(description=_CURSOR)
    change: ChangeKind = strawberry.field(description="What happened to it.")
    agreement: Agreement = strawberry.field(
        description="The agreement as it is now; one that was removed as it last was."
    )
