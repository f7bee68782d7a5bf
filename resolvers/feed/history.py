"""What has happened behind a place, read from the store: for those who come back, and for the reader of the feed.

The store keeps the last change of each document, so of several changes of one document the last one is told.
"""

from collections.abc import AsyncGenerator, Sequence
from typing import Final

from indexing.documents import Agreement, Article
from indexing.storing.catalogue import ARTICLES
from indexing.storing.differences import ChangeKind, differences
from indexing.storing.pointer import Pointer
from indexing.storing.port import Change, DocumentStore
from resolvers.feed.log import Event, Place

#: Changes read at a time, and agreements.
PAGE: Final = 500
_AGREEMENTS: Final = 100


async def events_of(store: DocumentStore, changes: Sequence[Change]) -> list[Event[Article]]:
    """The articles that were stored by `changes`; one that has changed again since has a later change."""
    if not changes:
        return []
    found = await store.get([change.id for change in changes])
    return [
        Event(
            (change.seq, ""),
            ChangeKind.ADDED if change.rev == 1 else ChangeKind.CHANGED,
            ARTICLES.read(stored.body),
        )
        for change, stored in zip(changes, found, strict=True)
        if stored is not None and stored.seq == change.seq
    ]


async def articles_behind(store: DocumentStore, place: Place) -> AsyncGenerator[Event[Article], None]:
    """The articles that were stored behind `place`, in order."""
    read = int(place[0])
    while True:
        changes, safe = await store.changes(read, PAGE)
        stable = [change for change in changes if change.seq <= safe]
        articles = [change for change in stable if change.collection == ARTICLES.name and not change.deleted]
        for event in await events_of(store, articles):
            yield event
        if len(stable) < PAGE:
            return
        read = stable[-1].seq


async def agreements_behind(store: DocumentStore, place: Place) -> AsyncGenerator[Event[Agreement], None]:
    """The agreements that changed for readers behind `place`, up to the run that is visible now."""
    current = (await Pointer.read(store)).current
    run, document = place
    while True:
        page = await differences(store, Agreement, (run, document), current, _AGREEMENTS)
        for change in page.changes:
            yield Event(change.place, change.kind, change.document)
        if page.last:
            return
        run, document = page.end
