"""A process that writes batches of cards to a SQLite file and says so, until it is killed.

Each line of its output is the number of a batch whose write has returned.
"""

import asyncio
import sys
from pathlib import Path
from typing import Final

from indexing.storing.sqlite import SqliteStore
from tests.indexing.storing.samples import CONTRACT_SPECS, put

BATCH: Final = 20


async def write_until(path: Path, name: str, first: int, end: int) -> None:
    """Write the batches `first` to `end`."""
    store = await SqliteStore.open(path, CONTRACT_SPECS)
    for batch in range(first, end):
        tags = [f"batch-{batch}", name]
        await store.write([put(f"{name}-{batch}-{n}", number=batch, tags=tags) for n in range(BATCH)])
        sys.stdout.write(f"{batch}\n")
        sys.stdout.flush()
    await store.close()


if __name__ == "__main__":
    asyncio.run(write_until(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
