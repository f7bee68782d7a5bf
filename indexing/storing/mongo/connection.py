"""The connection to a MongoDB server: one client per event loop, with the time-outs that the driver leaves open."""

import os
from typing import Any, Final

from bson.codec_options import CodecOptions
from pymongo.errors import ConfigurationError, PyMongoError

from indexing.errors import SettingError
from indexing.storing.mongo.failures import calling

#: Motor runs each call in a thread and has five per processor unless told so before it is imported.
_THREADS: Final = 64
#: Seconds until a server that does not answer at the start is taken for unreachable.
OPENING_SECONDS: Final = 3.0
_OPTIONS: Final[dict[str, Any]] = {
    "appname": "peyman",
    "uuidRepresentation": "standard",
    "w": "majority",
    "journal": True,
    "readConcernLevel": "majority",
    "serverSelectionTimeoutMS": 3000,
    "connectTimeoutMS": 3000,
    "waitQueueTimeoutMS": 2000,
    "maxPoolSize": _THREADS,
}
#: Times come back aware, in UTC.
CODEC: Final[CodecOptions[dict[str, Any]]] = CodecOptions(tz_aware=True)


async def connect(url: str) -> tuple[Any, Any, str]:
    """Client, database and the server's name for messages. Raises SettingError or EngineUnreachable."""
    os.environ.setdefault("MOTOR_MAX_WORKERS", str(_THREADS))
    from motor.motor_asyncio import AsyncIOMotorClient

    server = url.split("://", 1)[-1].split("/", 1)[0].rpartition("@")[2]
    try:
        client = AsyncIOMotorClient(url, **_OPTIONS)
    except (PyMongoError, ValueError) as error:
        raise SettingError(f"The address in PEYMAN_STORE is not one of a MongoDB server: {error}.") from error
    try:
        database = client.get_default_database()
        with calling(server, OPENING_SECONDS):
            await client.admin.command("ping")
    except ConfigurationError:
        client.close()
        raise SettingError(f"PEYMAN_STORE names no database; write mongodb://{server}/peyman, for example.") from None
    except BaseException:
        client.close()
        raise
    return client, database, server
