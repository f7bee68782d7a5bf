"""The pages that people see: the start page with what is loaded and examples to run, and the GraphiQL explorer."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.templating import Jinja2Templates

from api.examples import ONLY_REGISTERED, Example, values_for
from api.operations import Operation
from api.overview import Overview
from indexing.storing.port import DocumentStore
from resolvers.schema import print_schema

_TEMPLATES = Jinja2Templates(directory=Path(__file__).parent / "templates")


class Pages:
    """The start page, the explorer, and the schema as text."""

    def __init__(
        self,
        store: DocumentStore,
        operations: tuple[Operation, ...],
        *,
        explorer: bool = True,
        only_registered: bool = False,
    ) -> None:
        """Show what is in `store`, and `operations` as examples; without `explorer`, nothing shows the schema.

        With `only_registered`, the server refuses documents that are sent in full, so no example can be run.
        """
        self._store = store
        self._examples = tuple(Example.of(one, only_registered=only_registered) for one in operations)
        self._held = ONLY_REGISTERED if only_registered else ""
        self._explorer = explorer

    def of_schema(self) -> list[Route]:
        """The pages that show the schema."""
        pages = (Route("/graphiql", self.explorer), Route("/schema.graphql", self.schema))
        return list(pages) if self._explorer else []

    async def start(self, request: Request) -> Response:
        """What is loaded, and example queries to run."""
        shown = {
            "overview": await Overview.of(self._store),
            "examples": self._examples,
            "values": await values_for(self._store, self._examples),
            "held": self._held,
            "explorer": self._explorer,
        }
        return _TEMPLATES.TemplateResponse(request, "start.html", shown)

    async def explorer(self, request: Request) -> Response:
        """GraphiQL, from files of our own."""
        return _TEMPLATES.TemplateResponse(request, "graphiql.html")

    async def schema(self, request: Request) -> Response:  # noqa: ARG002 - the form of an endpoint
        """The schema in the schema definition language."""
        return PlainTextResponse(print_schema())
