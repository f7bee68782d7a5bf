"""A server that listens, asked by a client that speaks graphql-transport-ws message by message."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, Self

import orjson
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from api.app import create_app
from api.settings import Settings
from indexing.storing.port import DocumentStore
from tests.clients.live import listening
from tests.resolvers.asking import FixedIndex

Message = dict[str, Any]
Serve = Callable[..., AbstractAsyncContextManager[str]]


@pytest.fixture
def serve(store: DocumentStore) -> Serve:
    """Serves the store under settings of one's own; gives the address."""

    def serving(**settings: Any) -> AbstractAsyncContextManager[str]:
        return listening(create_app(store, FixedIndex(), (), Settings.model_construct(**{"rate_limit": 0, **settings})))

    return serving


@pytest.fixture
async def address(serve: Serve) -> AsyncIterator[str]:
    async with serve() as at:
        yield at


class Talk:
    """A connection, message by message."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection

    async def say(self, kind: str, number: str = "", payload: object = None, raw: str = "") -> Self:
        content = {"type": kind, **({"id": number} if number else {}), **({"payload": payload} if payload else {})}
        await self._connection.send(raw or orjson.dumps(content).decode())
        return self

    async def hear(self) -> Message:
        """The next message that is no ping."""
        while True:
            async with asyncio.timeout(20):
                message: Message = orjson.loads(await self._connection.recv())
            if message["type"] != "ping":
                return message

    async def introduce(self, **payload: object) -> Self:
        await self.say("connection_init", payload=payload)
        assert await self.hear() == {"type": "connection_ack"}
        return self

    async def subscribe(self, number: str, query: str, **variables: object) -> Self:
        return await self.say("subscribe", number, {"query": query, "variables": variables})

    def break_off(self) -> None:
        """End the connection without a word."""
        self._connection.transport.abort()

    async def closed(self) -> tuple[int | None, str | None]:
        """Code and reason with which the server closes the connection, whatever it says before."""
        async with asyncio.timeout(20):
            await self._connection.wait_closed()
        return self._connection.close_code, self._connection.close_reason


@asynccontextmanager
async def talking(
    address: str, protocol: str = "graphql-transport-ws", max_queue: int = 16, **headers: str
) -> AsyncIterator[Talk]:
    """A WebSocket to the server at `address`, which reads up to `max_queue` messages ahead."""
    at = address.replace("http://", "ws://") + "/graphql"
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    async with connect(
        at, subprotocols=[Subprotocol(protocol)], additional_headers=sent, max_queue=max_queue
    ) as connection:
        yield Talk(connection)
