"""`peyman serve`: GraphQL, the start page and, on an embedded index, the follower that keeps it in step."""

import asyncio
import errno
import logging
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Annotated

import typer

from api.console import console
from api.engines import opened_index, opened_store
from api.observing.logs import configure
from api.settings import Settings, load_settings
from indexing.errors import SettingError
from indexing.searching.follower import Follower
from indexing.searching.port import SearchIndex
from indexing.storing.port import DocumentStore

#: The sample coverage beside the source tree.
SAMPLES = Path(__file__).resolve().parents[2] / "fixtures"

#: Seconds that connections have to end when the server is stopped.
_FAREWELL = 10

_LOG = logging.getLogger(__name__)


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("serve")(serve_command)


def serve_command(
    samples: Annotated[
        bool, typer.Option("--samples", help="First load the sample coverage into a new store.")
    ] = False,
) -> None:
    """Serve GraphQL and the start page."""
    settings = load_settings()
    configure(settings.log_level, settings.log_format)
    asyncio.run(_serve(settings, samples=samples))


async def _serve(settings: Settings, *, samples: bool) -> None:
    from uvicorn import Config, Server

    from api.app import create_app
    from api.collector import spare_collector
    from indexing.deriving.loading import load_tables

    load_tables()
    embedded = settings.search.startswith("tantivy")
    with _listening(settings.host, settings.port) as listener:
        if samples:
            await _load_samples(settings)
        async with (
            opened_store(settings) as store,
            opened_index(settings, store, renew=embedded) as index,
            _following(store, index if embedded else None),
        ):
            # The access log would hold variables; whose forwarded addresses are believed is a setting of ours.
            config = Config(
                create_app(store, index, settings=settings),
                log_config=None,
                log_level=settings.log_level,
                access_log=False,
                proxy_headers=False,
                ws_max_size=settings.max_body,
                timeout_graceful_shutdown=_FAREWELL,
            )
            spare_collector()
            console.print(f"Peyman serves on http://{settings.host}:{settings.port}")
            await Server(config).serve([listener])


async def _load_samples(settings: Settings) -> None:
    """Load the sample coverage unless a derivation has already been finished in this store."""
    from api.commands.ingesting import load
    from indexing.storing.snapshot import Snapshot

    async with opened_store(settings) as store:
        if (await Snapshot.current(store)).run:
            return
    read, _ = await load(settings, [SAMPLES], sample=True)
    console.print(f"{read.new} sample articles loaded.")


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    """A socket that listens on `host` and `port` before anything slow is done; who asks early waits.

    Raises SettingError.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen()
    except OSError as problem:
        taken = problem.errno == errno.EADDRINUSE
        remedy = "stop what does, or set PEYMAN_PORT" if taken else "set PEYMAN_HOST to an address of this machine"
        raise SettingError(f"Nothing can listen on {host}:{port} ({problem.strerror}); {remedy}.") from problem
    with listener:
        yield listener


@asynccontextmanager
async def _following(store: DocumentStore, index: SearchIndex | None) -> AsyncIterator[None]:
    """Keep an index in step for the length of the block; a server's index has `peyman index --follow` for that."""
    if index is None:
        yield
        return
    following = asyncio.create_task(Follower(store, index).follow())
    following.add_done_callback(_tell_of_failure)
    try:
        yield
    finally:
        following.cancel()
        await asyncio.wait([following])


def _tell_of_failure(following: asyncio.Task[None]) -> None:
    if not following.cancelled() and (failure := following.exception()):
        _LOG.error("the search index is no longer kept in step; restart the server", exc_info=failure)
