"""Spans for OpenTelemetry: a request, the operation in it, and each call to an engine.

Nothing of OpenTelemetry is imported unless spans are switched on. Where they go is set by its own variables, whose
names begin with `OTEL_`.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, Any, Protocol

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from indexing.errors import SettingError

if TYPE_CHECKING:
    from opentelemetry.trace import Tracer

#: Sets attributes of a span that are known only at its end.
Attributes = Mapping[str, str | int | float]
Note = Callable[[Attributes], None]


class Tracing(Protocol):
    """Makes spans."""

    def span(
        self, name: str, attributes: Attributes, headers: Mapping[str, str] | None = None
    ) -> AbstractContextManager[Note]:
        """A span for the length of the block; with `headers` one of a server, whose trace began where they say."""

    def past(self, name: str, seconds: float, attributes: Attributes) -> None:
        """A span that ends now and began `seconds` ago."""


def _forget(attributes: Attributes) -> None:
    """Nothing."""


class NoTracing:
    """Makes no spans."""

    def span(
        self,
        name: str,  # noqa: ARG002 - the form of Tracing
        attributes: Attributes,  # noqa: ARG002
        headers: Mapping[str, str] | None = None,  # noqa: ARG002
    ) -> AbstractContextManager[Note]:
        """A block without a span."""
        return nullcontext(_forget)

    def past(self, name: str, seconds: float, attributes: Attributes) -> None:
        """Nothing."""


class OpenTelemetry:
    """Makes spans with a tracer of OpenTelemetry."""

    def __init__(self, tracer: "Tracer") -> None:
        """Make them with `tracer`."""
        self._tracer = tracer

    @contextmanager
    def span(self, name: str, attributes: Attributes, headers: Mapping[str, str] | None = None) -> Iterator[Note]:
        """A span for the length of the block; an exception marks it as failed, without its text."""
        from opentelemetry.propagate import extract
        from opentelemetry.trace import SpanKind, StatusCode

        kind = SpanKind.INTERNAL if headers is None else SpanKind.SERVER
        context = None if headers is None else extract(headers)
        with self._tracer.start_as_current_span(
            name, context, kind, attributes, record_exception=False, set_status_on_exception=False
        ) as span:
            try:
                yield span.set_attributes
            except BaseException as error:
                span.set_status(StatusCode.ERROR, type(error).__name__)
                raise

    def past(self, name: str, seconds: float, attributes: Attributes) -> None:
        """A span that ends now and began `seconds` ago, within the one that is open."""
        end = time.time_ns()
        start = end - int(seconds * 1_000_000_000)
        self._tracer.start_span(name, attributes=attributes, start_time=start).end(end)


def open_telemetry() -> OpenTelemetry:
    """Spans sent as OpenTelemetry's own variables say. Raises SettingError where its packages are missing."""
    try:
        from opentelemetry import trace
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError as missing:
        raise SettingError(
            "PEYMAN_OTEL is on, but OpenTelemetry is not installed: "
            "run pip install --require-hashes -r requirements/telemetry.txt, or set PEYMAN_OTEL=0."
        ) from missing
    provider = TracerProvider()
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
    return OpenTelemetry(provider.get_tracer("peyman"))


class Traced:
    """Makes a server's span of every request to `app`."""

    def __init__(self, app: ASGIApp, tracing: Tracing) -> None:
        """Make them with `tracing`."""
        self._app = app
        self._tracing = tracing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        attributes = {"http.request.method": scope["method"], "url.path": scope["path"]}
        headers = dict(Headers(scope=scope))
        with self._tracing.span(f"{scope['method']} {scope['path']}", attributes, headers) as note:

            async def noting(message: Any) -> None:
                if message["type"] == "http.response.start":
                    note({"http.response.status_code": message["status"]})
                await send(message)

            await self._app(scope, receive, noting)
