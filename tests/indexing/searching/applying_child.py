"""A process that applies batch after batch to a tantivy index and says each cursor that is safe, until it is killed."""

import asyncio
import sys
from pathlib import Path

from indexing.searching.port import Entry, Removal
from indexing.searching.tantivy.index import TantivyIndex
from tests.indexing.searching.engines import EN, FINGERPRINT, passage

BATCH = 20


def batch_up_to(cursor: int) -> list[Entry | Removal]:
    """The batch that ends at `cursor`: new entries, and the removal of one of the batch before."""
    first = cursor - BATCH + 1
    entries: list[Entry | Removal] = [
        passage(f"pas-{seq:06d}", seq, (EN, f"grain shipment {seq}")) for seq in range(first, cursor)
    ]
    return [*entries, Removal(f"pas-{max(1, first - BATCH):06d}", cursor)]


def expected_at(cursor: int) -> list[tuple[str, int]]:
    """What an index holds that has applied everything up to `cursor`."""
    seqs = {seq for seq in range(1, cursor + 1) if seq % BATCH}
    removed = {max(1, end - 2 * BATCH + 1) for end in range(BATCH, cursor + 1, BATCH)}
    return [(f"pas-{seq:06d}", seq) for seq in sorted(seqs - removed)]


async def apply_forever(folder: Path) -> None:
    index = TantivyIndex(folder)
    await index.open(FINGERPRINT)
    cursor = await index.cursor()
    while True:
        cursor += BATCH
        await index.apply(batch_up_to(cursor), cursor)
        sys.stdout.write(f"{cursor}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(apply_forever(Path(sys.argv[1])))
