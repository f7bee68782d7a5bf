"""A body is as small and as quick as it has to be; what comes after it takes its time."""

import asyncio

import pytest
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message, Receive, Scope, Send

from api.body_limit import BodyLimit

_SCOPE: Scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": []}
_SOON = 0.02


def _part(body: bytes, more: bool) -> Message:
    return {"type": "http.request", "body": body, "more_body": more}


async def _body(parts: list[Message], limit: int = 100) -> bytes:
    """What the application reads of a client that sends `parts` and then nothing."""
    read = b""

    async def receive() -> Message:
        if parts:
            return parts.pop(0)
        return await asyncio.Future()

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        nonlocal read
        read = await Request(scope, receive).body()

    async def send(message: Message) -> None:
        raise AssertionError(message)

    await BodyLimit(application, limit, patience=_SOON)(_SCOPE, receive, send)
    return read


async def test_a_body_that_arrives_in_pieces_is_read() -> None:
    assert await _body([_part("پیمان".encode(), True), _part(b"!", False)]) == "پیمان!".encode()


async def test_a_body_that_does_not_arrive_is_refused() -> None:
    with pytest.raises(HTTPException) as refused:
        await _body([_part(b"{", True)])
    assert refused.value.status_code == 408


async def test_a_body_that_is_too_large_is_refused_where_it_becomes_so() -> None:
    with pytest.raises(HTTPException) as refused:
        await _body([_part(b"x" * 60, True), _part(b"x" * 60, True)])
    assert refused.value.status_code == 413


async def test_waiting_for_the_client_to_leave_is_not_bounded() -> None:
    left: asyncio.Future[Message] = asyncio.get_running_loop().create_future()
    parts = [_part(b"{}", False)]
    seen: list[str] = []

    async def receive() -> Message:
        return parts.pop(0) if parts else await left

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        asyncio.get_running_loop().call_later(2 * _SOON, left.set_result, {"type": "http.disconnect"})
        seen.append((await receive())["type"])

    async def send(message: Message) -> None:
        raise AssertionError(message)

    await BodyLimit(application, patience=_SOON)(_SCOPE, receive, send)
    assert seen == ["http.disconnect"]
