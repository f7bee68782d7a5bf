"""Limits to what a client may send: its size, whether or not it is declared, and the time it may take to arrive.

Without the second, a few hundred clients that send a byte now and then hold as many connections as long as they
like.
"""

import asyncio

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: 256 KiB; the longest example query has about one.
MAX_BODY = 256 * 1024

#: Seconds in which a body has to arrive; 26 kB/s are enough for `MAX_BODY`.
PATIENCE = 10.0


class BodyLimit:
    """Refuses bodies of more than `limit` bytes (413), and those that take more than `patience` seconds (408)."""

    def __init__(self, app: ASGIApp, limit: int = MAX_BODY, patience: float = PATIENCE) -> None:
        """Guard `app`."""
        self._app = app
        self._limit = limit
        self._patience = patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; the refusal is raised where the body is read."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        declared = Headers(scope=scope).get("content-length", "0")
        received = int(declared) if declared.isdigit() and int(declared) > self._limit else 0
        arriving = True
        until = asyncio.get_running_loop().time() + self._patience

        async def limited() -> Message:
            nonlocal received, arriving
            if not arriving:
                return await receive()
            try:
                async with asyncio.timeout_at(until):
                    message = await receive()
            except TimeoutError as error:
                raise HTTPException(408, "The body did not arrive in time: send the request again.") from error
            arriving = message.get("more_body", False)
            received += len(message.get("body", b""))
            if received > self._limit:
                raise HTTPException(413, f"The request is larger than {self._limit} bytes: ask for less at once.")
            return message

        await self._app(scope, limited, send)
