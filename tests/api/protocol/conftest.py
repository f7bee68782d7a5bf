"""One filled store for all tests of the protocol, which only read."""

import asyncio
from collections.abc import Iterator

import pytest

from indexing.storing.port import DocumentStore
from tests.resolvers.asking import filled_store
from tests.resolvers.coverage import world


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DocumentStore]:
    filled = asyncio.run(filled_store(tmp_path_factory.mktemp("shared"), world(5)))
    yield filled
    asyncio.run(filled.close())


@pytest.fixture
def store(shared: DocumentStore) -> DocumentStore:
    return shared
