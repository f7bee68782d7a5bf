"""Asks a server at a rate that does not depend on how fast it answers, as the world does, and keeps what came back."""

import asyncio
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

import orjson

from benchmarks._soak.mixture import Request, drawn

#: Connections that are kept open, and requests that may be under way at once.
CONNECTIONS: Final = 400
_PATIENCE: Final = 30.0


Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass(slots=True)
class Tally:
    """What became of requests. `untyped` holds what is neither data nor an error with a code, with examples."""

    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    untyped: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    skipped: int = 0

    @property
    def answered(self) -> int:
        """Requests with a full answer."""
        return self.codes["OK"]

    def take(self, request: Request, status: int, body: bytes, seconds: float) -> None:
        """Count an answer."""
        self.statuses[request.kind, status] += 1
        code = _code(status, body)
        if code:
            self.codes[code] += 1
        else:
            self.untyped[f"{status} {body[:200].decode('utf-8', 'replace')}"] += 1
        if code == "OK":
            self.seconds.append(seconds)

    def quantile(self, part: float) -> float:
        """The time in milliseconds within which that part of the full answers came."""
        ordered = sorted(self.seconds)
        return ordered[int(len(ordered) * part)] * 1000 if ordered else float("nan")


def _code(status: int, body: bytes) -> str:
    """`OK`, the code of the first error, `NOT_READY` of the health page, or nothing for an answer that is none."""
    try:
        content = orjson.loads(body)
    except orjson.JSONDecodeError:
        return ""
    if errors := content.get("errors"):
        return str(errors[0].get("extensions", {}).get("code", ""))
    if "checks" in content:
        return "OK" if status == 200 else "NOT_READY"
    return "OK" if status == 200 and ("data" in content or "status" in content) else ""


class Client:
    """Connections to one server."""

    def __init__(self, port: int, tally: Tally) -> None:
        """Ask at `port` and count in `tally`."""
        self.tally = tally
        self._port = port
        self._idle: list[Connection] = []
        self._places = asyncio.Semaphore(CONNECTIONS)

    async def ask(self, request: Request) -> None:
        """Send one request and count what comes back."""
        start = time.perf_counter()
        try:
            async with self._places, asyncio.timeout(_PATIENCE):
                if not self._idle or not await self._asked_again(request, start):
                    await self._ask(request, await self._opened(), start)
        except (OSError, asyncio.IncompleteReadError, TimeoutError) as problem:
            self.tally.untyped[f"{type(problem).__name__} {problem}"[:100]] += 1

    async def _asked_again(self, request: Request, start: float) -> bool:
        """Whether the request was answered on a connection that was used before; the server may just have closed it."""
        try:
            await self._ask(request, self._idle.pop(), start)
        except ConnectionResetError:
            return False
        except asyncio.IncompleteReadError as broken:
            if broken.partial:
                raise
            return False
        return True

    async def _ask(self, request: Request, connection: Connection, start: float) -> None:
        reader, writer = connection
        writer.write(request.data)
        if request.rude:
            await writer.drain()
            writer.close()
            self.tally.statuses[request.kind, 0] += 1
            return
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = int(head.partition("content-length:")[2].partition("\r\n")[0])
        body = await reader.readexactly(length)
        self.tally.take(request, int(head.split()[1]), body, time.perf_counter() - start)
        if "connection: close" in head:
            writer.close()
        else:
            self._idle.append((reader, writer))

    async def _opened(self) -> Connection:
        return await asyncio.open_connection("127.0.0.1", self._port, limit=2**22)

    def close(self) -> None:
        """Close what is idle."""
        while self._idle:
            self._idle.pop()[1].close()


async def capacity(port: int, seconds: float, chance: random.Random) -> float:
    """Full answers a second to clients that each wait for their answer before they ask again."""
    client = Client(port, Tally())
    end = time.perf_counter() + seconds

    async def patient() -> None:
        while time.perf_counter() < end:
            await client.ask(drawn(chance))

    await asyncio.gather(*(patient() for _ in range(8)))
    client.close()
    return sum(client.tally.statuses.values()) / seconds


async def at_rate(client: Client, rate: float, seconds: float, chance: random.Random) -> None:
    """Ask `rate` times a second, whether or not answers come; what finds no connection free is skipped."""
    loop = asyncio.get_running_loop()
    under_way: set[asyncio.Task[None]] = set()
    start = loop.time()
    asked = 0
    while (now := loop.time() - start) < seconds:
        while asked < now * rate:
            asked += 1
            if len(under_way) >= CONNECTIONS:
                client.tally.skipped += 1
                continue
            task = asyncio.create_task(client.ask(drawn(chance)))
            under_way.add(task)
            task.add_done_callback(under_way.discard)
        await asyncio.sleep(0.005)
    if under_way:
        await asyncio.wait(under_way)
