"""Ends the work on a request whose client has gone: nobody would read the answer.

The server tells of a client that leaves through the channel that the body came by, so that channel is watched once the
body is complete.
"""

import asyncio
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Methods whose requests have no body to wait for.
_WITHOUT_BODY: Final = ("GET", "HEAD", "OPTIONS")
#: Seconds after which it is worth looking whether the client is still there; most requests are answered by then.
_SOON: Final = 0.02


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

        answered = left = False
        work = asyncio.current_task()
        assert work is not None

        async def watching(message: Message) -> None:
            nonlocal answered
            answered = message["type"] == "http.response.body" and not message.get("more_body", False)
            await send(message)

        async def watch() -> None:
            nonlocal left
            await _gone(complete, receive)
            # Servers also call a client gone to whom all has been sent.
            if not answered:
                left = True
                work.cancel()

        watches: list[asyncio.Task[None]] = []
        soon = asyncio.get_running_loop().call_later(_SOON, lambda: watches.append(asyncio.create_task(watch())))
        try:
            await self._app(scope, watched, watching)
        except asyncio.CancelledError:
            if not left or work.uncancel():
                raise
        finally:
            soon.cancel()
            for one in watches:
                one.cancel()


async def _gone(complete: asyncio.Event, receive: Receive) -> None:
    """Returns when the client leaves."""
    await complete.wait()
    while (await receive())["type"] != "http.disconnect":
        pass
