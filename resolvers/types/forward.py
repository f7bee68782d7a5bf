"""Names for types that are defined elsewhere, so that types which lead to each other can be annotated."""

from typing import TYPE_CHECKING, Annotated

import strawberry

if TYPE_CHECKING:
    from resolvers.types.actor import Actor
    from resolvers.types.agreement import Agreement
    from resolvers.types.article import Article
    from resolvers.types.claim import Claim
    from resolvers.types.passage import Passage

AnActor = Annotated["Actor", strawberry.lazy("resolvers.types.actor")]
AnAgreement = Annotated["Agreement", strawberry.lazy("resolvers.types.agreement")]
AnArticle = Annotated["Article", strawberry.lazy("resolvers.types.article")]
AClaim = Annotated["Claim", strawberry.lazy("resolvers.types.claim")]
APassage = Annotated["Passage", strawberry.lazy("resolvers.types.passage")]
