"""A store with 25 agreements, fresh for each test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from indexing.storing.port import DocumentStore
from tests.resolvers.asking import filled_store
from tests.resolvers.coverage import World
from tests.resolvers.coverage import world as make_world


@pytest.fixture(scope="session")
def world() -> World:
    return make_world(25)


@pytest.fixture
async def store(tmp_path: Path, world: World) -> AsyncIterator[DocumentStore]:
    filled = await filled_store(tmp_path, world)
    yield filled
    await filled.close()
