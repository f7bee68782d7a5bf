"""Whose pages may hold a connection open: those of this server, and those of the sites that a setting names.

A browser lets any page open a WebSocket to anywhere, and says in `Origin` which page it was. Programs send no Origin
and are let in: what they may read depends on their key alone. A page can fetch events without an Origin if it does not
want to read them; browsers then say in `Sec-Fetch-Site` that it was another site. It would spend the reader's points.
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

_ANYBODY = "*"
_FOREIGN = ("cross-site", "same-site")


class Origins:
    """The sites that may."""

    def __init__(self, allowed: str) -> None:
        """`allowed` holds origins such as `https://news.example`, separated by blanks; `*` is everybody."""
        self._allowed = frozenset(one.rstrip("/").lower() for one in allowed.split())

    def admit(self, scope: Scope) -> bool:
        """Whether the page that opens the connection may."""
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        if _ANYBODY in self._allowed:
            return True
        if origin is None:
            return headers.get("sec-fetch-site") not in _FOREIGN
        return origin.lower() in self._allowed or urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
