"""MongoStore: the DocumentStore port on MongoDB, through motor.

All documents live in one MongoDB collection, because ids and the change feed span all collections of the port. Nothing
but single-document atomicity is used, so a standalone server, a replica set and a compatible server behave alike.
"""

import asyncio
from collections.abc import Sequence as Items
from copy import deepcopy
from typing import Any, Final, Self

from indexing.storing.checking import (
    Checked,
    Specs,
    check_limit,
    check_order,
    check_tally,
    check_where,
    check_write,
    spec_of,
    storable_ids,
)
from indexing.storing.mongo.connection import CODEC, connect
from indexing.storing.mongo.failures import calling
from indexing.storing.mongo.query import change, check_size, count_filter, indexes, page, stored, tallied, tally
from indexing.storing.mongo.sequence import Sequence
from indexing.storing.mongo.sorting import restored, sortable
from indexing.storing.mongo.writing import Writer
from indexing.storing.port import Change, Delete, Order, Outcome, Put, Scalar, Stored, StoreInfo, Tally, Where
from indexing.storing.waiting import ChangeSignal

#: Seconds for making an index, which takes longer than a query on a database that is already full.
_PREPARATION_SECONDS: Final = 600.0


class MongoStore:
    """Documents in one MongoDB database. Use `open`."""

    def __init__(self, database: Any, specs: Specs, server: str = "", client: Any = None) -> None:
        """`database` is a motor database; `client` is closed with the store. `prepare` must follow."""
        self._client = client
        self._specs = specs
        self._server = server
        self._documents = database.get_collection("documents", codec_options=CODEC)
        self._sequence = Sequence(database.get_collection("counters"), server)
        self._writer = Writer(self._documents, self._sequence, specs, server)
        self._signal = ChangeSignal()
        self._under_way: set[asyncio.Task[list[Outcome]]] = set()

    @classmethod
    async def open(cls, url: str, specs: Specs) -> Self:
        """Connect to `mongodb://host/database`. Raises SettingError, EngineUnreachable or FormatMismatch."""
        client, database, server = await connect(url)
        store = cls(database, specs, server, client)
        try:
            await store.prepare()
        except BaseException:
            await store.close()
            raise
        return store

    async def prepare(self) -> None:
        """Create the counter and the indexes that are missing."""
        await self._sequence.prepare()
        with calling(self._server, _PREPARATION_SECONDS):
            await self._documents.create_index([("s", 1)], name="feed")
            for name, keys in indexes(self._specs):
                await self._documents.create_index(
                    keys, name=name, partialFilterExpression={keys[1][0]: {"$exists": True}}
                )

    async def get(self, ids: Items[str]) -> list[Stored | None]:
        """The documents in the order of `ids`, duplicates kept; None for missing or deleted ones."""
        keys = [sortable(document_id) for document_id in storable_ids(ids)]
        with calling(self._server):
            found = await self._documents.find({"_id": {"$in": keys}}).to_list(None)
        by_id = {restored(document["_id"]): stored(document) for document in found if "c" in document}
        return _in_order(ids, by_id)

    async def find(
        self, collection: str, where: Where, order: Order, after: tuple[Scalar, str] | None = None, limit: int = 100
    ) -> list[Stored]:
        """The first `limit` documents behind the keyset position `after`. Raises InvalidDocument."""
        spec = spec_of(self._specs, collection)
        check_limit(limit)
        position = check_order(spec, order, after)
        asked = page(collection, check_where(spec, where), order, position)
        with calling(self._server):
            cursor = self._documents.find(asked.filter).sort(asked.sort).limit(limit)
            found = await (cursor.hint(asked.hint) if asked.hint else cursor).to_list(None)
        return [stored(document) for document in found]

    async def count(self, collection: str, where: Where, cap: int = 10_000) -> int:
        """How many documents match, counting no further than `cap`. Raises InvalidDocument."""
        check_limit(cap)
        conditions = count_filter(collection, check_where(spec_of(self._specs, collection), where))
        with calling(self._server):
            return int(await self._documents.count_documents(conditions, limit=cap))

    async def tally(self, collection: str, where: Where, by: Items[str], limit: int = 1_000) -> list[Tally]:
        """How many matching documents have each combination of texts in `by`. Raises InvalidDocument."""
        spec = spec_of(self._specs, collection)
        check_limit(limit)
        check_tally(spec, by)
        stages = tally(collection, check_where(spec, where), by, spec, limit)
        with calling(self._server):
            found = await self._documents.aggregate(stages).to_list(None)
        return [tallied(line) for line in found]

    async def write(self, operations: Items[Put | Delete]) -> list[Outcome]:
        """Apply the operations, each by itself; one outcome each, in order. A cancelled write is completed."""
        task = asyncio.ensure_future(self._write(list(operations)))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return await asyncio.shield(task)

    async def changes(self, after: int, limit: int) -> tuple[list[Change], int]:
        """Changes with `seq` > `after` in ascending order, and the number up to which nothing can appear any more."""
        check_limit(limit)
        # The position must be read before the rows: a document in between would be stepped over.
        safe = await self._sequence.safe()
        conditions = {"s": {"$gt": after, "$lte": safe}}
        with calling(self._server):
            cursor = self._documents.find(conditions, {"s": 1, "c": 1, "was": 1, "r": 1})
            rows = await cursor.sort([("s", 1)]).limit(limit).to_list(None)
        return [change(row) for row in rows], safe

    async def wait(self, after: int, timeout: float) -> bool:  # noqa: ASYNC109 - part of the port's meaning
        """Wait up to `timeout` seconds for a change behind `after`."""
        return await self._signal.wait_beyond(self._sequence.safe, after, timeout)

    async def info(self) -> StoreInfo:
        """The identity and position of the store."""
        return await self._sequence.info()

    async def close(self) -> None:
        """Wait for writes under way, then release the connections."""
        await asyncio.gather(*self._under_way, return_exceptions=True)
        if self._client is not None:
            self._client.close()

    async def _write(self, operations: Items[Put | Delete]) -> list[Outcome]:
        items = await asyncio.to_thread(lambda: [self._checked(operation) for operation in operations])
        outcomes = await self._writer.apply(items)
        self._signal.notify()
        return outcomes

    def _checked(self, operation: Put | Delete) -> Checked | Outcome:
        checked = check_write(self._specs, operation)
        return checked if isinstance(checked, Outcome) else check_size(checked)


def _in_order(ids: Items[str], found: dict[str, Stored]) -> list[Stored | None]:
    given: set[str] = set()
    documents: list[Stored | None] = []
    for document_id in ids:
        document = found.get(document_id)
        documents.append(deepcopy(document) if document_id in given else document)
        given.add(document_id)
    return documents
