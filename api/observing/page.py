"""`/metrics`: the figures, for whoever the operator lets see them."""

from typing import Final, Literal

from starlette.requests import Request
from starlette.responses import Response

from api.answers import refusal, unauthenticated
from api.observing.metrics import MEDIA_TYPE, Metrics
from api.principal import Principal
from resolvers.access import Scope
from resolvers.errors import ErrorCode

PATH: Final = "/metrics"

_NEEDED: Final = "The figures need a key with the scope admin."

Openness = Literal["admin", "open", "off"]


class MetricsPage:
    """Answers with the figures: to everybody, to keys with scope admin, or to nobody."""

    def __init__(self, metrics: Metrics, openness: Openness) -> None:
        """Show `metrics`."""
        self._metrics = metrics
        self._openness = openness

    async def show(self, request: Request) -> Response:
        """The figures in the form that Prometheus reads; 401 or 403 without the key that they need, 404 if off."""
        principal: Principal = request.state.principal
        if self._openness == "off":
            return refusal(request.scope, 404, "Not Found")
        if self._openness == "admin" and not principal.caller.may(Scope.ADMIN):
            if principal.has_key:
                return refusal(request.scope, 403, _NEEDED, ErrorCode.FORBIDDEN)
            return unauthenticated(request.scope, _NEEDED)
        return Response(self._metrics.text(), media_type=MEDIA_TYPE, headers={"Cache-Control": "no-store"})
