"""The HTTP surface put together: endpoint, pages, health, and what every request goes through on its way."""

from collections.abc import Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from api.answers import refusal
from api.body_limit import BodyLimit
from api.graphql_endpoint import GraphQLEndpoint
from api.health import Health
from api.operations import Operation, load_operations
from api.pages import Pages
from api.principal import Identify
from api.request_id import RequestId
from api.security_headers import SecurityHeaders
from indexing.searching.port import SearchIndex
from indexing.storing.port import DocumentStore
from resolvers.schema import schema

_STATIC = Path(__file__).parent / "static"


def create_app(store: DocumentStore, index: SearchIndex, operations: Sequence[Operation] | None = None) -> Starlette:
    """The application over an open store and an open index, which whoever calls also closes.

    `operations` are the examples of the start page; those of `docs/operations` if none are given.
    """
    pages = Pages(store, tuple(load_operations() if operations is None else operations))
    health = Health(store, index)
    return Starlette(
        routes=[
            Route("/", pages.start),
            Route("/graphql", GraphQLEndpoint(schema, store, index)),
            Route("/graphiql", pages.explorer),
            Route("/schema.graphql", pages.schema),
            Route("/health/live", health.live),
            Route("/health/ready", health.ready),
            Mount("/static", StaticFiles(directory=_STATIC)),
        ],
        middleware=[Middleware(RequestId), Middleware(SecurityHeaders), Middleware(Identify), Middleware(BodyLimit)],
        exception_handlers={HTTPException: _refused},
    )


async def _refused(request: Request, error: Exception) -> Response:  # noqa: ARG001 - the form of a handler
    assert isinstance(error, HTTPException)
    return refusal(error.status_code, error.detail)
