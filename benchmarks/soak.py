"""A server under mixed load at twice its capacity: how its memory grows, and which errors its clients see.

    python -m benchmarks.soak --minutes 30

Meanwhile articles are stored and subscribers listen. Memory should grow by no more than a tenth between the first
tenth of the time, when caches have filled, and the last; every refusal should have a code of the closed list.
"""

import argparse
import asyncio
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import orjson
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from benchmarks._soak.asking import Client, Tally, at_rate, capacity
from indexing.documents import Article
from indexing.identity import sha256_of
from indexing.storing.articles import save
from indexing.storing.store import open_store
from indexing.vocabulary import Language

_CALIBRATION = 10.0
_LISTENERS = 20
_SAMPLE_EVERY = 2.0
_SUBSCRIPTION = "subscription { articleIngested { cursor article { id } } }"


def main(minutes: float = 0.5) -> None:
    """Print what became of the requests and how the memory of the server grew."""
    with tempfile.TemporaryDirectory() as folder, _serving(Path(folder)) as (port, process):
        asyncio.run(_soak(port, process, Path(folder), minutes * 60))


@contextmanager
def _serving(folder: Path) -> Iterator[tuple[int, int]]:
    """The server as `peyman serve --samples` starts it, charging nobody: its port and the id of its process."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PEYMAN_")},
        "PEYMAN_PORT": str(port),
        "PEYMAN_STORE": f"sqlite:////{folder.relative_to('/')}/peyman.db",
        "PEYMAN_SEARCH": f"tantivy:////{folder.relative_to('/')}/search",
        "PEYMAN_RATE_LIMIT": "0",
        "PEYMAN_MAX_SUBSCRIPTIONS_PER_CALLER": "1000",
    }
    command = [sys.executable, "-c", "from api.cli import main; main()", "serve", "--samples"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as server:
        try:
            yield port, server.pid
        finally:
            server.terminate()


async def _soak(port: int, process: int, folder: Path, seconds: float) -> None:
    await _until_ready(port)
    chance = random.Random(7)
    await capacity(port, _CALIBRATION / 2, chance)
    most = await capacity(port, _CALIBRATION, chance)
    print(f"capacity {most:,.0f} requests/s; asked at {2 * most:,.0f}/s for {seconds:,.0f} s", flush=True)
    tally, samples = Tally(), list[int]()
    heard: list[int] = [0]
    client = Client(port, tally)
    async with _beside(_sample(process, samples), _write(folder), *(_listen(port, heard) for _ in range(_LISTENERS))):
        while heard[0] < _LISTENERS:  # noqa: ASYNC110 - each subscriber counts what it hears
            await asyncio.sleep(0.1)
        start = time.perf_counter()
        await at_rate(client, 2 * most, seconds, chance)
        passed = time.perf_counter() - start
    client.close()
    _report(tally, samples, heard[0], passed)


def _report(tally: Tally, samples: list[int], heard: int, passed: float) -> None:
    tenth = max(1, len(samples) // 10)
    before, after = statistics.mean(samples[tenth : 2 * tenth] or samples), statistics.mean(samples[-tenth:])
    asked = sum(tally.statuses.values()) + sum(tally.untyped.values())
    print(f"asked {asked:,} ({asked / passed:,.0f}/s), {tally.skipped:,} found no connection free")
    print(f"full answers {tally.answered:,} ({tally.answered / passed:,.0f}/s)", end=", ")
    print(f"p50 {tally.quantile(0.5):,.0f} ms, p99 {tally.quantile(0.99):,.0f} ms")
    print("codes", dict(tally.codes.most_common()))
    print("statuses", {f"{kind} {status}": number for (kind, status), number in sorted(tally.statuses.items())})
    print(f"errors without a code {sum(tally.untyped.values())}", dict(tally.untyped.most_common(5)))
    print(f"events heard by {_LISTENERS} subscribers {heard:,}")
    print(
        f"memory {before / 2**20:,.1f} MiB -> {after / 2**20:,.1f} MiB, {100 * (after / before - 1):+.1f} %", flush=True
    )


async def _until_ready(port: int) -> None:
    ready = b"GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    while True:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(ready)
            answer = await reader.read()
            writer.close()
            if b" 200 " in answer[:20]:
                return
        except OSError:
            pass
        await asyncio.sleep(0.2)


@asynccontextmanager
async def _beside(*work: Coroutine[object, object, None]) -> AsyncIterator[None]:
    """Run `work` for the length of the block."""
    tasks = [asyncio.create_task(one) for one in work]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        done = await asyncio.gather(*tasks, return_exceptions=True)
        for problem in done:
            if isinstance(problem, Exception):
                print("beside:", repr(problem))


async def _sample(process: int, samples: list[int]) -> None:
    """Keep the resident memory of the server, in bytes."""
    while True:
        samples.append(_resident(process))
        await asyncio.sleep(_SAMPLE_EVERY)


def _resident(process: int) -> int:
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


async def _write(folder: Path) -> None:
    """Store one of a hundred articles anew every second, as another process does."""
    store = await open_store(f"sqlite:////{folder.relative_to('/')}/peyman.db")
    try:
        for turn in range(10**9):
            raw = f"Tehran and Dushanbe spoke of trade for the {turn}th time. تهران و دوشنبه گفتگو کردند."
            key = f"art-{turn % 100:020x}"
            article = Article(
                id=key, raw=raw, text_sha256=sha256_of(raw), language=Language.EN, revision=1 + turn // 100
            )
            await save(store, [article])
            await asyncio.sleep(1)
    finally:
        await store.close()


async def _listen(port: int, heard: list[int]) -> None:
    """Count the events of one subscription."""
    async with connect(f"ws://127.0.0.1:{port}/graphql", subprotocols=[Subprotocol("graphql-transport-ws")]) as socket_:
        await socket_.send('{"type": "connection_init"}')
        await socket_.send(orjson.dumps({"type": "subscribe", "id": "1", "payload": {"query": _SUBSCRIPTION}}).decode())
        async for message in socket_:
            heard[0] += '"next"' in str(message)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--minutes", type=float, default=30.0)
    main(arguments.parse_args().minutes)
