"""Figures for Prometheus. Their number is bounded: no label takes a value that a client can make up.

Every application has a registry of its own, so that several of them can live in one process, as they do in tests.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, PlatformCollector, ProcessCollector
from prometheus_client.core import CounterMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector

from resolvers.plan.counting import COUNTS

MEDIA_TYPE: Final = CONTENT_TYPE_LATEST

#: Seconds: from what a warm embedded store needs to the usual deadline.
_SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
#: Points: from one object to the most that an operation may cost.
_POINTS: Final = (10, 50, 100, 500, 1_000, 5_000, 10_000, 50_000)


class _Plans(Collector):
    """How operations were executed: as plans, or by graphql-core and why. The schema counts for the whole process."""

    def collect(self) -> Iterator[Metric]:
        """The counts now."""
        plans = CounterMetricFamily("peyman_plan", "Operations by way of execution.", labels=("way",))
        plans.add_metric(("planned",), COUNTS.planned)
        for reason, number in COUNTS.declined.items():
            plans.add_metric((reason.value,), number)
        yield plans
        yield CounterMetricFamily("peyman_plan_compiled", "Plans made anew.", COUNTS.compiled)


class Metrics:
    """The figures of one application."""

    def __init__(self) -> None:
        """Begin at zero."""
        self.registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        PlatformCollector(registry=registry)
        registry.register(_Plans())
        self._operations = Counter(
            "peyman_operations",
            "Operations by name (of the known ones), way in and code (`OK` or that of the first error).",
            ("operation", "transport", "code"),
            registry=registry,
        )
        self._seconds = Histogram(
            "peyman_operation_seconds", "Time to an answer.", ("operation",), buckets=_SECONDS, registry=registry
        )
        self._points = Histogram(
            "peyman_operation_points", "Price of an operation.", ("operation",), buckets=_POINTS, registry=registry
        )
        self._known: dict[tuple[str, str, str], tuple[Counter, Histogram, Histogram]] = {}
        self._calls = Counter(
            "peyman_engine_calls",
            "Calls to an engine by method and end.",
            ("engine", "method", "outcome"),
            registry=registry,
        )
        self._call_seconds = Histogram(
            "peyman_engine_seconds", "Time of a call.", ("engine", "method"), buckets=_SECONDS, registry=registry
        )
        self._events = Counter(
            "peyman_subscription_events", "Events sent to subscribers.", ("operation",), registry=registry
        )
        self._ended = Counter(
            "peyman_subscriptions_ended", "Subscriptions by how they ended.", ("reason",), registry=registry
        )

    def operation(self, name: str, transport: str, code: str, seconds: float, points: int | None) -> None:
        """Count an operation; `name` must be one of a bounded number."""
        key = (name, transport, code)
        known = self._known.get(key)
        if known is None:
            known = (self._operations.labels(*key), self._seconds.labels(name), self._points.labels(name))
            self._known[key] = known
        number, times, prices = known
        number.inc()
        times.observe(seconds)
        if points is not None:
            prices.observe(points)

    def calls_of(self, engine: str) -> Callable[[str, str, float], None]:
        """What counts the calls to `engine`, see `guarding.bulkhead`."""

        @cache
        def of(method: str, outcome: str) -> tuple[Callable[[], None], Callable[[float], None]]:
            times = self._call_seconds.labels(engine, method)
            return self._calls.labels(engine, method, outcome).inc, times.observe

        def count(method: str, outcome: str, seconds: float) -> None:
            add, observe = of(method, outcome)
            add()
            observe(seconds)

        return count

    def event(self, name: str) -> None:
        """Count an event that was sent to a subscriber."""
        self._events.labels(name).inc()

    def subscription_ended(self, reason: str) -> None:
        """Count a subscription that has ended; `reason` is a code or `complete`."""
        self._ended.labels(reason).inc()

    def watch(self, name: str, description: str, value: Callable[[], float]) -> None:
        """Show under `name` what `value` says whenever somebody looks."""
        Gauge(name, description, registry=self.registry).set_function(value)

    def text(self) -> bytes:
        """All figures in the form that Prometheus reads."""
        return generate_latest(self.registry)
