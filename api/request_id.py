"""A name for every request, so that a line in the log and the answer a client got can be brought together.

A client may give the name itself in `X-Request-ID`; one that does not look like a name is replaced.
"""

import re
import uuid

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADER = "X-Request-ID"

_WELL_FORMED = re.compile(r"[A-Za-z0-9._-]{1,64}")


def fresh_id() -> str:
    """A name that no other request has."""
    return uuid.uuid4().hex


class RequestId:
    """Puts the request's name into `scope["state"]["request_id"]` and into the answer."""

    def __init__(self, app: ASGIApp) -> None:
        """Name the requests to `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get(HEADER, "")
        request_id = given if _WELL_FORMED.fullmatch(given) else fresh_id()
        scope.setdefault("state", {})["request_id"] = request_id

        async def named(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)[HEADER] = request_id
            await send(message)

        await self._app(scope, receive, named)
