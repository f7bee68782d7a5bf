"""Health: `live` says that the process answers, `ready` that the engines behind it do."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from starlette.requests import Request

from api.answers import JsonAnswer
from indexing.searching.port import SearchIndex
from indexing.storing.port import DocumentStore

#: Seconds that an engine has to answer.
PATIENCE = 2.0

_LOG = logging.getLogger(__name__)


class Health:
    """The two health endpoints."""

    def __init__(self, store: DocumentStore, index: SearchIndex) -> None:
        """Look at `store` and `index`."""
        self._store = store
        self._index = index

    async def live(self, request: Request) -> JsonAnswer:  # noqa: ARG002 - the form of an endpoint
        """200 as long as the process answers."""
        return JsonAnswer({"status": "ok"})

    async def ready(self, request: Request) -> JsonAnswer:  # noqa: ARG002 - the form of an endpoint
        """200 if both engines answer within two seconds, else 503; either way with what each one did."""
        names = ("store", "search")
        results = await asyncio.gather(_answers(self._store.info), _answers(self._index.cursor))
        ready = all(results)
        checks = {name: "ok" if result else "unavailable" for name, result in zip(names, results, strict=True)}
        body = {"status": "ok" if ready else "unavailable", "checks": checks}
        return JsonAnswer(body, status_code=200 if ready else 503)


async def _answers(ask: Callable[[], Awaitable[object]]) -> bool:
    try:
        async with asyncio.timeout(PATIENCE):
            await ask()
    except Exception:
        _LOG.warning("an engine is not ready", exc_info=True)
        return False
    return True
