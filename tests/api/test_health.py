"""Live as long as the process answers, ready only while both engines do."""

import asyncio

import httpx
import pytest

from api import health
from api.app import create_app
from indexing.storing.port import DocumentStore
from tests.resolvers.asking import FixedIndex


class FailingIndex(FixedIndex):
    """An index that cannot be reached."""

    async def cursor(self) -> int:
        raise ConnectionError("gone")


class SilentIndex(FixedIndex):
    """An index that never answers."""

    async def cursor(self) -> int:
        await asyncio.Event().wait()
        return 0


async def _ready(store: DocumentStore, index: FixedIndex) -> httpx.Response:
    transport = httpx.ASGITransport(create_app(store, index, operations=()))
    async with httpx.AsyncClient(transport=transport, base_url="http://peyman.example") as asking:
        assert (await asking.get("/health/live")).json() == {"status": "ok"}
        return await asking.get("/health/ready")


async def test_ready_when_both_engines_answer(store: DocumentStore) -> None:
    response = await _ready(store, FixedIndex())
    assert (response.status_code, response.json()["checks"]) == (200, {"store": "ok", "search": "ok"})


async def test_not_ready_when_one_fails(store: DocumentStore) -> None:
    response = await _ready(store, FailingIndex())
    assert response.status_code == 503
    assert response.json() == {"status": "unavailable", "checks": {"store": "ok", "search": "unavailable"}}


async def test_not_ready_when_one_keeps_silent(store: DocumentStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "PATIENCE", 0.05)
    assert (await _ready(store, SilentIndex())).status_code == 503


async def test_no_reason_is_told_to_the_outside(store: DocumentStore) -> None:
    assert "gone" not in (await _ready(store, FailingIndex())).text
