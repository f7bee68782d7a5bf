"""Bodies and collections for the contract: a news desk's cards, with one field of each kind."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from indexing.storing.port import CollectionSpec, Delete, DocumentStore, Order, Put, Scalar, Where

CARDS = "cards"
NOTES = "notes"

#: `note` may be missing and may hold any type; the other fields hold one type throughout.
CONTRACT_SPECS = {
    CARDS: CollectionSpec(scalars=("city", "number", "at", "note"), arrays=("tags",), sorts=("city", "number", "at")),
    NOTES: CollectionSpec(scalars=("number",), sorts=("number",)),
}

BY_NUMBER = Order("number")


def at(*parts: int) -> datetime:
    """A time in UTC."""
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]


def card(**changes: Any) -> dict[str, Any]:
    """A valid body of the collection `cards`."""
    return {"city": "تهران", "number": 1, "at": at(2026, 1, 29), "tags": [], **changes}


def put(document_id: str, expect_rev: int | None = None, **changes: Any) -> Put:
    """A write of a card."""
    body = card(**changes)
    return Put(CARDS, document_id, body) if expect_rev is None else Put(CARDS, document_id, body, expect_rev)


async def ids(store: DocumentStore, where: Where | None = None, order: Order = BY_NUMBER) -> list[str]:
    """Ids of the cards that match, in order; the count has to agree."""
    found = [one.id for one in await store.find(CARDS, where or Where(), order, limit=1000)]
    assert await store.count(CARDS, where or Where()) == len(found)
    return found


async def pages(store: DocumentStore, order: Order, size: int, where: Where | None = None) -> list[str]:
    """Ids of the cards that match, collected page by page."""
    found: list[str] = []
    after: tuple[Scalar, str] | None = None
    while True:
        page = await store.find(CARDS, where or Where(), order, after, size)
        found += [one.id for one in page]
        if len(page) < size:
            return found
        after = (page[-1].body[order.field], page[-1].id)


async def write_all(store: DocumentStore, puts: Sequence[Put | Delete]) -> None:
    """Write and expect success."""
    assert {outcome.status for outcome in await store.write(puts)} <= {"ok"}
