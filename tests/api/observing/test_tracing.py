"""Spans: one trace from the caller's own down to the engines, without a word of what was asked; none when off."""

import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from api import workshop
from api.app import create_app
from api.observing.tracing import OpenTelemetry, open_telemetry
from api.settings import Settings
from indexing.errors import SettingError
from indexing.storing.port import DocumentStore
from tests.resolvers.asking import FixedIndex

TRACE, PARENT = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"


@pytest.fixture
def spans(monkeypatch: pytest.MonkeyPatch) -> InMemorySpanExporter:
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(workshop, "open_telemetry", lambda: OpenTelemetry(provider.get_tracer("test")))
    return exporter


async def test_a_trace_goes_from_the_callers_span_to_each_call_of_an_engine(
    store: DocumentStore, spans: InMemorySpanExporter
) -> None:
    app = create_app(store, FixedIndex(), settings=Settings.model_construct(rate_limit=0, allowed_hosts="*", otel=True))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://peyman.example") as client:
        fields = 'search(query: "گاز", first: 1) { edges { score } } articles(first: 1) { edges { cursor } }'
        headers = {"traceparent": f"00-{TRACE}-{PARENT}-01"}
        await client.post("/graphql", json={"query": f"query Nested {{ {fields} }}"}, headers=headers)
    found = {span.name: span for span in spans.get_finished_spans()}
    server, operation = found["POST /graphql"], found["graphql.operation"]
    assert server.parent is not None
    assert f"{server.parent.span_id:016x}" == PARENT
    assert {f"{span.context.trace_id:032x}" for span in found.values()} == {TRACE}
    assert operation.parent is not None
    assert operation.parent.span_id == server.context.span_id
    for call in ("store.find", "search.search"):
        parent = found[call].parent
        assert parent is not None
        assert parent.span_id == operation.context.span_id
    assert dict(operation.attributes or {})["graphql.operation.name"] == "Nested"
    assert dict(server.attributes or {})["http.response.status_code"] == 200
    assert "گاز" not in str([span.to_json() for span in found.values()])


def test_a_span_that_fails_is_marked_without_the_words_of_the_error() -> None:
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    with (
        pytest.raises(ValueError),
        OpenTelemetry(provider.get_tracer("test")).span("operation", {}),
    ):
        raise ValueError("گذرواژه")
    (span,) = exporter.get_finished_spans()
    assert span.status.description == "ValueError"
    assert "گذرواژه" not in span.to_json()


def test_when_off_nothing_of_it_is_imported() -> None:
    program = "import sys, api.app; sys.exit(any(name.startswith('opentelemetry') for name in sys.modules))"
    root = Path(__file__).parents[3]
    assert subprocess.run([sys.executable, "-c", program], cwd=root, check=False).returncode == 0


def test_switched_on_without_its_packages_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry.exporter.otlp.proto.http.trace_exporter", None)
    with pytest.raises(SettingError, match=r"requirements/telemetry\.txt"):
        open_telemetry()
