"""Relations that hold ids: one batch per document type, shared by every field that leads to it."""

from collections.abc import Mapping, Sequence
from typing import Final

from indexing.decisions import Decision
from indexing.documents import Actor, Agreement, Article, Claim, Document, Passage
from indexing.storing.snapshot import Snapshot


async def articles(snapshot: Snapshot, ids: Sequence[str]) -> list[Article | None]:
    """Articles in the order of `ids`, None for unknown ones."""
    return await snapshot.get(Article, ids)


async def passages(snapshot: Snapshot, ids: Sequence[str]) -> list[Passage | None]:
    """Passages in the order of `ids`, None for unknown ones."""
    return await snapshot.get(Passage, ids)


async def claims(snapshot: Snapshot, ids: Sequence[str]) -> list[Claim | None]:
    """Claims in the order of `ids`, None for unknown ones."""
    return await snapshot.get(Claim, ids)


async def actors(snapshot: Snapshot, ids: Sequence[str]) -> list[Actor | None]:
    """Actors in the order of `ids`, None for unknown ones; a former id finds the actor that took it over."""
    return await snapshot.get(Actor, ids)


async def agreements(snapshot: Snapshot, ids: Sequence[str]) -> list[Agreement | None]:
    """Agreements in the order of `ids`, None for unknown ones; a former id finds the one that took it over."""
    return await snapshot.get(Agreement, ids)


async def decisions(snapshot: Snapshot, ids: Sequence[str]) -> list[Decision | None]:
    """Decisions in the order of `ids`, None for unknown ones."""
    return await snapshot.get(Decision, ids)


#: What each of these batches finds, so that what is in memory can be taken from there without waiting.
KINDS: Final[Mapping[object, type[Document]]] = {
    articles: Article,
    passages: Passage,
    claims: Claim,
    actors: Actor,
    agreements: Agreement,
    decisions: Decision,
}
