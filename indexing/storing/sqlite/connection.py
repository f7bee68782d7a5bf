"""Connections to the database file: one that writes, a few that read, and the lock between processes.

SQLite's own lock is unfair: of three writing processes one waited 4.5 s, against 0.2 s with a file lock around each
write transaction. The file lock also keeps checkpoints from meeting commits of another connection, which up to SQLite
3.51.2 could corrupt the file. Each reader is used by the thread that opened it only.
"""

import sqlite3
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from indexing.storing.sqlite.failures import locked, translated

#: Seconds that a writer waits for other processes before it gives up.
PATIENCE: Final = 30.0
_RETRY_SECONDS: Final = 0.002
_STATEMENTS_KEPT: Final = 256


class FileLock:
    """An exclusive lock between processes on a file beside the database; without effect where `flock` is missing."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.monotonic) -> None:
        """Create the lock file at `path` if it is not there."""
        self._clock = clock
        self._file = path.open("ab")

    @contextmanager
    def held(self, database: Path, patience: float) -> Iterator[None]:
        """Hold the lock in the block. Raises StoreLocked after `patience` seconds."""
        if sys.platform == "win32":
            yield
            return
        import fcntl

        deadline = self._clock() + patience
        while True:
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if self._clock() > deadline:
                    raise locked(database) from None
                time.sleep(_RETRY_SECONDS)
        try:
            yield
        finally:
            fcntl.flock(self._file, fcntl.LOCK_UN)

    def close(self) -> None:
        """Close the file; a lock that is held is released."""
        self._file.close()


class Connections:
    """All connections of one store to its file."""

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        """Create the folder of the database and its lock file; nothing is opened yet."""
        self.path = path
        self._patience = patience
        self._local = threading.local()
        self._guard = threading.Lock()
        self._readers: list[sqlite3.Connection] = []
        self._writer: sqlite3.Connection | None = None
        with translated(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._lock = FileLock(path.with_name(path.name + ".lock"))

    @contextmanager
    def exclusive(self) -> Iterator[sqlite3.Connection]:
        """The writing connection, outside of a transaction, while no other process writes."""
        with translated(self.path), self._lock.held(self.path, self._patience):
            if self._writer is None:
                self._writer = self._open()
                self._writer.execute("pragma synchronous = full")
            yield self._writer

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A write transaction: all of the block or, if it raises, nothing of it."""
        with self.exclusive() as connection:
            connection.execute("begin immediate")
            try:
                yield connection
                connection.execute("commit")
            except BaseException:
                # A full disk has already rolled back; a second rollback would hide the reason.
                if connection.in_transaction:
                    connection.execute("rollback")
                raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The reading connection of this thread."""
        with translated(self.path):
            connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
            if connection is None:
                connection = self._open()
                connection.execute("pragma query_only = on")
                connection.execute("pragma wal_autocheckpoint = 0")
                self._local.connection = connection
                with self._guard:
                    self._readers.append(connection)
            yield connection

    def close(self) -> None:
        """Close all connections, the writer last, so that it moves the write-ahead log into the file."""
        for connection in self._readers:
            connection.close()
        if self._writer is not None:
            with translated(self.path), self._lock.held(self.path, self._patience):
                self._writer.close()
        self._lock.close()

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(
            self.path,
            timeout=self._patience,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=_STATEMENTS_KEPT,
        )
