"""Ends the work on a request whose client has gone: nobody would read the answer.

The server tells of a client that leaves through the channel that the body came by, so that channel is watched from the
moment at which the body is complete.
"""

import asyncio
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Methods whose requests have no body to wait for.
_WITHOUT_BODY: Final = ("GET", "HEAD", "OPTIONS")


class Leaving:
    """Cancels the handling of an HTTP request when its client leaves."""

    def __init__(self, app: ASGIApp) -> None:
        """Watch over the requests to `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; nothing is sent to a client that has left."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        complete = asyncio.Event()
        if scope["method"] in _WITHOUT_BODY:
            complete.set()

        async def watched() -> Message:
            message = await receive()
            if message["type"] == "http.disconnect" or not message.get("more_body", False):
                complete.set()
            return message

        answered = False

        async def watching(message: Message) -> None:
            nonlocal answered
            answered = message["type"] == "http.response.body" and not message.get("more_body", False)
            await send(message)

        work = asyncio.ensure_future(self._app(scope, watched, watching))
        gone = asyncio.ensure_future(_gone(complete, receive))
        try:
            await asyncio.wait((work, gone), return_when=asyncio.FIRST_COMPLETED)
            if answered:
                # Servers also call a client gone to whom all has been sent.
                await asyncio.wait((work,))
        finally:
            gone.cancel()
            work.cancel()
            await asyncio.wait((work, gone))
        if not work.cancelled():
            work.result()


async def _gone(complete: asyncio.Event, receive: Receive) -> None:
    """Returns when the client leaves."""
    await complete.wait()
    while (await receive())["type"] != "http.disconnect":
        pass
