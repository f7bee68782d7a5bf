"""One server in a process of its own, asked over a few connections that each wait for their answer."""

import asyncio
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import orjson
import uvicorn
from starlette.types import ASGIApp

_CONNECTIONS = 4
_PATIENCE = 60.0

#: Opens what an application needs and makes it; runs in the server's process.
MakeApp = Callable[[], ASGIApp]


@dataclass(frozen=True, slots=True)
class Load:
    """What came out of asking for some seconds: answers a second, CPU time of the server for one, its bytes."""

    rate: float
    milliseconds: float
    size: int


@contextmanager
def served(make: MakeApp) -> Iterator[tuple[int, int]]:
    """A server of the application that `make` makes, as (port, id of its process)."""
    listening = socket.create_server(("127.0.0.1", 0))
    process = get_context("fork").Process(target=_serve, args=(make, listening), daemon=True)
    process.start()
    try:
        assert process.pid is not None
        yield listening.getsockname()[1], process.pid
    finally:
        process.terminate()
        process.join()
        listening.close()


def _serve(make: MakeApp, listening: socket.socket) -> None:
    config = uvicorn.Config(make(), log_level="error", access_log=False, lifespan="off")
    uvicorn.Server(config).run(sockets=[listening])


def asked(port: int, process: int, query: str, variables: dict[str, object], seconds: float) -> Load:
    """The figures of a server that is asked one query for `seconds`, after it has answered some to warm up."""
    body = orjson.dumps({"query": query, "variables": variables})
    head = (
        "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        f"Accept: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return asyncio.run(_asked(port, process, head.encode() + body, seconds))


async def _asked(port: int, process: int, request: bytes, seconds: float) -> Load:
    async with asyncio.timeout(_PATIENCE + seconds):
        size = 0
        for _ in range(3):
            size = await _until(port, request, 0)
        start, before = time.perf_counter(), _cpu(process)
        counts = await asyncio.gather(
            *(_until(port, request, start + seconds, counting=True) for _ in range(_CONNECTIONS))
        )
        passed, spent = time.perf_counter() - start, _cpu(process) - before
    answers = sum(counts)
    return Load(answers / passed, spent / answers * 1000, size)


async def _until(port: int, request: bytes, end: float, *, counting: bool = False) -> int:
    """Ask over one connection until `end`, at least once: the number of answers, or the size of the last one."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**22)
    number = size = 0
    while not number or time.perf_counter() < end:
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        status, *lines = head.decode("latin-1").split("\r\n")
        if " 200 " not in status:
            raise RuntimeError(f"the server answered {status!r}")
        length = next(line.split(":")[1] for line in lines if line.lower().startswith("content-length:"))
        data = await reader.readexactly(int(length))
        if b'"errors"' in data:
            raise RuntimeError(data[:500].decode("utf-8", "replace"))
        number, size = number + 1, len(data)
    writer.close()
    return number if counting else size


def _cpu(process: int) -> float:
    """Seconds of processor time that a process has used; Linux tells it of others, elsewhere it is not known."""
    stat = Path(f"/proc/{process}/stat")
    if not stat.exists():
        return float("nan")
    user, system = stat.read_text(encoding="ascii").rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
