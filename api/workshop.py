"""What the ways into the server share, made once from the settings: the schema, who is charged, guards, keys, figures.

Store and index are behind bulkheads for everything that callers ask for. Health and the feed of changes ask them
directly: they have bounds of their own and must tell how an engine does, not how its callers do.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Self

from api.authenticating import Authenticator
from api.graphql_endpoint import GraphQLEndpoint, Manners
from api.guarding.bulkhead import Bulkhead
from api.guarding.engines import GuardedIndex, GuardedStore
from api.guarding.guards import Guards
from api.keys.ring import KeyRing
from api.observing.metrics import Metrics
from api.observing.tracing import open_telemetry
from api.observing.watching import Observer, names_in
from api.protocol.documents import Documents
from api.protocol.running import Runner
from api.protocol.trusted import load_trusted
from api.settings import Settings
from api.subscriptions.events import EventStreams
from api.subscriptions.origin import Origins
from api.subscriptions.seats import Seats
from api.subscriptions.sockets import Sockets
from api.subscriptions.streams import Streams
from api.throttling.accounts import Accounts
from api.throttling.bucket import Quota
from api.throttling.local import LocalBuckets
from api.throttling.shared import SharedBuckets
from indexing.errors import EngineUnreachable
from indexing.searching.port import RetryableError, SearchIndex
from indexing.storing.port import DocumentStore
from resolvers.feed.feed import Feed
from resolvers.limits import Limits
from resolvers.schema import build_schema, schema

#: Calls that wait for each one that may run.
_WAITING: Final = 4


@dataclass(frozen=True, slots=True)
class Workshop:
    """The parts of one application that more than one way in uses."""

    endpoint: GraphQLEndpoint
    event_streams: EventStreams
    sockets: Sockets
    authenticator: Authenticator
    observer: Observer

    @classmethod
    def of(cls, store: DocumentStore, index: SearchIndex, settings: Settings, examples: Iterable[str]) -> Self:
        """The parts over an open store and index; operations of `examples` and trusted documents are known by name.

        Raises SettingError for trusted documents, or a telemetry, that cannot be used.
        """
        limits = settings.limits()
        served = schema if limits == Limits() else build_schema(limits)
        trusted = load_trusted(settings.trusted_documents, served) if settings.trusted_documents else {}
        documents = Documents(trusted, only_trusted=settings.trusted_only)
        tracing = open_telemetry() if settings.otel else None
        observer = Observer(names_in((*examples, *trusted.values())), tracing=tracing)
        guarded = _guarded_store(store, settings, observer)
        quota = Quota(settings.points(settings.host), settings.rate_restore)
        shared = settings.rate_store == "store"
        accounts: Accounts = SharedBuckets(guarded, quota) if shared else LocalBuckets(quota)
        guards = Guards.of(settings, observer)
        searched = _guarded_index(index, settings, observer)
        runner = Runner(served, guarded, searched, accounts if quota.limit else None, guards, Feed(store))
        manners = Manners(settings.http_status, settings.cache_seconds, settings.introspection)
        authenticator = Authenticator(KeyRing(guarded), settings.anonymous)
        each, everybody = settings.max_subscriptions_per_caller, settings.max_subscriptions_in_all
        subscriptions = Seats(each, everybody, "subscriptions")
        _watch(observer.metrics, guards, subscriptions)
        streams, origins = Streams(runner, documents, subscriptions), Origins(settings.cors_origins)
        connections = Seats(each, everybody, "connections")
        return cls(
            GraphQLEndpoint(runner, guarded, documents, manners),
            EventStreams(streams, authenticator, origins),
            Sockets(streams, authenticator, origins, connections, settings.max_subscriptions),
            authenticator,
            observer,
        )


def _watch(metrics: Metrics, guards: Guards, subscriptions: Seats) -> None:
    metrics.watch("peyman_operations_running", "Operations that run.", lambda: guards.gate.running)
    metrics.watch("peyman_operations_waiting", "Operations that wait.", lambda: guards.gate.waiting)
    metrics.watch("peyman_subscriptions_open", "Subscriptions that are open.", lambda: subscriptions.taken)


def _guarded_store(store: DocumentStore, settings: Settings, observer: Observer) -> GuardedStore:
    places = settings.max_store_calls

    def failure(why: str) -> Exception:
        return EngineUnreachable(f"The document store is not asked any further: {why}.")

    watch = observer.calls_of("store")
    return GuardedStore(store, Bulkhead(places, places * _WAITING, settings.engine_deadline, failure, watch))


def _guarded_index(index: SearchIndex, settings: Settings, observer: Observer) -> GuardedIndex:
    places = settings.max_search_calls

    def failure(why: str) -> Exception:
        return RetryableError(f"The search engine is not asked any further: {why}.")

    watch = observer.calls_of("search")
    return GuardedIndex(index, Bulkhead(places, places * _WAITING, settings.engine_deadline, failure, watch))
