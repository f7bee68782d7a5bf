"""A server that really listens, in the event loop of the test."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from uvicorn import Config, Server


@asynccontextmanager
async def listening(app: Starlette) -> AsyncIterator[str]:
    """The address at which `app` answers for the length of the block."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        # Who connects before the server runs waits in this queue.
        listener.listen()
        server = Server(Config(app, log_level="error", lifespan="off"))
        serving = asyncio.create_task(server.serve([listener]))
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            await serving
