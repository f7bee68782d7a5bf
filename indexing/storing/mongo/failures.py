"""What the driver raises, as sentences for the person who started the program."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import pymongo
from pymongo.errors import (
    AutoReconnect,
    ExecutionTimeout,
    NetworkTimeout,
    OperationFailure,
    PyMongoError,
    WaitQueueTimeoutError,
)

from indexing.errors import EngineUnreachable, SettingError, StoreFailed

#: Seconds that one call to the server may take, retries of the driver included.
CALL_SECONDS: Final = 5.0
#: Errors after which a write may or may not have happened.
UNKNOWN_OUTCOME: Final = (AutoReconnect, NetworkTimeout, ExecutionTimeout, WaitQueueTimeoutError)

_NO_ACCESS: Final = {13, 18}


@contextmanager
def calling(server: str, seconds: float = CALL_SECONDS) -> Iterator[None]:
    """Run a block of calls within `seconds`; `server` names the server in messages, without any password."""
    try:
        with pymongo.timeout(seconds):
            yield
    except UNKNOWN_OUTCOME as error:
        raise unreachable(server) from error
    except OperationFailure as error:
        if error.code in _NO_ACCESS:
            raise SettingError(
                f"The MongoDB server {server} refuses access; check the name and password in PEYMAN_STORE."
            ) from error
        reason = (error.details or {}).get("errmsg", error)
        raise StoreFailed(f"The MongoDB server {server} refuses an operation: {reason}.") from error
    except PyMongoError as error:
        if error.timeout:
            raise unreachable(server) from error
        raise StoreFailed(f"The MongoDB server {server} reports: {error}.") from error


def unreachable(server: str) -> EngineUnreachable:
    """The error of a server that does not answer in time."""
    return EngineUnreachable(
        f"The MongoDB server {server} does not answer; check that it runs and that PEYMAN_STORE names it."
    )
