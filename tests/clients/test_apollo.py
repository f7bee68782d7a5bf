"""Apollo Client as it comes from npm, naming documents by their hash."""

import json
from pathlib import Path

from api.app import create_app
from tests.clients.live import listening
from tests.clients.node import needs_node, node
from tests.resolvers.asking import FixedIndex, filled_store
from tests.resolvers.coverage import world


async def test_it_sends_a_document_once_and_gets_it_by_hash_from_then_on(tmp_path: Path) -> None:
    needs_node()
    store = await filled_store(tmp_path, world(2))
    async with listening(create_app(store, FixedIndex())) as address:
        told = json.loads(await node("persisted.mjs", f"{address}/graphql"))
    await store.close()
    assert told["answers"] == ["تفاهم‌نامه ایران و ازبکستان (0)"] * 2
    assert [(one["method"], one["text"], one["status"]) for one in told["sent"]] == [
        ("GET", False, 404),
        ("POST", True, 200),
        ("GET", False, 200),
    ]
