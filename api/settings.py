"""Settings, all from the environment (`PEYMAN_STORE`, `PEYMAN_SEARCH`, ...), checked before anything is opened."""

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from api.http_settings import HttpSettings
from api.operating_settings import OperatingSettings
from indexing.errors import SettingError

_STORES = ("sqlite", "mongodb", "mongodb+srv")
_SEARCHES = ("tantivy", "http", "https")


class Settings(BaseSettings, HttpSettings, OperatingSettings):
    """Where documents and index live and where the API listens. With nothing set, everything is under `./var`.

    `store` is `sqlite:///path` or `mongodb://host/database`; `search` is `tantivy:///path` or `http(s)://host:9200`.
    A path behind `///` is relative to the working directory, behind `////` absolute.
    """

    model_config = SettingsConfigDict(env_prefix="PEYMAN_", frozen=True, extra="ignore")

    store: str = "sqlite:///var/peyman.db"
    search: str = "tantivy:///var/search"
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 8000
    log_level: Annotated[str, Field(pattern="^(debug|info|warning|error)$")] = "warning"

    @field_validator("store")
    @classmethod
    def _known_store(cls, value: str) -> str:
        if urlsplit(value).scheme not in _STORES:
            raise ValueError("use sqlite:///path/to/file.db or mongodb://host:27017/database")
        return value

    @field_validator("search")
    @classmethod
    def _known_search(cls, value: str) -> str:
        if urlsplit(value).scheme not in _SEARCHES:
            raise ValueError("use tantivy:///path/to/folder or http://host:9200")
        return value


def load_settings() -> Settings:
    """The settings of this process.

    Raises:
        SettingError: a variable has a value that cannot be used; the message names it and says what it may be.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = f"PEYMAN_{str(first['loc'][0]).upper()}"
        reason = first["msg"].removeprefix("Value error, ")
        raise SettingError(f"{name}={first['input']!r} cannot be used: {reason}.") from None
