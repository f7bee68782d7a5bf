"""The connection to an Elasticsearch node: its official client, which reads and writes JSON with orjson.

The body of a search names each alternative of each word, so writing it with the standard library is a fifth of what
the client takes. A text that is no JSON, such as half of a surrogate pair, is refused before it is sent.
"""

from collections.abc import Mapping
from typing import Any, Final

import orjson
from elasticsearch import AsyncElasticsearch
from elasticsearch.serializer import (
    CompatibilityModeJsonSerializer,
    CompatibilityModeNdjsonSerializer,
    JsonSerializer,
    NdjsonSerializer,
)

#: Seconds until a request counts as not answered.
REQUEST_SECONDS: Final = 10


class _Orjson(JsonSerializer):
    """JSON as orjson reads and writes it."""

    def json_dumps(self, data: Any) -> bytes:
        return orjson.dumps(data, default=self.default)

    def json_loads(self, data: bytes) -> Any:
        return orjson.loads(data)


class _Json(_Orjson, CompatibilityModeJsonSerializer):
    """Bodies of one object."""


class _Lines(_Orjson, CompatibilityModeNdjsonSerializer):
    """Bodies of one object a line: batches, and several searches at once."""


_SERIALIZERS: Final[Mapping[str, JsonSerializer]] = {
    CompatibilityModeJsonSerializer.mimetype: _Json(),
    CompatibilityModeNdjsonSerializer.mimetype: _Lines(),
    JsonSerializer.mimetype: _Json(),
    NdjsonSerializer.mimetype: _Lines(),
}


def client_of(address: str, account: tuple[str, str] | None = None) -> AsyncElasticsearch:
    """A client for the node at `address`, with the user and password of `account`. Nothing is asked yet."""
    return AsyncElasticsearch(address, basic_auth=account, request_timeout=REQUEST_SECONDS, serializers=_SERIALIZERS)
