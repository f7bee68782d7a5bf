"""By which names a server may be asked: a guard against pages whose own name is made to lead to it.

A page of `evil.example` may have its name resolved to 127.0.0.1 once it is loaded (DNS rebinding). Its requests then
count as those of its own site, so neither CORS nor `Origin` stops it from reading what only this machine can reach. But
the browser still says in `Host` which name it asked for.
"""

from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from api.answers import refusal

_WRONG = "This server is not asked by this name: add it to PEYMAN_ALLOWED_HOSTS if it is one of its names."


class HostNames:
    """Refuses requests (400) whose `Host` is none of the `names`."""

    def __init__(self, app: ASGIApp, names: Collection[str]) -> None:
        """Guard `app`; `names` are lower case, without ports, and addresses of IPv6 without brackets."""
        self._app = app
        self._names = frozenset(names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] not in ("http", "websocket") or _name_in(Headers(scope=scope).get("host", "")) in self._names:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocketClose()(scope, receive, send)
        else:
            await refusal(scope, 400, _WRONG)(scope, receive, send)


def _name_in(host: str) -> str:
    """The name in a `Host` header; empty for what is none."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
