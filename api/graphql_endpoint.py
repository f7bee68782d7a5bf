"""The GraphQL endpoint: one operation by GET or POST, and answers that caches may keep for documents it knows."""

from collections.abc import Hashable
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from api.answers import JsonAnswer, code_of, without_data
from api.protocol.answering import NO_STORE, Outcome
from api.protocol.caching import DataVersion, Validators, etag_of, has_already
from api.protocol.documents import DocumentNotFound, Documents, Found
from api.protocol.forgery import guard
from api.protocol.negotiation import DEFAULT, Media, negotiated, wants_page
from api.protocol.reading import Asked, read
from api.protocol.refusing import Malformed, Refusal
from api.protocol.running import ALLOWED, Runner
from api.protocol.statuses import UNPROCESSABLE, Reading
from indexing.storing.port import DocumentStore

_METHODS = ", ".join(ALLOWED)


@dataclass(frozen=True, slots=True)
class Manners:
    """How the endpoint behaves where there is a choice.

    `statuses` is the reading of the specification that statuses follow, `cache_seconds` how long a cache may use an
    answer without asking again, `explorer` whether a person who opens the address is led to the explorer.
    """

    statuses: Reading = "stable"
    cache_seconds: int = 0
    explorer: bool = True


class GraphQLEndpoint:
    """Answers GraphQL requests from one store and one index."""

    def __init__(
        self,
        runner: Runner,
        store: DocumentStore,
        documents: Documents | None = None,
        manners: Manners | None = None,
    ) -> None:
        """Serve what `runner` runs over `store`."""
        self._runner = runner
        self._documents = documents or Documents()
        self._manners = manners or Manners()
        self._version = DataVersion(store)
        self._validators = Validators()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        request = Request(scope, receive)
        media = DEFAULT
        try:
            if request.method not in ALLOWED:
                raise Refusal(405, f"Use {_METHODS}.", headers={"Allow": _METHODS})
            if self._manners.explorer and request.method == "GET" and not request.url.query and wants_page(request):
                response: Response = RedirectResponse("/graphiql", status_code=303)
            else:
                media = negotiated(request)
                response = await self._answer(request, media)
        except Refusal as refusal:
            response = self._refused(request, refusal, media)
        except HTTPException as error:
            refused = Refusal(error.status_code, error.detail, code_of(error.status_code))
            response = self._refused(request, refused, media)
        response.headers.add_vary_header("Accept")
        await response(scope, receive, send)

    async def _answer(self, request: Request, media: Media) -> Response:
        asked = await read(request)
        try:
            found = self._documents.find(asked)
        except DocumentNotFound as unknown:
            return self._unknown(request, unknown, media)
        if not found.trusted:
            guard(request)
        if request.method == "GET" and found.named:
            return await self._cached(request, media, asked, found)
        return (await self._run(request, asked, found)).response(media, self._manners.statuses)

    async def _run(self, request: Request, asked: Asked, found: Found) -> Outcome:
        state = request.state
        outcome = await self._runner.run(found, asked, request.method, state.principal, state.request_id)
        if outcome.executed:
            self._documents.keep(found)
        return outcome

    async def _cached(self, request: Request, media: Media, asked: Asked, found: Found) -> Response:
        """The answer to a document that both sides know: validated by ETag, not made again if the client has it."""
        address: Hashable = (request.url.query, media, request.state.principal.caller.scopes)
        version = await self._version.current()
        known = self._validators.find(address, version)
        if known and has_already(request, known):
            return self._unchanged(request, known)
        outcome = await self._run(request, asked, found)
        response = outcome.response(media, self._manners.statuses)
        if not outcome.cacheable:
            return response
        etag = etag_of(bytes(response.body))
        if not outcome.context.searched:
            self._validators.keep(address, version, etag)
        if has_already(request, etag):
            return self._unchanged(request, etag)
        response.headers.update(self._validated(request, etag))
        return response

    def _unchanged(self, request: Request, etag: str) -> Response:
        return Response(status_code=304, headers=self._validated(request, etag))

    def _validated(self, request: Request, etag: str) -> dict[str, str]:
        whose = "private" if "authorization" in request.headers else "public"
        return {"ETag": etag, "Cache-Control": f"{whose}, max-age={self._manners.cache_seconds}, must-revalidate"}

    def _unknown(self, request: Request, unknown: DocumentNotFound, media: Media) -> Response:
        body = without_data(unknown.message, unknown.code, request.state.request_id)
        return JsonAnswer(body, 200 if media is Media.JSON else 404, NO_STORE, media.value)

    def _refused(self, request: Request, refusal: Refusal, media: Media) -> Response:
        unprocessable = isinstance(refusal, Malformed) and self._manners.statuses == "draft"
        status = UNPROCESSABLE if unprocessable else refusal.status
        return JsonAnswer(refusal.body(request.state.request_id), status, {**NO_STORE, **refusal.headers}, media.value)
