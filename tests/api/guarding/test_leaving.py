"""A request whose client has gone is given up; one that is answered is not, however fast its client is gone."""

import asyncio

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from api.guarding.leaving import Leaving


class Client:
    """A client that sends a body in parts and then leaves when told to, or when it has its answer."""

    def __init__(self, *parts: bytes) -> None:
        last = len(parts) - 1
        self._messages = [
            {"type": "http.request", "body": part, "more_body": number < last} for number, part in enumerate(parts)
        ]
        self.gone = asyncio.Event()
        self.received: list[Message] = []

    async def receive(self) -> Message:
        if self._messages:
            return self._messages.pop(0)
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        self.received.append(message)
        if message["type"] == "http.response.body" and not message.get("more_body"):
            self.gone.set()


class Application:
    """Reads the body and then works until the work is done or cancelled."""

    def __init__(self) -> None:
        self.done = asyncio.Event()
        self.reading = asyncio.Event()
        self.cancelled = False
        self.ended = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = await Request(scope, receive).body()
        self.reading.set()
        try:
            await self.done.wait()
        except asyncio.CancelledError:
            self.cancelled = True
            raise
        await PlainTextResponse(body)(scope, receive, send)
        await asyncio.sleep(0)
        self.ended = True


def scope(method: str = "POST") -> Scope:
    return {"type": "http", "method": method, "path": "/graphql", "headers": [], "query_string": b""}


@pytest.mark.parametrize(("method", "parts"), [("POST", (b"a", b"b")), ("GET", (b"",)), ("POST", (b"",))])
async def test_work_for_a_client_that_left_is_cancelled_and_nothing_is_sent(
    method: str, parts: tuple[bytes, ...]
) -> None:
    application, client = Application(), Client(*parts)
    serving = asyncio.create_task(Leaving(application)(scope(method), client.receive, client.send))
    await application.reading.wait()
    client.gone.set()
    await serving
    assert application.cancelled
    assert client.received == []


async def test_a_client_that_stays_gets_its_answer_and_the_work_ends_by_itself() -> None:
    application, client = Application(), Client(b"\xd8\xa7", b"")
    application.done.set()
    await Leaving(application)(scope(), client.receive, client.send)
    assert [message.get("body") for message in client.received] == [None, "ا".encode()]
    assert application.ended
    assert not application.cancelled


async def test_what_fails_fails_outside_too() -> None:
    async def fail(scope: Scope, receive: Receive, send: Send) -> None:
        raise ZeroDivisionError

    client = Client(b"")
    with pytest.raises(ZeroDivisionError):
        await Leaving(fail)(scope(), client.receive, client.send)


async def test_a_server_that_stops_cancels_the_work() -> None:
    application, client = Application(), Client(b"")
    serving = asyncio.create_task(Leaving(application)(scope(), client.receive, client.send))
    await application.reading.wait()
    serving.cancel()
    await asyncio.wait([serving])
    assert application.cancelled
