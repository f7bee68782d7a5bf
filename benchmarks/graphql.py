"""Answers a second over HTTP to 50 agreements x 5 parties x 3 passages x 1 article, from one worker.

Three servers answer the same query from the same store: ours, that part of the schema as Strawberry's documentation
would have it (async resolvers, DataLoader, its own view), and the answer put together by hand. All three remember the
documents they have read; ours and the one by hand also spare the garbage collector as `peyman serve` does. Ours does
all that a public server does, and charges an account for each operation. They take short turns, because a machine is
seldom quiet; the medians of the turns and of their ratios are printed.
"""

import argparse
import asyncio
import statistics
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from starlette.types import ASGIApp

from api.app import create_app
from api.collector import spare_collector
from api.settings import Settings
from benchmarks._graphql.hand import hand_app
from benchmarks._graphql.serving import Load, asked, served
from benchmarks._graphql.stock import stock_app
from benchmarks._graphql.world import AGREEMENTS, QUERY, filled_store, world_store
from indexing.searching.opening import open_index
from indexing.storing.port import DocumentStore

#: Points of the account that our server charges; more than any run can spend.
_PLENTY = 10**12


def main() -> None:
    """Print the figures of each server and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=1.0, help="how long each server is asked in each turn")
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--first", type=int, default=AGREEMENTS, help="agreements asked for")
    chosen, _ = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_fill(Path(folder)))
        makers: dict[str, Callable[[], ASGIApp]] = {
            "peyman": lambda: _ours(Path(folder)),
            "stock strawberry": lambda: stock_app(_opened(Path(folder))),
            "by hand": lambda: _by_hand(Path(folder)),
        }
        loads: dict[str, list[Load]] = {name: [] for name in makers}
        with ExitStack() as servers:
            ports = {name: servers.enter_context(served(make)) for name, make in makers.items()}
            for _ in range(chosen.turns):
                for name, (port, process) in ports.items():
                    loads[name].append(asked(port, process, QUERY, {"first": chosen.first}, chosen.seconds))
    _report(loads)


def _report(loads: dict[str, list[Load]]) -> None:
    for name, turns in loads.items():
        rate = statistics.median(one.rate for one in turns)
        spent = statistics.median(one.milliseconds for one in turns)
        print(f"{name:18} {rate:8.1f} answers/s {spent:8.2f} ms CPU each {turns[0].size:9,} bytes")
    ours = loads["peyman"]
    faster = [one.rate / other.rate for one, other in zip(ours, loads["stock strawberry"], strict=True)]
    dearer = [one.milliseconds / other.milliseconds for one, other in zip(ours, loads["by hand"], strict=True)]
    print(f"answers/s, peyman to stock strawberry    x {statistics.median(faster):.1f}")
    print(f"CPU, peyman to by hand                   x {statistics.median(dearer):.2f}")


async def _fill(folder: Path) -> None:
    await (await filled_store(folder)).close()


def _opened(folder: Path) -> DocumentStore:
    return asyncio.run(world_store(folder))


def _ours(folder: Path) -> ASGIApp:
    index = asyncio.run(open_index(f"tantivy:///{folder / 'search'}"))
    app = create_app(_opened(folder), index, operations=(), settings=Settings.model_construct(rate_limit=_PLENTY))
    spare_collector()
    return app


def _by_hand(folder: Path) -> ASGIApp:
    app = hand_app(_opened(folder))
    spare_collector()
    return app


if __name__ == "__main__":
    main()
