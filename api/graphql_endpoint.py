"""The GraphQL endpoint: queries by POST and GET, answers through orjson, every refusal as a GraphQL error."""

import orjson
from cross_web import HTTPException as ViewException
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.http.base import BaseRequestProtocol

from api.answers import JsonAnswer, refusal
from indexing.searching.port import SearchIndex
from indexing.storing.port import DocumentStore
from resolvers.context import Context
from resolvers.schema import PeymanSchema


class GraphQLEndpoint(GraphQL[Context, None]):
    """Answers GraphQL requests from one store and one index."""

    def __init__(self, schema: PeymanSchema, store: DocumentStore, index: SearchIndex) -> None:
        """Serve `schema`; each request gets a context of its own."""
        super().__init__(schema, subscription_protocols=())
        self._store = store
        self._index = index

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        request = Request(scope, receive)
        try:
            response = await self.run(request)
        except ViewException as error:
            response = refusal(error.status_code, error.reason)
        except HTTPException as error:
            response = refusal(error.status_code, error.detail)
        if request.method not in ("GET", "POST"):
            response.headers["Allow"] = "GET, POST"
        await response(scope, receive, send)

    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket) -> Context:  # noqa: ARG002
        """A context of its own for each request."""
        state = request.state
        return Context(self._store, self._index, request_id=state.request_id, caller=state.principal.caller)

    def should_render_graphql_ide(self, request: BaseRequestProtocol) -> bool:
        """Whether a person has opened the address of the endpoint in a browser."""
        asks_nothing = request.method == "GET" and request.query_params.get("query") is None
        return asks_nothing and "text/html" in request.headers.get("accept", "")

    async def render_graphql_ide(self, request: Request) -> Response:  # noqa: ARG002
        """Show that person the explorer."""
        return RedirectResponse("/graphiql", status_code=303)

    def encode_json(self, data: object) -> bytes:
        """JSON through orjson."""
        return JsonAnswer.encode(data)

    def decode_json(self, data: str | bytes) -> object:
        """JSON through orjson, which refuses what is not UTF-8 and numbers that are not JSON."""
        return orjson.loads(data)
