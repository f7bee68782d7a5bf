"""A read that can be ended while it runs in its thread, so that a query nobody waits for does not hold up others.

SQLite can be told from another thread to end what a connection runs, but that is lost if it comes a moment before the
statement begins. So the statement itself looks now and then whether it is still wanted.
"""

import sqlite3
from collections.abc import Callable
from typing import Final, Generic, TypeVar

from indexing.storing.sqlite.connection import Connections

T = TypeVar("T")

#: Instructions of SQLite's machine between two looks; about a tenth of a millisecond.
_LOOK_EVERY: Final = 10_000


class Interruptible(Generic[T]):
    """One read, to be run in a thread of its own."""

    def __init__(self, connections: Connections, work: Callable[[sqlite3.Connection], T]) -> None:
        """`work` gets a reading connection of the thread that runs it."""
        self._connections = connections
        self._work = work
        self._unwanted = False

    def run(self) -> T:
        """What the work gives. Raises sqlite3.OperationalError if it was interrupted before it ended."""
        with self._connections.reading() as connection:
            connection.set_progress_handler(lambda: self._unwanted, _LOOK_EVERY)
            try:
                if self._unwanted:
                    raise sqlite3.OperationalError("interrupted")
                return self._work(connection)
            finally:
                connection.set_progress_handler(None, 0)

    def interrupt(self) -> None:
        """End the work, from any thread; nothing happens if it has ended."""
        self._unwanted = True
