"""SqliteStore: the DocumentStore port on the standard library's SQLite.

One thread writes and a few read; each call of the port is one hop into a thread, not one per statement. A read that is
cancelled ends in its thread too; a write goes on, so it happens wholly or not at all.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, Self, TypeVar

import orjson

from indexing.errors import StoreFailed
from indexing.storing.checking import (
    Specs,
    check_limit,
    check_order,
    check_tally,
    check_where,
    check_write,
    spec_of,
    storable_ids,
)
from indexing.storing.encoding import decode, digest
from indexing.storing.port import Change, Delete, Order, Outcome, Put, Scalar, Stored, StoreInfo, Tally, Where
from indexing.storing.sqlite import query, schema
from indexing.storing.sqlite.connection import PATIENCE, Connections
from indexing.storing.sqlite.fields import FieldTables
from indexing.storing.sqlite.interrupting import Interruptible
from indexing.storing.sqlite.writing import apply
from indexing.storing.waiting import ChangeSignal

T = TypeVar("T")

#: More readers than this only compete for the interpreter lock while they decode.
_READERS: Final = 3
_ROWS: Final = "select collection, id, rev, seq, digest, body from documents"

_Row = tuple[str, str, int, int, bytes, bytes]


class SqliteStore:
    """Documents in one SQLite file. Use `open`."""

    def __init__(self, connections: Connections, specs: Specs) -> None:
        """Start the threads; the file must have been prepared for `specs`."""
        self._connections = connections
        self._specs = specs
        self._tables = {name: FieldTables(name, spec) for name, spec in specs.items()}
        self._writer = ThreadPoolExecutor(1, "sqlite-writer")
        self._readers = ThreadPoolExecutor(_READERS, "sqlite-reader")
        self._signal = ChangeSignal()

    @classmethod
    async def open(cls, path: Path, specs: Specs, patience: float = PATIENCE) -> Self:
        """Open or create the database at `path`.

        Raises SettingError, FormatMismatch, StoreLocked (after `patience` seconds) or StoreFailed.
        """
        store = cls(Connections(path, patience), specs)
        try:
            await asyncio.get_running_loop().run_in_executor(store._writer, store._prepare)
        except BaseException:
            await store.close()
            raise
        return store

    async def get(self, ids: Sequence[str]) -> list[Stored | None]:
        """The documents in the order of `ids`, duplicates kept; None for missing or deleted ones."""
        wanted = list(ids)
        return await self._read(lambda connection: self._get(connection, wanted))

    async def find(
        self, collection: str, where: Where, order: Order, after: tuple[Scalar, str] | None = None, limit: int = 100
    ) -> list[Stored]:
        """The first `limit` documents behind the keyset position `after`. Raises InvalidDocument."""
        spec = spec_of(self._specs, collection)
        check_limit(limit)
        position = check_order(spec, order, after)
        statement = query.find(self._tables[collection], check_where(spec, where), order, position, limit)
        return await self._read(lambda connection: [self._stored(row) for row in connection.execute(*statement)])

    async def count(self, collection: str, where: Where, cap: int = 10_000) -> int:
        """How many documents match, counting no further than `cap`. Raises InvalidDocument."""
        check_limit(cap)
        statement = query.count(self._tables[collection], check_where(spec_of(self._specs, collection), where), cap)
        return await self._read(lambda connection: int(connection.execute(*statement).fetchone()[0]))

    async def tally(self, collection: str, where: Where, by: Sequence[str], limit: int = 1_000) -> list[Tally]:
        """How many matching documents have each combination of texts in `by`. Raises InvalidDocument."""
        spec = spec_of(self._specs, collection)
        check_limit(limit)
        check_tally(spec, by)
        statement = query.tally(self._tables[collection], check_where(spec, where), by, limit)
        return await self._read(
            lambda connection: [Tally(tuple(row[:-1]), row[-1]) for row in connection.execute(*statement)]
        )

    async def write(self, operations: Sequence[Put | Delete]) -> list[Outcome]:
        """Apply the operations in one transaction; one outcome each, in order."""
        batch = list(operations)
        loop = asyncio.get_running_loop()
        outcomes = await asyncio.shield(loop.run_in_executor(self._writer, self._write, batch))
        self._signal.notify()
        return outcomes

    async def changes(self, after: int, limit: int) -> tuple[list[Change], int]:
        """Changes with `seq` > `after` in ascending order, and the number up to which nothing can appear any more."""
        check_limit(limit)
        return await self._read(lambda connection: self._changes(connection, after, limit))

    async def wait(self, after: int, timeout: float) -> bool:  # noqa: ASYNC109 - part of the port's meaning
        """Wait up to `timeout` seconds for a change behind `after`."""
        return await self._signal.wait_beyond(lambda: self._read(self._seq), after, timeout)

    async def info(self) -> StoreInfo:
        """The identity and position of the store."""
        return await self._read(self._info)

    async def close(self) -> None:
        """Wait for writes under way, then release threads and connections."""
        await asyncio.get_running_loop().run_in_executor(None, self._close)

    async def _read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        call = Interruptible(self._connections, work)
        try:
            return await asyncio.get_running_loop().run_in_executor(self._readers, call.run)
        except asyncio.CancelledError:
            call.interrupt()
            raise

    def _prepare(self) -> None:
        with self._connections.exclusive() as connection:
            schema.check_owner(connection, self._connections.path)
            connection.execute("pragma journal_mode = wal")
        with self._connections.writing() as connection:
            schema.prepare(connection, self._specs)

    def _write(self, operations: Sequence[Put | Delete]) -> list[Outcome]:
        batch = [check_write(self._specs, operation) for operation in operations]
        with self._connections.writing() as connection:
            return apply(connection, self._tables, batch)

    def _get(self, connection: sqlite3.Connection, ids: Sequence[str]) -> list[Stored | None]:
        among = orjson.dumps(storable_ids(ids)).decode()
        sql = f"{_ROWS} where body is not null and id in (select value from json_each(?))"
        rows = {row[1]: row for row in connection.execute(sql, (among,))}
        return [self._stored(rows[document_id]) if document_id in rows else None for document_id in ids]

    def _stored(self, row: _Row) -> Stored:
        collection, document_id, rev, seq, mark, data = row
        if digest(data) != mark:
            path = self._connections.path
            raise StoreFailed(f"The document {document_id} in {path} is damaged; restore the file from a backup.")
        return Stored(collection, document_id, rev, seq, decode(data))

    def _changes(self, connection: sqlite3.Connection, after: int, limit: int) -> tuple[list[Change], int]:
        # The position must be read before the rows: a commit in between would be stepped over.
        safe = self._seq(connection)
        rows = connection.execute(
            "select seq, collection, id, rev, body is null from documents where seq > ? and seq <= ?"
            " order by seq limit ?",
            (after, safe, limit),
        )
        return [Change(seq, collection, key, rev, bool(gone)) for seq, collection, key, rev, gone in rows], safe

    def _seq(self, connection: sqlite3.Connection) -> int:
        return int(connection.execute("select value from store where name = 'seq'").fetchone()[0])

    def _info(self, connection: sqlite3.Connection) -> StoreInfo:
        values = dict(connection.execute("select name, value from store where name in ('store_id', 'seq')"))
        return StoreInfo(values["store_id"], values["seq"], schema.FORMAT)

    def _close(self) -> None:
        self._writer.shutdown()
        self._readers.shutdown()
        self._connections.close()
