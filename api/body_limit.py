"""A limit to the size of what a client may send, kept whether or not the client declares the size."""

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: 256 KiB; the longest example query has about one.
MAX_BODY = 256 * 1024


class BodyLimit:
    """Refuses bodies of more than `limit` bytes with status 413."""

    def __init__(self, app: ASGIApp, limit: int = MAX_BODY) -> None:
        """Guard `app`."""
        self._app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; the refusal is raised where the body is read."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        declared = Headers(scope=scope).get("content-length", "0")
        received = int(declared) if declared.isdigit() and int(declared) > self._limit else 0

        async def limited() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > self._limit:
                raise HTTPException(413, f"The request is larger than {self._limit} bytes: ask for less at once.")
            return message

        await self._app(scope, limited, send)
