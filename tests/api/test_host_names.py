"""The names by which a server may be asked: its own machine's where only that can reach it, else any or those set."""

import httpx
import pytest
from pydantic import ValidationError
from starlette.types import Message, Receive, Scope, Send

from api.host_names import HostNames
from tests.api.conftest import Serve

OWN = ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:8000"]
FOREIGN = ["evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.example", "[::1", ""]


async def status(client: httpx.AsyncClient, host: str) -> int:
    return (await client.get("/health/live", headers={"Host": host})).status_code


@pytest.mark.parametrize("host", OWN)
async def test_a_server_of_the_own_machine_knows_its_names(serve: Serve, host: str) -> None:
    assert await status(serve(allowed_hosts=""), host) == 200


@pytest.mark.parametrize("host", FOREIGN)
async def test_no_other_name_leads_to_it(serve: Serve, host: str) -> None:
    client = serve(allowed_hosts="")
    assert await status(client, host) == 400
    refused = await client.post("/graphql", json={"query": "{ __typename }"}, headers={"Host": host})
    (error,) = refused.json()["errors"]
    assert "PEYMAN_ALLOWED_HOSTS" in error["message"]
    assert error["extensions"]["requestId"] == refused.headers["x-request-id"]


@pytest.mark.parametrize(
    ("host", "answer"), [("localhost:8000", "websocket.accept"), ("evil.example", "websocket.close")]
)
async def test_a_websocket_is_opened_by_the_same_names(host: str, answer: str) -> None:
    async def accepting(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "websocket.accept"})

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message["type"])

    sent: list[str] = []
    scope = {"type": "websocket", "headers": [(b"host", host.encode())]}
    await HostNames(accepting, ["localhost"])(scope, receive, send)
    assert sent == [answer]


async def test_the_names_of_a_server_can_be_set(serve: Serve) -> None:
    client = serve(allowed_hosts="api.news.example  Desk.news.example", host="0.0.0.0")  # nothing listens
    assert [await status(client, host) for host in ("API.news.example:443", "desk.news.example", "localhost")] == [
        200,
        200,
        400,
    ]


@pytest.mark.parametrize("wrong", ["api.example:8443", "[::1]", "https://api.example", "a.example,b.example", "a.b/c"])
def test_what_no_request_could_match_is_refused_at_the_start(serve: Serve, wrong: str) -> None:
    with pytest.raises(ValidationError, match="without scheme, port or brackets"):
        serve(allowed_hosts=f"good.example {wrong}")


async def test_an_address_is_a_name_too(serve: Serve) -> None:
    assert await status(serve(allowed_hosts="2001:db8::1 192.0.2.7"), "[2001:db8::1]:8000") == 200


@pytest.mark.parametrize("settings", [{"host": "0.0.0.0"}, {"trusted_proxies": 1}, {"allowed_hosts": "* a.example"}])
async def test_any_name_will_do_where_others_can_reach_it_anyway(serve: Serve, settings: dict[str, object]) -> None:
    assert await status(serve(**{"allowed_hosts": "", **settings}), "news.example") == 200
