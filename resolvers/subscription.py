"""The root of what can be subscribed to. The events come from the one feed of the process; see `resolvers.feed`."""

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import Annotated, ParamSpec, TypeVar

import strawberry

from indexing.storing.catalogue import AGREEMENTS
from indexing.storing.differences import reaches_back
from indexing.storing.matching import matches
from indexing.storing.pointer import Pointer
from indexing.storing.port import DocumentStore, StoreInfo, Where
from resolvers import cursors
from resolvers.context import Info
from resolvers.errors import InvalidCursor, Unavailable
from resolvers.feed.feed import Feed
from resolvers.feed.log import Place
from resolvers.filters import AgreementFilter
from resolvers.types.event import AgreementChanged, ArticleIngested

P = ParamSpec("P")
R = TypeVar("R")

_ARTICLES = "articleIngested"
_AGREEMENTS = "agreementChanged"

AfterEvent = Annotated[
    str | None,
    strawberry.argument(
        description="First tell what has happened behind this cursor of an event (`WzEsImFydG...`); if absent, only "
        "what happens from now on. Of several changes of one object the last one is told."
    ),
]
WhichChanged = Annotated[
    AgreementFilter | None,
    strawberry.argument(description="Only agreements that fit as they are now, or as they last were; all if absent."),
]


def _subscribed(description: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    decorator: Callable[[Callable[P, R]], Callable[P, R]] = strawberry.subscription(description=description)
    return decorator


@strawberry.type(description="What can be listened to, over WebSockets (graphql-transport-ws) or server-sent events.")
class Subscription:
    @_subscribed("Articles as they are stored: new ones, and new revisions of known ones.")
    async def article_ingested(self, info: Info, after: AfterEvent = None) -> AsyncGenerator[ArticleIngested, None]:
        feed, store = _feed(info), info.context.store
        known = await store.info()
        place = None if after is None else _article_place(after, known)
        async with aclosing(feed.articles(place)) as events:
            async for event in events:
                yield ArticleIngested(
                    cursor=cursors.encode(_ARTICLES, (event.place[0], known.store_id)),
                    change=event.kind,
                    article=info.context.views.of(event.document),
                )

    @_subscribed("Agreements as they change for readers: whenever a derivation or a decision becomes visible.")
    async def agreement_changed(
        self,
        info: Info,
        filter: WhichChanged = None,  # noqa: A002 - the word that clients know
        after: AfterEvent = None,
    ) -> AsyncGenerator[AgreementChanged, None]:
        feed = _feed(info)
        where = await filter.where(info) if filter else Where()
        place = None if after is None else await _agreement_place(after, info.context.store)
        async with aclosing(feed.agreements(place)) as events:
            async for event in events:
                if matches(where, AGREEMENTS.fields_of(event.document)):
                    yield AgreementChanged(
                        cursor=cursors.encode(_AGREEMENTS, (event.place[0], event.place[1])),
                        change=event.kind,
                        agreement=info.context.views.of(event.document),
                    )


def _feed(info: Info) -> Feed:
    """The feed. Raises Unavailable where there is none."""
    feed = info.context.feed
    if feed is None:
        raise Unavailable("Nothing can be listened to here.")
    return feed


def _article_place(cursor: str, known: StoreInfo) -> Place:
    """The place of a cursor. Raises InvalidCursor for one of another store or of the future."""
    seq, store_id = cursors.decode(_ARTICLES, cursor)
    if not isinstance(seq, int) or store_id != known.store_id or not 0 <= seq <= known.seq:
        raise InvalidCursor("The cursor is not of this store: load what there is and subscribe without `after`.")
    return seq, ""


async def _agreement_place(cursor: str, store: DocumentStore) -> Place:
    """The place of a cursor. Raises InvalidCursor for one of another store, or too old to tell all removals since."""
    run, document = cursors.decode(_AGREEMENTS, cursor)
    current = (await Pointer.read(store)).current
    if not isinstance(run, int) or not reaches_back((run, document), current):
        raise InvalidCursor("What has happened since is not known any more: load anew and subscribe without `after`.")
    return run, document
