"""Who is charged: the address that the connection comes from, or the one that the operator's own proxies saw."""

import pytest
from starlette.types import Message, Receive, Scope, Send

from api.principal import Identify, Principal, client_address
from resolvers.access import ANONYMOUS
from resolvers.access import Scope as Right


def _scope(peer: str | None, *forwarded: str) -> Scope:
    headers = [(b"x-forwarded-for", line.encode()) for line in forwarded]
    return {"type": "http", "client": (peer, 4711) if peer else None, "headers": headers}


async def _principal(scope: Scope, proxies: int = 0) -> Principal:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        return None

    async def receive() -> Message:
        return {}

    async def send(message: Message) -> None:
        return None

    await Identify(app, proxies)(scope, receive, send)
    found: Principal = scope["state"]["principal"]
    return found


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, ("203.0.113.7",), "198.51.100.1"),
        (1, ("203.0.113.7",), "203.0.113.7"),
        (1, ("192.0.2.66, 203.0.113.7",), "203.0.113.7"),
        (1, ("192.0.2.66", "203.0.113.7"), "203.0.113.7"),
        (2, ("192.0.2.66, 203.0.113.7, 198.51.100.9",), "203.0.113.7"),
        (2, ("203.0.113.7",), "198.51.100.1"),
        (1, (), "198.51.100.1"),
        (1, (" , ",), "198.51.100.1"),
    ],
)
def test_only_what_own_proxies_wrote_is_believed(proxies: int, forwarded: tuple[str, ...], address: str) -> None:
    assert client_address(_scope("198.51.100.1", *forwarded), proxies) == address


@pytest.mark.parametrize(
    ("peer", "account"),
    [
        ("198.51.100.1", "address:198.51.100.1"),
        ("::ffff:198.51.100.1", "address:198.51.100.1"),
        ("2001:db8:1:2:aaaa:bbbb:cccc:dddd", "address:2001:db8:1:2::/64"),
        ("/run/peyman.sock", "address:unknown"),
        (None, "address:unknown"),
    ],
)
async def test_an_address_is_charged_and_of_ipv6_the_network_of_one_customer(peer: str | None, account: str) -> None:
    assert (await _principal(_scope(peer))).account == account


async def test_a_caller_without_a_key_may_read_and_nothing_else() -> None:
    caller = (await _principal(_scope("198.51.100.1"))).caller
    assert caller == ANONYMOUS
    assert [right for right in Right if caller.may(right)] == [Right.READ]


async def test_a_forged_address_of_no_form_is_charged_together_with_all_such() -> None:
    principal = await _principal(_scope("198.51.100.1", "nonsense'; drop"), proxies=1)
    assert principal.account == "address:unknown"


async def test_what_is_no_connection_is_let_through() -> None:
    scope: Scope = {"type": "lifespan"}
    with pytest.raises(KeyError):
        await _principal(scope)
