"""Answers a second over HTTP to 50 agreements x 5 parties x 3 passages x 1 article, from one worker.

Three servers answer the same query from the same store: ours, that part of the schema as Strawberry's documentation
would have it (async resolvers, DataLoader, its own view), and the answer put together by hand. All three remember the
documents they have read; ours and the one by hand also spare the garbage collector as `peyman serve` does. They take
turns, because the machine is not quiet; the medians of the turns and their ratios are printed.
"""

import argparse
import asyncio
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path

from starlette.types import ASGIApp

from api.app import create_app
from api.collector import spare_collector
from benchmarks._graphql.hand import hand_app
from benchmarks._graphql.serving import Load, asked, served
from benchmarks._graphql.stock import stock_app
from benchmarks._graphql.world import AGREEMENTS, QUERY, filled_store, world_store
from indexing.searching.opening import open_index
from indexing.storing.port import DocumentStore


def main() -> None:
    """Print the figures of each server and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=2.0, help="how long each server is asked in each turn")
    parser.add_argument("--turns", type=int, default=3)
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
        for _ in range(chosen.turns):
            for name, make in makers.items():
                with served(make) as (port, process):
                    loads[name].append(asked(port, process, QUERY, {"first": chosen.first}, chosen.seconds))
    _report(loads)


def _report(loads: dict[str, list[Load]]) -> None:
    rates = {name: statistics.median(one.rate for one in turns) for name, turns in loads.items()}
    spent = {name: statistics.median(one.milliseconds for one in turns) for name, turns in loads.items()}
    for name, turns in loads.items():
        print(f"{name:20} {rates[name]:8.1f} answers/s {spent[name]:8.2f} ms CPU each {turns[0].size:9,} bytes")
    print(f"answers/s, peyman to stock strawberry    x {rates['peyman'] / rates['stock strawberry']:.1f}")
    print(f"CPU, peyman to by hand                   x {spent['peyman'] / spent['by hand']:.2f}")


async def _fill(folder: Path) -> None:
    await (await filled_store(folder)).close()


def _opened(folder: Path) -> DocumentStore:
    return asyncio.run(world_store(folder))


def _ours(folder: Path) -> ASGIApp:
    index = asyncio.run(open_index(f"tantivy:///{folder / 'search'}"))
    app = create_app(_opened(folder), index, operations=())
    spare_collector()
    return app


def _by_hand(folder: Path) -> ASGIApp:
    app = hand_app(_opened(folder))
    spare_collector()
    return app


if __name__ == "__main__":
    main()
