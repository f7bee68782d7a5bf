"""Keys in the document store: added, listed and revoked through the port, so alike on every store.

A revoked key stays, so that a list tells what there was; its id is never given again.
"""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

from api.keys.key import Key
from indexing.errors import PeymanError
from indexing.storing.catalogue import KEYS
from indexing.storing.port import DocumentStore, Order, Put, Where
from resolvers.access import Scope

_PAGE = 100


class NoSuchKey(PeymanError):
    """No key has the id that was given."""


async def add(store: DocumentStore, name: str, scope: Scope, quota: int | None = None) -> tuple[Key, str]:
    """A new key, stored, and its token, which cannot be had again."""
    key, token = Key.made(name, scope, quota)
    (outcome,) = await store.write([_put(key, 0)])
    assert outcome.status == "ok", outcome
    return key, token


async def find(store: DocumentStore, key_id: str) -> Key | None:
    """The key with this id, revoked or not. One store call."""
    (stored,) = await store.get([key_id])
    return Key.model_validate(stored.body["key"]) if stored and stored.collection == KEYS else None


async def every(store: DocumentStore) -> AsyncIterator[Key]:
    """All keys by name, also those that were revoked."""
    after = None
    while page := await store.find(KEYS, Where(), Order("name"), after, _PAGE):
        for stored in page:
            yield Key.model_validate(stored.body["key"])
        after = (page[-1].body["name"], page[-1].id)


async def revoke(store: DocumentStore, key_id: str) -> Key:
    """The key, revoked from now on; one that was revoked before stays as it is. Raises NoSuchKey."""
    while True:
        (stored,) = await store.get([key_id])
        if stored is None or stored.collection != KEYS:
            raise NoSuchKey(f"There is no key {key_id}; peyman keys list shows those there are.")
        key = Key.model_validate(stored.body["key"])
        if key.revoked:
            return key
        revoked = key.model_copy(update={"revoked": datetime.now(UTC)})
        (outcome,) = await store.write([_put(revoked, stored.rev)])
        if outcome.status == "ok":
            return revoked


def _put(key: Key, rev: int) -> Put:
    return Put(KEYS, key.id, {"key": key.model_dump(mode="json"), "name": key.name}, expect_rev=rev)
