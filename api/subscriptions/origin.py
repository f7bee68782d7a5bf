"""Whose pages may hold a connection open: those of this server, and those of the sites that a setting names.

A browser lets any page open a WebSocket to anywhere, and says in `Origin` which page it was. Programs send no Origin
and are let in: what they may read depends on their key alone.
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

_ANYBODY = "*"


class Origins:
    """The sites that may."""

    def __init__(self, allowed: str) -> None:
        """`allowed` holds origins such as `https://news.example`, separated by blanks; `*` is everybody."""
        self._allowed = frozenset(one.rstrip("/").lower() for one in allowed.split())

    def admit(self, scope: Scope) -> bool:
        """Whether the page that opens the connection may."""
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        if origin is None or _ANYBODY in self._allowed:
            return True
        return origin.lower() in self._allowed or urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
