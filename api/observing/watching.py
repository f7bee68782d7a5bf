"""One place that is told of each operation and writes it down everywhere: in the figures, the log and the spans.

Only operations whose names the server knows, from its examples and trusted documents, are counted by name.
"""

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from graphql import DocumentNode, GraphQLError, GraphQLSyntaxError, OperationDefinitionNode, parse

from api.observing.logs import PARTS
from api.observing.metrics import Metrics
from api.observing.tracing import NoTracing, Tracing
from resolvers.errors import ErrorCode

_LOG = logging.getLogger("peyman.operations")

#: What operations are counted under that have no name, or one that the server does not know.
UNNAMED: Final = "(unnamed)"
OTHER: Final = "(other)"

OK: Final = "OK"
#: The code of an operation whose client has gone before it ended; no client ever sees it.
GONE: Final = "CLIENT_GONE"
#: The code of an error that has none.
INTERNAL: Final = ErrorCode.INTERNAL.value


@dataclass(slots=True)
class Entry:
    """What is written down of one operation; whoever runs it fills in what it comes to know."""

    request_id: str
    caller: str
    transport: str
    name: str | None
    points: int | None = None
    codes: list[str] = field(default_factory=list)

    def ended(self, errors: Iterable[GraphQLError] | None) -> None:
        """Take note of the codes of its errors."""
        self.codes = [str((error.extensions or {}).get("code", INTERNAL)) for error in errors or ()]


class Observer:
    """Is told of everything that is worth knowing from outside."""

    def __init__(
        self, known: Iterable[str] = (), metrics: Metrics | None = None, tracing: Tracing | None = None
    ) -> None:
        """Count operations by name that are among the `known` ones."""
        self.metrics = metrics or Metrics()
        self.tracing = tracing or NoTracing()
        self._known = frozenset(known)

    def label(self, name: str | None) -> str:
        """The name under which an operation is counted."""
        return UNNAMED if not name else name if name in self._known else OTHER

    @contextmanager
    def operation(self, request_id: str, caller: str, transport: str, name: str | None) -> Iterator[Entry]:
        """Write down the operation that runs in the block; one that is cancelled is that of a client that has gone."""
        entry = Entry(request_id, caller, transport, name)
        start = time.perf_counter()
        with self.tracing.span("graphql.operation", {"peyman.caller": caller}) as note:
            try:
                yield entry
            except BaseException as error:
                entry.codes = [str(getattr(error, "code", INTERNAL)) if isinstance(error, Exception) else GONE]
                raise
            finally:
                seconds = time.perf_counter() - start
                label = self.label(entry.name)
                code = entry.codes[0] if entry.codes else OK
                self.metrics.operation(label, transport, code, seconds, entry.points)
                note({"graphql.operation.name": label, "peyman.code": code, "peyman.points": entry.points or 0})
                _write(entry, label, code, seconds)

    def calls_of(self, engine: str) -> Callable[[str, str, float], None]:
        """What is told of the calls to `engine`."""
        count = self.metrics.calls_of(engine)
        if isinstance(self.tracing, NoTracing):
            return count
        tracing = self.tracing

        def note(method: str, outcome: str, seconds: float) -> None:
            count(method, outcome, seconds)
            tracing.past(f"{engine}.{method}", seconds, {"peyman.outcome": outcome})

        return note


def _write(entry: Entry, label: str, code: str, seconds: float) -> None:
    if not _LOG.isEnabledFor(logging.INFO):
        return
    parts = {
        "request": entry.request_id,
        "operation": label,
        "caller": entry.caller,
        "transport": entry.transport,
        "points": entry.points,
        "ms": round(seconds * 1000, 1),
        "code": code,
    }
    _LOG.info("operation", extra={PARTS: parts})


def names_in(documents: Iterable[str]) -> Iterator[str]:
    """The names of all operations in `documents`; one that cannot be parsed has none."""
    for text in documents:
        try:
            document: DocumentNode = parse(text)
        except GraphQLSyntaxError:
            continue
        for definition in document.definitions:
            if isinstance(definition, OperationDefinitionNode) and definition.name:
                yield definition.name.value
