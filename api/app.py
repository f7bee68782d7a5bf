"""The HTTP surface put together: endpoint, pages, health, and what every request goes through on its way."""

from collections.abc import Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from api.answers import refusal
from api.authenticating import Authenticate
from api.body_limit import BodyLimit
from api.guarding.leaving import Leaving
from api.health import Health
from api.host_names import HostNames
from api.observing.page import PATH as METRICS
from api.observing.page import MetricsPage
from api.observing.tracing import Traced
from api.operations import Operation, load_operations
from api.pages import Pages
from api.principal import Identify
from api.protocol.forgery import PREFLIGHTED
from api.protocol.running import ALLOWED
from api.request_id import HEADER as REQUEST_ID
from api.request_id import RequestId
from api.security_headers import SecurityHeaders
from api.settings import Settings
from api.subscriptions.events import wants_events
from api.workshop import Workshop
from indexing.searching.port import SearchIndex
from indexing.storing.port import DocumentStore

_STATIC = Path(__file__).parent / "static"


#: Answers smaller than this are sent as they are; compressing them takes longer than sending them.
_WORTH_COMPRESSING = 1_024
#: Half the time of the strongest level, for a few hundredths more.
_COMPRESSION = 5

#: What pages of other sites may send and read, where any may (see PEYMAN_CORS_ORIGINS).
_CORS_SENT = ("authorization", "content-type", "if-none-match", *PREFLIGHTED)
_CORS_READ = ("ETag", "Retry-After", REQUEST_ID, "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset")


def create_app(
    store: DocumentStore,
    index: SearchIndex,
    operations: Sequence[Operation] | None = None,
    settings: Settings | None = None,
) -> Starlette:
    """The application over an open store and an open index, which whoever calls also closes.

    `operations` are the examples of the start page; those of `docs/operations` if none are given. Without `settings`
    the defaults hold, but nobody is charged and any name will do. Raises SettingError for trusted documents that cannot
    be used.
    """
    held = settings or Settings.model_construct(rate_limit=0, allowed_hosts="*")
    shown = tuple(load_operations() if operations is None else operations)
    workshop = Workshop.of(store, index, held, [one.text for one in shown])
    pages = Pages(store, shown, explorer=held.introspection, only_registered=held.trusted_only)
    health = Health(store, index)
    figures = MetricsPage(workshop.observer.metrics, held.metrics)
    return Starlette(
        routes=[
            Route("/", pages.start),
            Route("/graphql", Leaving(_WayIn(workshop))),
            WebSocketRoute("/graphql", workshop.sockets),
            *pages.of_schema(),
            Route("/health/live", health.live),
            Route("/health/ready", health.ready),
            Route(METRICS, figures.show),
            Mount("/static", StaticFiles(directory=_STATIC)),
        ],
        middleware=_middleware(held, workshop),
        exception_handlers={HTTPException: _refused},
    )


def _middleware(settings: Settings, workshop: Workshop) -> list[Middleware]:
    """What every request goes through, from the outside to the inside."""
    origins = settings.cors_origins.split()
    cors = Middleware(CORSMiddleware, origins, tuple(ALLOWED), _CORS_SENT, expose_headers=_CORS_READ)
    return [
        Middleware(RequestId),
        *([Middleware(Traced, workshop.observer.tracing)] if settings.otel else []),
        Middleware(SecurityHeaders),
        *([Middleware(HostNames, names)] if (names := settings.host_names(settings.host)) else []),
        *([cors] if origins else []),
        Middleware(GZipMiddleware, _WORTH_COMPRESSING, _COMPRESSION),
        Middleware(Identify, settings.trusted_proxies),
        Middleware(Authenticate, workshop.authenticator),
        Middleware(BodyLimit, settings.max_body),
    ]


class _WayIn:
    """Gives a stream of events to whom asks for one, and one answer to everybody else."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        way = self._workshop.event_streams if wants_events(scope) else self._workshop.endpoint
        await way(scope, receive, send)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return refusal(request.scope, error.status_code, error.detail)
