"""Documents per second that each store writes and reads, at 1,000 and at 10,000 articles of about 2 kB.

The MongoDB server is the one that PEYMAN_TEST_MONGODB names; without it only SQLite is measured. Reads that take the
same time at ten times the documents use an index; writes that keep their rate do not slow down as the store grows.
"""

import asyncio
import os
import random
import tempfile
import time
import uuid
from collections.abc import Awaitable, Callable, Iterator

from indexing.documents import Article
from indexing.identity import sha256_of
from indexing.storing.catalogue import ARTICLES
from indexing.storing.port import DocumentStore, Order, Put, Where
from indexing.storing.store import open_store
from indexing.values import PartialDate
from indexing.vocabulary import Language

_SIZES = (1_000, 10_000)
_BATCH = 500
_READS = 200
_TEXT = "Tehran and Dushanbe signed a memorandum. تهران و دوشنبه یادداشت تفاهم امضا کردند. " * 20

Figures = dict[str, float]


def main() -> None:
    """Print the figures of each store at both sizes, and their ratio."""
    for name, address in _addresses():
        small, large = (asyncio.run(_measured(address(), size)) for size in _SIZES)
        for label in small:
            ratio = large[label] / small[label]
            print(f"{name:8} {label:44} {small[label]:10,.1f} {large[label]:10,.1f}   x {ratio:.2f}")


def _addresses() -> Iterator[tuple[str, Callable[[], str]]]:
    folder = tempfile.mkdtemp()
    yield "sqlite", lambda: f"sqlite:///{folder}/{uuid.uuid4().hex}.db"
    if server := os.environ.get("PEYMAN_TEST_MONGODB"):
        yield "mongodb", lambda: f"{server.rstrip('/')}/peyman_{uuid.uuid4().hex}"


async def _measured(address: str, size: int) -> Figures:
    store = await open_store(address)
    chance = random.Random(7)
    ids = [f"art-{number:08d}" for number in range(size)]
    figures = {
        "documents/s written new": size / await _seconds(_write(store, ids, "")),
        "documents/s written again": size / await _seconds(_write(store, ids, "!")),
        "documents/s read in pages of 100": size / await _seconds(_walk(store)),
    }
    reads: dict[str, Callable[[], Awaitable[object]]] = {
        "ms to get 50 by id": lambda: store.get(chance.sample(ids, 50)),
        "ms for a page of 20, newest of a publisher": lambda: store.find(
            ARTICLES.name,
            Where(eq={"publisher": f"Publisher {chance.randrange(40)}"}),
            Order("published", descending=True),
            limit=20,
        ),
        "ms to count a language": lambda: store.count(ARTICLES.name, Where(eq={"language": "fa"})),
        "ms to write one": lambda: store.write([_put(chance.choice(ids), chance.randrange(size), "?")]),
    }
    for label, read in reads.items():
        figures[label] = sorted([await _seconds(read()) for _ in range(_READS)])[_READS // 2] * 1000
    if address.startswith("mongodb"):
        await store._client.drop_database(address.rsplit("/", 1)[1])  # type: ignore[attr-defined]
    await store.close()
    return figures


async def _write(store: DocumentStore, ids: list[str], mark: str) -> None:
    for start in range(0, len(ids), _BATCH):
        await store.write([_put(ids[n], n, mark) for n in range(start, min(start + _BATCH, len(ids)))])


def _put(key: str, number: int, mark: str) -> Put:
    raw = f"{number} {_TEXT[: 1500 + number % 200]}{mark}"
    article = Article(
        id=key,
        raw=raw,
        text_sha256=sha256_of(raw),
        language=Language.FA if number % 2 else Language.EN,
        publisher=f"Publisher {number % 40}",
        url=f"https://example.org/{number}",
        published=PartialDate(value=f"20{number % 20 + 10}-{number % 12 + 1:02d}-{number % 28 + 1:02d}"),
    )
    return Put(ARTICLES.name, key, ARTICLES.body(article))


async def _walk(store: DocumentStore) -> None:
    after = None
    while page := await store.find(ARTICLES.name, Where(), Order("published"), after, 100):
        after = (page[-1].body["published"], page[-1].id)


async def _seconds(work: Awaitable[object]) -> float:
    start = time.perf_counter()
    await work
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
