"""From a setting to an open store: `sqlite:///path` or `mongodb://host/database`."""

from pathlib import Path
from typing import Final
from urllib.parse import unquote

from indexing.errors import SettingError
from indexing.storing.catalogue import SPECS
from indexing.storing.port import DocumentStore

_SQLITE: Final = "sqlite:///"
_MONGODB: Final = ("mongodb://", "mongodb+srv://")


async def open_store(url: str) -> DocumentStore:
    """The store that `url` names, created if it is new.

    `sqlite:///var/peyman.db` is relative to the working directory, `sqlite:////srv/peyman.db` absolute. Raises
    SettingError, EngineUnreachable, StoreLocked, StoreFailed or FormatMismatch, each of one sentence.
    """
    if url.startswith(_SQLITE) and len(url) > len(_SQLITE):
        from indexing.storing.sqlite import SqliteStore

        return await SqliteStore.open(Path(unquote(url.removeprefix(_SQLITE))), SPECS)
    if url.startswith(_MONGODB):
        from indexing.storing.mongo import MongoStore

        return await MongoStore.open(url, SPECS)
    raise SettingError(
        f"PEYMAN_STORE must be sqlite:///FILE or mongodb://HOST/DATABASE, not {url.split('://', 1)[0]!r}."
    )
