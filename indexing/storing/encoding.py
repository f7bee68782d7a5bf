"""Bodies as bytes: JSON, with times as `{"$d": milliseconds since 1970}`.

No key of a body may begin with `$`, so the form is unambiguous. The digest of these bytes tells a body that the disk
has altered from one that was written: a database engine does not notice a flipped bit inside a text.
"""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_TIME_KEY = "$d"
_TIME_MARK = b'"$d"'


def milliseconds(time: datetime) -> int:
    """Whole milliseconds since 1970 in UTC, negative before."""
    return (time - _EPOCH) // _MILLISECOND


def encode(body: dict[str, Any]) -> bytes:
    """The bytes of a canonical body."""
    return orjson.dumps(body, default=_encode_time, option=orjson.OPT_PASSTHROUGH_DATETIME)


def decode(data: bytes) -> dict[str, Any]:
    """The body that `encode` made `data` of, as a fresh copy."""
    body: dict[str, Any] = orjson.loads(data)
    return _revived(body) if _TIME_MARK in data else body


def digest(data: bytes) -> bytes:
    """16 bytes of BLAKE2b over an encoded body."""
    return hashlib.blake2b(data, digest_size=16).digest()


def _encode_time(value: Any) -> dict[str, int]:
    if not isinstance(value, datetime):
        raise TypeError(type(value).__name__)
    return {_TIME_KEY: milliseconds(value)}


def _revived(value: Any) -> Any:
    if isinstance(value, dict):
        if value.keys() == {_TIME_KEY}:
            return _EPOCH + value[_TIME_KEY] * _MILLISECOND
        return {key: _revived(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_revived(inner) for inner in value]
    return value
