"""Fixtures of the search tests."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from indexing.searching.port import SearchIndex
from tests.indexing.searching.engines import ENGINES, Opener, opener


@pytest.fixture(params=ENGINES)
async def opening(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Opener]:
    """Opens one index of each engine."""
    async with opener(request.param, tmp_path) as open_it:
        yield open_it


@pytest.fixture
async def index(opening: Opener) -> SearchIndex:
    """An index of each engine, not yet opened."""
    return await opening()
