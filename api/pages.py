"""The pages that people see: the start page with what is loaded and examples to run, and the GraphiQL explorer."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.templating import Jinja2Templates

from api.operations import Operation
from api.overview import Overview
from indexing.storing.port import DocumentStore
from resolvers.schema import print_schema

_TEMPLATES = Jinja2Templates(directory=Path(__file__).parent / "templates")


class Pages:
    """The start page, the explorer, and the schema as text."""

    def __init__(self, store: DocumentStore, operations: tuple[Operation, ...]) -> None:
        """Show what is in `store`, and `operations` as examples."""
        self._store = store
        self._operations = operations

    async def start(self, request: Request) -> Response:
        """What is loaded, and example queries to run."""
        overview = await Overview.of(self._store)
        return _TEMPLATES.TemplateResponse(
            request, "start.html", {"overview": overview, "operations": self._operations}
        )

    async def explorer(self, request: Request) -> Response:
        """GraphiQL, from files of our own."""
        return _TEMPLATES.TemplateResponse(request, "graphiql.html")

    async def schema(self, request: Request) -> Response:  # noqa: ARG002 - the form of an endpoint
        """The schema in the schema definition language."""
        return PlainTextResponse(print_schema())
