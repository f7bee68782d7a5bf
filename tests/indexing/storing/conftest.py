"""Fixtures of the storing tests: an open store for each adapter."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from indexing.storing.catalogue import SPECS
from indexing.storing.port import DocumentStore
from tests.indexing.storing.adapters import ADAPTERS, Opener, open_sqlite
from tests.indexing.storing.samples import CONTRACT_SPECS


@pytest.fixture(params=ADAPTERS)
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[DocumentStore]:
    """An empty store with the collections of the contract, once for each adapter."""
    opener: Opener = request.param
    async with opener(tmp_path, CONTRACT_SPECS) as opened:
        yield opened


@pytest.fixture(params=ADAPTERS)
async def library(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[DocumentStore]:
    """An empty store with the project's own collections, once for each adapter."""
    opener: Opener = request.param
    async with opener(tmp_path, SPECS) as opened:
        yield opened


@pytest.fixture
async def embedded(tmp_path: Path) -> AsyncIterator[DocumentStore]:
    """An empty SQLite store with the project's own collections."""
    async with open_sqlite(tmp_path, SPECS) as opened:
        yield opened
