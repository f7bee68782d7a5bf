"""The application over a small filled store, asked over HTTP without a network."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import httpx
import pytest

from api.app import create_app
from api.settings import Settings
from indexing.storing.port import DocumentStore
from tests.resolvers.asking import FixedIndex, filled_store
from tests.resolvers.coverage import world
from tests.resolvers.deskwork import with_deskwork


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[DocumentStore]:
    filled = await filled_store(tmp_path, with_deskwork(world(5)))
    yield filled
    await filled.close()


@pytest.fixture
async def client(store: DocumentStore) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_app(store, FixedIndex()))
    async with httpx.AsyncClient(transport=transport, base_url="http://peyman.example") as asking:
        yield asking


#: Settings -> a client of an application that keeps them.
Serve = Callable[..., httpx.AsyncClient]


@pytest.fixture
async def serve(store: DocumentStore) -> AsyncIterator[Serve]:
    """Clients of applications over one store, each with settings of its own; nobody is charged unless they say so."""
    async with AsyncExitStack() as stack:

        def make(**settings: object) -> httpx.AsyncClient:
            app = create_app(
                store,
                FixedIndex(),
                settings=Settings.model_validate({"rate_limit": 0, "allowed_hosts": "*", **settings}),
            )
            made = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://peyman.example")
            stack.push_async_callback(made.aclose)
            return made

        yield make
