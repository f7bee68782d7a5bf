"""Stores with 25 agreements: one that all tests read, and a fresh one for a test that writes."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from indexing.storing.port import DocumentStore
from tests.resolvers.asking import filled_store
from tests.resolvers.coverage import World
from tests.resolvers.coverage import world as make_world
from tests.resolvers.deskwork import with_deskwork


@pytest.fixture(scope="session")
def world() -> World:
    return with_deskwork(make_world(25))


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory, world: World) -> Iterator[DocumentStore]:
    filled = asyncio.run(filled_store(tmp_path_factory.mktemp("store"), world))
    yield filled
    asyncio.run(filled.close())


@pytest.fixture
async def own_store(tmp_path: Path, world: World) -> AsyncIterator[DocumentStore]:
    filled = await filled_store(tmp_path, world)
    yield filled
    await filled.close()
