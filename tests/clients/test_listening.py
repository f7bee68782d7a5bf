"""Clients of graphql-ws, graphql-sse and urql, untouched, hear what happens and go on where another one stopped."""

import asyncio
import json
from pathlib import Path

from api.app import create_app
from indexing.storing.articles import save
from indexing.storing.port import DocumentStore
from tests.clients.live import listening
from tests.clients.node import needs_node, node
from tests.indexing.storing.builders import article
from tests.resolvers.asking import FixedIndex, filled_store
from tests.resolvers.coverage import world


async def _write(store: DocumentStore) -> None:
    for number in range(100_000):
        await save(store, [article(f"art-{number:020d}", f"خبر شماره {number} از تهران.")])
        await asyncio.sleep(0.05)


async def test_nothing_is_lost_between_clients_of_different_transports(tmp_path: Path) -> None:
    needs_node()
    store = await filled_store(tmp_path, world(1))
    async with listening(create_app(store, FixedIndex(), ())) as address:
        writing = asyncio.create_task(_write(store))
        told = json.loads(await node("listening.mjs", f"{address}/graphql"))
        writing.cancel()
        await asyncio.wait([writing])
    await store.close()
    first, again, more = ([one["article"]["id"] for one in told[part]] for part in ("first", "again", "more"))
    numbers = [int(one.removeprefix("art-")) for one in (first[0], *again, *more)]
    assert numbers == list(range(numbers[0], numbers[0] + 6))
    assert again[:2] == first[1:]
    assert {one["change"] for one in told["first"]} == {"ADDED"}
    assert told["first"][0]["article"]["raw"].startswith("خبر شماره")
    assert told["refused"] == ["VALIDATION_FAILED"] * 2
    assert told["asked"] == ["Query"] * 2
