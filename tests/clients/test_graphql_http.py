"""The audits of graphql-http, the test suite of the GraphQL-over-HTTP specification, against a server that listens."""

import json
from pathlib import Path

from api.app import create_app
from tests.clients.live import listening
from tests.clients.node import needs_node, node
from tests.resolvers.asking import FixedIndex, filled_store
from tests.resolvers.coverage import world

#: Audits of graphql-http 1.23.1: 13 of what a server must do, 23 of what it should and 25 of what it may.
AUDITS = 61


async def test_the_server_passes_every_audit(tmp_path: Path) -> None:
    needs_node()
    store = await filled_store(tmp_path, world(2))
    async with listening(create_app(store, FixedIndex())) as address:
        printed = await node("audit.mjs", f"{address}/graphql")
    await store.close()
    audits = [json.loads(line) for line in printed.splitlines()]
    assert [audit for audit in audits if audit["status"] != "ok"] == []
    assert len(audits) == AUDITS
