"""Server-sent events: an operation whose answers come one by one in one response (graphql-sse, distinct connections).

Source of the rules: the protocol of graphql-sse, https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Final

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from api.answers import JsonAnswer, refusal
from api.authenticating import Authenticator
from api.principal import Principal
from api.protocol.negotiation import EVENTS, prefers_events
from api.protocol.reading import Asked, read
from api.protocol.refusing import Refusal
from api.subscriptions.origin import Origins
from api.subscriptions.streams import Body, Streams

#: Seconds without an answer after which a comment is sent, so that proxies keep the connection; the caller's key is
#: looked at then as well.
KEEP_ALIVE: Final = 5.0
#: Seconds that a client has to take what was sent.
PATIENCE: Final = 10.0

_COMMENT: Final = b":\n\n"
_COMPLETE: Final = b"event: complete\ndata:\n\n"


def wants_events(scope: Scope) -> bool:
    """Whether the client of an HTTP request asks for a stream of events rather than for one answer."""
    return prefers_events(Headers(scope=scope).get("accept", ""))


class EventStreams:
    """The endpoint for clients that ask for a stream of events."""

    def __init__(self, streams: Streams, authenticator: Authenticator, origins: Origins) -> None:
        """Answer with `streams`."""
        self._streams = streams
        self._authenticator = authenticator
        self._origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        request = Request(scope, receive)
        request_id, principal = request.state.request_id, request.state.principal
        try:
            if not self._origins.admit(scope):
                raise Refusal(403, "Pages of this origin may not listen here.")
            if request.method not in ("GET", "POST"):
                raise Refusal(405, "Use GET or POST.", headers={"Allow": "GET, POST"})
            asked = await read(request)
        except Refusal as problem:
            answer = JsonAnswer(problem.body(request_id), problem.status, problem.headers)
            await answer(scope, receive, send)
            return
        except HTTPException as problem:
            await refusal(scope, problem.status_code, problem.detail)(scope, receive, send)
            return
        await self._stream(asked, request.method, principal, request_id, send)

    async def _stream(self, asked: Asked, method: str, principal: Principal, request_id: str, send: Send) -> None:
        headers = [
            (b"content-type", EVENTS.encode()),
            (b"cache-control", b"no-store"),
            (b"x-accel-buffering", b"no"),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        answers = self._streams.answers(asked, method, principal, request_id, "sse")
        try:
            async with aclosing(_in_time(answers)) as bodies:
                async for body in bodies:
                    if body is None and not await self._authenticator.still(principal):
                        break
                    await _sent(send, _COMMENT if body is None else _next(body))
        except Refusal as problem:
            await _sent(send, _next(problem.body(request_id)))
        except TimeoutError:
            # A client that takes nothing: closing the response is all that can be told.
            await send({"type": "http.response.body", "body": b""})
            return
        await _sent(send, _COMPLETE, more=False)


async def _in_time(answers: AsyncGenerator[Body, None]) -> AsyncGenerator[Body | None, None]:
    """The answers, and None whenever there was none for a while."""
    async with aclosing(answers):
        waiting: asyncio.Future[Body] | None = None
        try:
            while True:
                waiting = waiting or asyncio.ensure_future(anext(answers))
                done, _ = await asyncio.wait((waiting,), timeout=KEEP_ALIVE)
                if not done:
                    yield None
                    continue
                try:
                    body = waiting.result()
                except StopAsyncIteration:
                    return
                waiting = None
                yield body
        finally:
            if waiting is not None:
                waiting.cancel()
                await asyncio.wait((waiting,))


async def _sent(send: Send, data: bytes, *, more: bool = True) -> None:
    """Send a part of the response. Raises TimeoutError if the client does not take it."""
    async with asyncio.timeout(PATIENCE):
        await send({"type": "http.response.body", "body": data, "more_body": more})


def _next(body: Body) -> bytes:
    return b"event: next\ndata: " + JsonAnswer.encode(body) + b"\n\n"
