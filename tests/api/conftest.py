"""The application over a small filled store, asked over HTTP without a network."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from api.app import create_app
from indexing.storing.port import DocumentStore
from tests.resolvers.asking import FixedIndex, filled_store
from tests.resolvers.coverage import world


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[DocumentStore]:
    filled = await filled_store(tmp_path, world(5))
    yield filled
    await filled.close()


@pytest.fixture
async def client(store: DocumentStore) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_app(store, FixedIndex()))
    async with httpx.AsyncClient(transport=transport, base_url="http://peyman.example") as asking:
        yield asking
