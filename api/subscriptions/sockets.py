"""WebSockets: many operations over one connection, by the protocol graphql-transport-ws.

A connection must say who it is within seconds, may hold a bounded number of operations, and is closed when its key is
revoked or when it does not take what it asked for.
"""

import asyncio
from collections.abc import Callable
from contextlib import aclosing, suppress
from typing import Final

from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from api.authenticating import Authenticator
from api.principal import Principal
from api.protocol.reading import Asked
from api.protocol.refusing import Refusal
from api.request_id import fresh_id
from api.subscriptions.messages import PROTOCOL, Close, Closing, Message, written
from api.subscriptions.origin import Origins
from api.subscriptions.seats import Seats
from api.subscriptions.streams import Streams
from indexing.errors import PeymanError
from resolvers.errors import ErrorCode, LimitExceeded

#: Seconds that a client has for its first message.
INIT_PATIENCE: Final = 10.0
#: Seconds that a client has to take a message.
PATIENCE: Final = 10.0
#: Seconds between two looks at the caller's key, each with a ping.
BEAT: Final = 5.0


class Sockets:
    """The endpoint for WebSockets."""

    def __init__(
        self, streams: Streams, authenticator: Authenticator, origins: Origins, connections: Seats, operations: int
    ) -> None:
        """Answer with `streams`, up to `operations` at once on one connection, which takes one of `connections`."""
        self.streams = streams
        self.authenticator = authenticator
        self.operations = operations
        self._origins = origins
        self._connections = connections

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        socket = WebSocket(scope, receive, send)
        if not self._origins.admit(scope):
            await socket.close(Close.FORBIDDEN)
            return
        if PROTOCOL not in scope.get("subprotocols", ()):
            await socket.accept()
            await socket.close(Close.BAD_PROTOCOL, "Subprotocol not acceptable")
            return
        await socket.accept(PROTOCOL)
        with suppress(WebSocketDisconnect):
            await self._serve(socket)

    async def _serve(self, socket: WebSocket) -> None:
        try:
            principal = await self._introduced(socket)
            with self._connections.seat(principal.account):
                await _Session(self, socket, principal).serve()
        except Closing as closing:
            await _close(socket, closing.code, closing.reason)
        except LimitExceeded:
            await _close(socket, Close.TRY_AGAIN_LATER, "Too many connections")
        except TimeoutError:
            await _close(socket, Close.TRY_AGAIN_LATER, "Messages are not taken")

    async def _introduced(self, socket: WebSocket) -> Principal:
        """Who the client says that it is in its first message. Raises Closing."""
        try:
            async with asyncio.timeout(INIT_PATIENCE):
                message = Message.parsed(await _received(socket))
                while message.type in ("ping", "pong"):
                    message = Message.parsed(await _received(socket))
        except TimeoutError:
            raise Closing(Close.INIT_TIMEOUT, "Connection initialisation timeout") from None
        if message.type != "connection_init":
            known = message.type in ("subscribe", "complete")
            code = Close.UNAUTHORIZED if known else Close.BAD_MESSAGE
            raise Closing(code, "Unauthorized" if known else "Begin with `connection_init`")
        try:
            principal = await self.authenticator.principal(message.authorization(), socket.state.principal)
        except PeymanError:
            raise Closing(Close.TRY_AGAIN_LATER, "Keys cannot be looked up") from None
        if principal is None or not (principal.has_key or self.authenticator.anonymous):
            raise Closing(Close.FORBIDDEN, "Forbidden")
        return principal


class _Session:
    """A connection whose client has said who it is."""

    def __init__(self, sockets: Sockets, socket: WebSocket, principal: Principal) -> None:
        self._sockets = sockets
        self._socket = socket
        self._principal = principal
        self._sending = asyncio.Lock()
        self._operations: dict[str, asyncio.Task[None]] = {}
        self._handlers: dict[str, Callable[[Message], str]] = {
            "ping": lambda message: written("pong", payload=dict(message.payload) or None),
            "pong": lambda _: "",
            "subscribe": self._subscribe,
            "complete": self._complete,
        }

    async def serve(self) -> None:
        """Answer messages until the client leaves. Raises Closing, WebSocketDisconnect, or TimeoutError."""
        await self._send(written("connection_ack"))
        work = [asyncio.create_task(self._listen()), asyncio.create_task(self._beat())]
        try:
            done, _ = await asyncio.wait(work, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            ending = [*work, *self._operations.values()]
            for task in ending:
                task.cancel()
            await asyncio.wait(ending)

    async def _listen(self) -> None:
        while True:
            message = Message.parsed(await _received(self._socket))
            if message.type == "connection_init":
                raise Closing(Close.TOO_MANY_INITS, "Too many initialisation requests")
            handler = self._handlers.get(message.type)
            if handler is None:
                raise Closing(Close.BAD_MESSAGE, "The type of a message is not known")
            if answer := handler(message):
                await self._send(answer)

    async def _beat(self) -> None:
        """Look now and then whether the client may stay, and let it know that the server is there."""
        while True:
            await asyncio.sleep(BEAT)
            if not await self._sockets.authenticator.still(self._principal):
                raise Closing(Close.FORBIDDEN, "Forbidden")
            await self._send(written("ping"))

    def _subscribe(self, message: Message) -> str:
        asked = message.asked()
        if message.id in self._operations:
            raise Closing(Close.SUBSCRIBER_EXISTS, f"Subscriber for {message.id} already exists")
        if len(self._operations) >= self._sockets.operations:
            told = f"A connection holds {self._sockets.operations} operations: end one of them first."
            error = {"message": told, "extensions": {"code": ErrorCode.LIMIT_EXCEEDED.value}}
            return written("error", message.id, [error])
        self._operations[message.id] = asyncio.create_task(self._run(message.id, asked))
        return ""

    def _complete(self, message: Message) -> str:
        if (running := self._operations.pop(message.id, None)) is not None:
            running.cancel()
        return ""

    async def _run(self, number: str, asked: Asked) -> None:
        """Answer one operation; a client that does not take the answers loses the connection."""
        request_id = fresh_id()
        try:
            answers = self._sockets.streams.answers(asked, "POST", self._principal, request_id, "ws")
            async with aclosing(answers):
                async for body in answers:
                    if "data" not in body:
                        await self._send(written("error", number, body["errors"]))
                        return
                    await self._send(written("next", number, body))
            await self._send(written("complete", number))
        except Refusal as refusal:
            await self._send(written("error", number, refusal.body(request_id)["errors"]))
        except TimeoutError:
            await _close(self._socket, Close.TRY_AGAIN_LATER, "Messages are not taken")
        finally:
            if self._operations.get(number) is asyncio.current_task():
                del self._operations[number]

    async def _send(self, message: str) -> None:
        """Send a message. Raises TimeoutError if the client does not take it."""
        async with asyncio.timeout(PATIENCE), self._sending:
            await self._socket.send_text(message)


async def _received(socket: WebSocket) -> str:
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message.get("code", 1005))
    text = message.get("text")
    if text is None:
        raise Closing(Close.BAD_MESSAGE, "Messages must be text")
    return str(text)


async def _close(socket: WebSocket, code: Close, reason: str) -> None:
    if socket.application_state is WebSocketState.CONNECTED and socket.client_state is WebSocketState.CONNECTED:
        with suppress(TimeoutError, RuntimeError, WebSocketDisconnect):
            async with asyncio.timeout(PATIENCE):
                await socket.close(code, reason)
