"""Who shows a key: the bearer token of a request, looked up before anything else is done for it.

A request with a token that opens nothing is refused, and is not told why: an unknown key, a wrong secret and a revoked
key are alike. Without a token a caller is anonymous, which the server may be set not to serve.
"""

from typing import Final

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from api.answers import refusal, unauthenticated
from api.keys.ring import KeyRing
from api.principal import Principal
from indexing.errors import PeymanError
from resolvers.errors import ErrorCode

#: What is open to everybody at all times: it says nothing of what is stored.
_OPEN: Final = ("/health/", "/static/", "/graphiql")

_WRONG: Final = "The key in `Authorization` opens nothing: send `Bearer` and the token that was given out."
_NEEDED: Final = "This server is for holders of a key: send its token as `Authorization: Bearer ...`."


class Authenticator:
    """Says who a token makes of a caller."""

    def __init__(self, ring: KeyRing, anonymous: bool) -> None:
        """Look tokens up in `ring`; `anonymous` says whether one may do without."""
        self._ring = ring
        self.anonymous = anonymous

    async def principal(self, authorization: str, before: Principal) -> Principal | None:
        """The caller with the header `authorization`, `before` if it is empty; None for one that opens nothing.

        Raises PeymanError where the store cannot be asked.
        """
        if not authorization:
            return before
        scheme, _, token = authorization.partition(" ")
        key = await self._ring.opened_by(token.strip()) if scheme.lower() == "bearer" else None
        return Principal(key.caller, before.address, f"key:{key.id}", key.quota) if key else None

    async def still(self, principal: Principal) -> bool:
        """Whether the caller's key, if it has one, has not been revoked meanwhile; True if nobody can say."""
        if not principal.has_key:
            return True
        try:
            return await self._ring.still_opens(principal.caller.id)
        except PeymanError:
            return True


class Authenticate:
    """Puts the holder of a key in place of the anonymous Principal, and turns away whoever may not come in."""

    def __init__(self, app: ASGIApp, authenticator: Authenticator) -> None:
        """Guard `app`."""
        self._app = app
        self._authenticator = authenticator

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection; a WebSocket without a header may show its key in its first message."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        authorization = Headers(scope=scope).get("authorization", "")
        try:
            principal = await self._authenticator.principal(authorization, scope["state"]["principal"])
        except PeymanError:
            answer = refusal(scope, 503, "Keys cannot be looked up at the moment: try again.", ErrorCode.UNAVAILABLE)
            await _turn_away(answer, scope, receive, send)
            return
        if principal is None:
            await _turn_away(unauthenticated(scope, _WRONG, ', error="invalid_token"'), scope, receive, send)
        elif not authorization and self._needs_key(scope):
            await _turn_away(unauthenticated(scope, _NEEDED), scope, receive, send)
        else:
            scope["state"]["principal"] = principal
            await self._app(scope, receive, send)

    def _needs_key(self, scope: Scope) -> bool:
        if self._authenticator.anonymous or scope["type"] == "websocket":
            return False
        preflight = scope["method"] == "OPTIONS"
        return not preflight and not scope["path"].startswith(_OPEN)


async def _turn_away(answer: Response, scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await WebSocketClose()(scope, receive, send)
    else:
        answer.headers["Cache-Control"] = "no-store"
        await answer(scope, receive, send)
