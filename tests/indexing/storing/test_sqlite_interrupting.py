"""A read that is cancelled ends in its thread as well, and only that read."""

import asyncio
import sqlite3
import threading
from pathlib import Path

import pytest

from indexing.storing.sqlite import SqliteStore
from indexing.storing.sqlite.connection import Connections
from indexing.storing.sqlite.interrupting import Interruptible
from tests.indexing.storing.samples import CONTRACT_SPECS, put, write_all

#: Counts for ever.
ENDLESS = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"


class Counting:
    """A read that never ends, and an event for its beginning."""

    def __init__(self) -> None:
        self.begun = asyncio.Event()
        self._loop = asyncio.get_running_loop()

    def __call__(self, connection: sqlite3.Connection) -> None:
        self._loop.call_soon_threadsafe(self.begun.set)
        connection.execute(ENDLESS).fetchone()


async def test_cancelled_reads_leave_their_threads_to_others(tmp_path: Path) -> None:
    store = await SqliteStore.open(tmp_path / "store.db", CONTRACT_SPECS)
    await write_all(store, [put("a")])
    for _ in range(5):
        counting = [Counting() for _ in range(3)]
        reads = [asyncio.create_task(store._read(one)) for one in counting]
        for one in counting:
            await one.begun.wait()
        queued = asyncio.create_task(store.get(["a"]))
        await asyncio.sleep(0)
        for read in (*reads, queued):
            read.cancel()
        async with asyncio.timeout(20):
            await asyncio.wait([*reads, queued])
            assert [one is not None for one in await store.get(["a", "b"])] == [True, False]
    assert all(read.cancelled() for read in (*reads, queued))
    async with asyncio.timeout(20):
        await store.close()


def test_a_read_that_is_interrupted_before_it_begins_does_nothing(tmp_path: Path) -> None:
    connections = Connections(tmp_path / "store.db")
    ran: list[int] = []
    call = Interruptible(connections, lambda connection: ran.append(1))
    call.interrupt()
    with pytest.raises(sqlite3.OperationalError):
        call.run()
    assert ran == []
    connections.close()


def test_a_read_that_has_ended_takes_no_other_one_of_its_connection_with_it(tmp_path: Path) -> None:
    connections = Connections(tmp_path / "store.db")
    ended = Interruptible(connections, lambda connection: connection.execute("select 1").fetchone())
    assert ended.run() == (1,)
    inside, go_on = threading.Event(), threading.Event()

    def slowly(connection: sqlite3.Connection) -> tuple[int]:
        inside.set()
        go_on.wait(20)
        found: tuple[int] = connection.execute("select count(*) from (values (1), (2))").fetchone()
        return found

    results: list[tuple[int]] = []
    thread = threading.Thread(target=lambda: results.append(Interruptible(connections, slowly).run()))
    thread.start()
    assert inside.wait(20)
    ended.interrupt()
    go_on.set()
    thread.join(20)
    assert results == [(2,)]
    connections.close()
