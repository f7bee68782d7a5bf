"""How fast an index of many passages is built, how large it becomes, and how long one query of each kind takes.

    python -m benchmarks.million --sets SETS_FOLDER --passages 1000000

Passages are the sentences of retrieval sets put together anew. The index is filled through the port as a rebuild fills
it, and asked as everybody asks it, one query at a time, in a process that is set up as a server is. On a machine that
is not quiet, processor seconds tell more than the clock, so both are printed; those of a server are not among them.
`--engine` names the address of an index to fill in place of a tantivy one in a folder of its own, `--keep` a folder
that stays, to be asked again, `--minutes` how long it may be filled at most.
"""

import argparse
import asyncio
import math
import os
import resource
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from api.collector import spare_collector
from benchmarks._million.passages import entries, sentences
from benchmarks._million.queries import queries
from indexing.searching.facets import FacetName, facets
from indexing.searching.opening import open_index
from indexing.searching.port import Fingerprint, IndexState, SearchIndex
from indexing.searching.query import IndexQuery
from indexing.searching.rebuilding import REBUILD_BATCH
from indexing.searching.remembering import WordMemory
from indexing.searching.search import SearchPage, SearchRequest, search
from indexing.vocabulary import Language

_HITS = 10
_FINGERPRINT = Fingerprint("million", "1", "1")
_SHOWN = 50_000
#: Asked before anything is measured: what is read when it is first needed is no part of a query's time.
_FIRST = ("گمرک بندر", "customs port", "таможня порта", "gümrük", "الجمارك")
_T = TypeVar("_T")


def main() -> None:
    """Print the figures; without a folder of sets there is nothing to measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", type=Path, default=os.environ.get("PEYMAN_BENCH_SETS"))
    parser.add_argument("--passages", type=int, default=5_000)
    parser.add_argument("--queries", type=int, default=100)
    parser.add_argument("--engine", default="")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--minutes", type=float, default=math.inf)
    chosen, _ = parser.parse_known_args()
    if chosen.sets is None:
        print("skipped: no folder of retrieval sets (--sets, PEYMAN_BENCH_SETS)")
        return
    found = sentences(Path(chosen.sets))
    if chosen.keep or chosen.engine:
        asyncio.run(_measure(found, chosen, chosen.engine, chosen.keep))
        return
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_measure(found, chosen, "", Path(folder)))


async def _measure(
    found: dict[Language, list[str]], chosen: argparse.Namespace, engine: str, folder: Path | None
) -> None:
    async with _opened(engine or f"tantivy:///{folder}") as (index, state):
        passages = chosen.passages
        if state is IndexState.EMPTY:
            passages = await _build(index, found, passages, chosen.minutes * 60)
        size = _size(folder) if folder else await _size_of_server(index, engine)
        print(f"{'index':26} {size / 1e9:8.3f} GB, {size / passages:.0f} bytes a passage")
        asked, memory = queries(found, chosen.queries), WordMemory()

        async def run(text: str) -> SearchPage:
            return await search(index, SearchRequest(text, first=_HITS), memory=memory)

        await index.search(IndexQuery(limit=1), await index.cursor())
        for text in _FIRST:
            await run(text)
        spare_collector()
        taken = [await _ask(kind, texts, run) for kind, texts in asked.items()]
        _tell("all of them", [one for clock, _ in taken for one in clock], [one for _, used in taken for one in used])
        pages = [await run(text) for text in asked["words"]]
        await _ask("seven facets of words", pages, lambda page: _facets(index, page))


@asynccontextmanager
async def _opened(address: str) -> AsyncIterator[tuple[SearchIndex, IndexState]]:
    index = await open_index(address)
    try:
        yield index, (await index.open(_FINGERPRINT)).state
    finally:
        if address.startswith("http"):
            client, names = _server(index, address)
            await client.indices.delete(index=list(await client.indices.get(index=names, features="aliases")))
        await index.close()


async def _build(index: SearchIndex, found: dict[Language, list[str]], passages: int, seconds: float) -> int:
    """Put passages in and count them. They are made while the clock stands, so only what Peyman does is measured."""
    made = entries(found, passages)
    clock = processor = 0.0
    done = 0
    while clock < seconds and (batch := list(islice(made, REBUILD_BATCH))):
        began, used = time.perf_counter(), _processor()
        await index.apply(batch, batch[-1].seq)
        clock += time.perf_counter() - began
        processor += _processor() - used
        done += len(batch)
        if done % _SHOWN < REBUILD_BATCH or done == passages:
            print(
                f"{'build':26} {done:9,} passages {done / clock:8,.0f}/s by the clock in {clock:7.1f} s, "
                f"{done / processor:8,.0f} for each processor second, {processor:7.1f} s",
                flush=True,
            )
    return done


async def _size_of_server(index: SearchIndex, address: str) -> int:
    """Bytes of all indexes of Elasticsearch at this address."""
    client, names = _server(index, address)
    stats = await client.indices.stats(index=names, metric="store")
    return int(stats["_all"]["primaries"]["store"]["size_in_bytes"])


def _server(index: SearchIndex, address: str) -> tuple[Any, str]:
    """The client of an index of Elasticsearch, and the pattern of the names that belong to it."""
    return index._client, f"{address.rsplit('/', 1)[1]}-*"  # type: ignore[attr-defined]


def _size(folder: Path) -> int:
    """Bytes of all files; merges go on, so some may vanish meanwhile."""
    size = 0
    for path in folder.rglob("*"):
        with suppress(FileNotFoundError):
            size += path.stat().st_size
    return size


def _processor() -> float:
    """Processor seconds of this process with its threads, and of processes it has waited for."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


async def _facets(index: SearchIndex, page: SearchPage) -> object:
    return await facets(index, [page], list(FacetName), 10)


async def _ask(
    kind: str, asked: Sequence[_T], run: Callable[[_T], Awaitable[object]]
) -> tuple[list[float], list[float]]:
    """Milliseconds by the clock and of the processor for each query."""
    clock: list[float] = []
    processor: list[float] = []
    for one in asked:
        began, used = time.perf_counter(), time.process_time()
        await run(one)
        processor.append((time.process_time() - used) * 1000)
        clock.append((time.perf_counter() - began) * 1000)
    _tell(kind, clock, processor)
    return clock, processor


def _tell(kind: str, clock: Sequence[float], processor: Sequence[float]) -> None:
    print(f"{kind:26} clock {_quantiles(clock)}   processor {_quantiles(processor)}", flush=True)


def _quantiles(taken: Sequence[float]) -> str:
    ordered = sorted(taken)
    return (
        ", ".join(
            f"p{share} {ordered[min(len(ordered) - 1, len(ordered) * share // 100)]:7.2f}" for share in (50, 95, 99)
        )
        + " ms"
    )


if __name__ == "__main__":
    main()
