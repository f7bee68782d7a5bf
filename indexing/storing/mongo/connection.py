"""The connection to a MongoDB server: one client per event loop, with the time-outs that the driver leaves open."""

import os
from typing import Any, Final

from bson.codec_options import CodecOptions
from pymongo.errors import ConfigurationError

from indexing.errors import SettingError
from indexing.storing.mongo.failures import calling

#: Motor runs each call in a thread and has five per processor unless told so before it is imported.
_THREADS: Final = 64
_SELECTION_MS: Final = 3000
_OPTIONS: Final[dict[str, Any]] = {
    "appname": "peyman",
    "uuidRepresentation": "standard",
    "w": "majority",
    "journal": True,
    "readConcernLevel": "majority",
    "serverSelectionTimeoutMS": _SELECTION_MS,
    "connectTimeoutMS": _SELECTION_MS,
    "waitQueueTimeoutMS": 2000,
    "maxPoolSize": _THREADS,
}
#: Times come back aware, in UTC.
CODEC: Final[CodecOptions[dict[str, Any]]] = CodecOptions(tz_aware=True)


def connect(url: str) -> tuple[Any, Any, str]:
    """Client, database and the server's name for messages. Raises SettingError; does not speak to the server yet."""
    os.environ.setdefault("MOTOR_MAX_WORKERS", str(_THREADS))
    from motor.motor_asyncio import AsyncIOMotorClient

    server = url.split("://", 1)[-1].split("/", 1)[0].rpartition("@")[2]
    with calling(server):
        client = AsyncIOMotorClient(url, **_OPTIONS)
    try:
        return client, client.get_default_database(), server
    except ConfigurationError:
        client.close()
        raise SettingError(f"PEYMAN_STORE names no database; write mongodb://{server}/peyman, for example.") from None
