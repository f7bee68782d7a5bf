"""Who is behind a request: the caller that the schema sees, and the account that its cost is charged to.

`X-Forwarded-For` is written by whoever likes to, so it is read only as far as the operator's own proxies wrote it.
"""

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from resolvers.access import ANONYMOUS, Caller

#: Bits of an IPv6 address that an operator gives to one customer (RFC 6177, section 2); the rest is the customer's own.
_CUSTOMER = 64

_UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Principal:
    """`account` names what the cost of a request is charged to: a key or, for an anonymous caller, an address.

    `quota` is the number of points that the account can hold; None for the usual one.
    """

    caller: Caller
    address: str
    account: str
    quota: int | None = None

    @property
    def has_key(self) -> bool:
        """Whether the caller has shown a key."""
        return self.caller is not ANONYMOUS


class Identify:
    """Puts the Principal into `scope["state"]["principal"]` of every HTTP request and WebSocket."""

    def __init__(self, app: ASGIApp, proxies: int = 0) -> None:
        """Serve `app` behind a chain of `proxies` proxies that each append to `X-Forwarded-For`."""
        self._app = app
        self._proxies = proxies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] in ("http", "websocket"):
            address = client_address(scope, self._proxies)
            principal = Principal(ANONYMOUS, address, f"address:{_network(address)}")
            scope.setdefault("state", {})["principal"] = principal
        await self._app(scope, receive, send)


def client_address(scope: Scope, proxies: int) -> str:
    """The address of the client, as the outermost of `proxies` trusted proxies saw it; "unknown" without one."""
    peer = scope["client"][0] if scope.get("client") else _UNKNOWN
    if not proxies:
        return peer
    lines = Headers(scope=scope).getlist("x-forwarded-for")
    seen = [part.strip() for line in lines for part in line.split(",") if part.strip()]
    return seen[-proxies] if len(seen) >= proxies else peer


def _network(address: str) -> str:
    """`address`, or the /64 around it if it is of IPv6, in which a client has addresses without number."""
    try:
        known = ip_address(address)
    except ValueError:
        return _UNKNOWN
    if isinstance(known, IPv6Address):
        return str(known.ipv4_mapped or ip_network((known, _CUSTOMER), strict=False))
    return str(known)
