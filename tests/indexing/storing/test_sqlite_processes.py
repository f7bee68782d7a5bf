"""Several processes on one SQLite file: none is refused, and none that is killed leaves half of a batch."""

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

from indexing.storing.port import Where
from indexing.storing.sqlite import SqliteStore
from tests.indexing.storing.samples import CARDS, CONTRACT_SPECS
from tests.indexing.storing.writing_child import BATCH

KILLS = 10
ENDLESS = 1_000_000


def start(path: Path, name: str, first: int, end: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.indexing.storing.writing_child", str(path), name, str(first), str(end)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def killed(path: Path, first: int, after: int) -> int:
    """Let a process write until it has reported `after` batches, kill it; the number of the first unreported batch."""
    child = start(path, "writer", first, ENDLESS)
    assert child.stdout is not None
    reported = [int(child.stdout.readline()) for _ in range(after)]
    child.send_signal(signal.SIGKILL)
    reported += [int(line) for line in child.stdout.read().split("\n")[:-1]]
    child.wait()
    child.stdout.close()
    return reported[-1] + 1


async def test_a_killed_writer_loses_no_reported_batch_and_leaves_no_half_one(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    batches = 0
    for kill in range(KILLS):
        reported = killed(path, batches, after=1 + kill % 4)
        store = await SqliteStore.open(path, CONTRACT_SPECS)
        counts = [await store.count(CARDS, Where(has_all={"tags": [f"batch-{n}"]})) for n in range(reported + 1)]
        assert counts[:-1] == [BATCH] * reported
        assert counts[-1] in (0, BATCH)
        batches = reported + (counts[-1] == BATCH)
        assert (await store.info()).seq == await store.count(CARDS, Where(), cap=ENDLESS) == batches * BATCH
        await store.close()
        with sqlite3.connect(path) as connection:
            assert connection.execute("pragma integrity_check").fetchone() == ("ok",)


async def test_three_processes_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    children = [start(path, f"writer{n}", 0, 15) for n in range(3)]
    assert [child.communicate()[0].count("\n") for child in children] == [15, 15, 15]
    assert [child.returncode for child in children] == [0, 0, 0]
    store = await SqliteStore.open(path, CONTRACT_SPECS)
    assert (await store.info()).seq == await store.count(CARDS, Where()) == 3 * 15 * BATCH
    await store.close()
