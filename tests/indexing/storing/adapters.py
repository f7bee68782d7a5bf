"""The stores that the contract holds to one behaviour. To add one, write its `open` function and a line in ADAPTERS."""

import os
import uuid
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import mongomock.collection
import pytest
from mongomock_motor import AsyncMongoMockClient

from indexing.storing.mongo import MongoStore
from indexing.storing.port import CollectionSpec, DocumentStore
from indexing.storing.sqlite import SqliteStore

Specs = Mapping[str, CollectionSpec]
Opener = Callable[[Path, Specs], AbstractAsyncContextManager[DocumentStore]]

MONGODB = os.environ.get("PEYMAN_TEST_MONGODB", "")


def _without_sort(method: Callable[..., Any]) -> Callable[..., Any]:
    """pymongo 4.11 and later pass a `sort` to bulk writes, which mongomock 4.3 does not know (mongomock issue 912)."""

    def call(*arguments: Any, **options: Any) -> Any:
        options.pop("sort", None)
        return method(*arguments, **options)

    return call


_BULK = mongomock.collection.BulkOperationBuilder
_BULK.add_replace = _without_sort(_BULK.add_replace)  # type: ignore[method-assign]


@asynccontextmanager
async def open_sqlite(folder: Path, specs: Specs) -> AsyncIterator[DocumentStore]:
    """A new SQLite file in `folder`."""
    store = await SqliteStore.open(folder / "store.db", specs)
    try:
        yield store
    finally:
        await store.close()


_open_databases: Counter[str] = Counter()


@asynccontextmanager
async def open_mongodb(folder: Path, specs: Specs) -> AsyncIterator[DocumentStore]:
    """A database for `folder` on the server that PEYMAN_TEST_MONGODB names, dropped with its last store."""
    name = f"peyman_{uuid.uuid5(uuid.NAMESPACE_URL, str(folder)).hex}_{os.getpid()}"
    _open_databases[name] += 1
    store = await MongoStore.open(f"{MONGODB.rstrip('/')}/{name}", specs)
    try:
        yield store
    finally:
        _open_databases[name] -= 1
        if not _open_databases[name]:
            await store._client.drop_database(name)
        await store.close()


@asynccontextmanager
async def open_mongomock(folder: Path, specs: Specs) -> AsyncIterator[DocumentStore]:
    """A new database of mongomock: fast, in memory, and wrong in places that the contract names."""
    store = MongoStore(AsyncMongoMockClient()["peyman"], specs, "mongomock")
    await store.prepare()
    yield store
    await store.close()


needs_mongodb = [
    pytest.mark.mongodb,
    pytest.mark.skipif(not MONGODB, reason="set PEYMAN_TEST_MONGODB to the address of a MongoDB server"),
]

#: Stores whose database outlives them, so that it can be opened twice.
REOPENABLE = [
    pytest.param(open_sqlite, id="sqlite"),
    pytest.param(open_mongodb, id="mongodb", marks=needs_mongodb),
]
ADAPTERS = [*REOPENABLE, pytest.param(open_mongomock, id="mongomock")]

#: What mongomock 4.3 is known to answer wrongly: MongoDB keeps booleans and numbers apart.
MONGOMOCK_ERRORS = ("False == 0", "True == 1")


def wrong_on_mongomock(error: str) -> pytest.MarkDecorator:
    """Run a test of the contract on all adapters, and expect it to fail on mongomock because of a known error."""
    assert error in MONGOMOCK_ERRORS
    known = pytest.mark.xfail(reason=f"mongomock takes {error}", strict=True)
    expecting = [*REOPENABLE, pytest.param(open_mongomock, id="mongomock", marks=known)]
    return pytest.mark.parametrize("store", expecting, indirect=True)
