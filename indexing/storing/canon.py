"""Canonical values: the one place that fixes what a stored value may be and how it compares.

Both adapters take documents and conditions from here only, so that SQLite and MongoDB cannot drift apart on time
zones, the range of numbers, what counts as null, or which keys a body may have. The limits are those that both
engines hold without loss.
"""

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from indexing.storing.port import InvalidDocument, Scalar

#: Bytes of an id in UTF-8.
MAX_ID_BYTES: Final = 512
#: Bytes of a body in its JSON form; a BSON document may have 16 MB.
MAX_BODY_BYTES: Final = 8 * 1024 * 1024
#: Objects and lists inside each other; BSON holds 100.
MAX_DEPTH: Final = 50

_INT64 = range(-(2**63), 2**63)


def canonical_text(value: str) -> str:
    """`value` as a plain `str`, refused with NUL or a lone surrogate; never normalised or folded."""
    text = str.__str__(value)
    if "\0" in text:
        raise InvalidDocument("a text must not hold the character NUL")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise InvalidDocument("a text must not hold a lone surrogate") from None
    return text


def canonical_scalar(value: Any) -> Scalar:
    """`value` as it is stored: times in UTC floored to milliseconds, integers of 64 bits, finite floats, no -0.0."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return canonical_text(value)
    if isinstance(value, int):
        if value not in _INT64:
            raise InvalidDocument(f"an integer must fit into 64 bits: {value}")
        return int(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise InvalidDocument(f"a number must be finite: {value}")
        return float(value) or 0.0
    if isinstance(value, datetime):
        return _canonical_time(value)
    raise InvalidDocument(f"a value of type {type(value).__name__} cannot be stored")


def _canonical_time(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise InvalidDocument(f"a time must carry its time zone: {value.isoformat()}")
    try:
        utc = value.astimezone(UTC)
    except OverflowError:
        raise InvalidDocument(f"a time must lie in the years 1 to 9999 of UTC: {value.isoformat()}") from None
    return utc.replace(microsecond=utc.microsecond // 1000 * 1000, fold=0)


def canonical_body(body: Mapping[str, Any]) -> dict[str, Any]:
    """A deep copy of `body` in canonical values. Raises InvalidDocument with the path of the value at fault."""
    return _canonical_object(body, 1)


def _canonical_object(value: Mapping[str, Any], depth: int) -> dict[str, Any]:
    copy = {}
    for key, inner in value.items():
        name = _canonical_key(key)
        try:
            copy[name] = _canonical_inner(inner, depth)
        except InvalidDocument as error:
            raise InvalidDocument(f"{name}: {error}") from None
    return copy


def _canonical_inner(value: Any, depth: int) -> Any:
    if isinstance(value, Mapping | list | tuple):
        if depth >= MAX_DEPTH:
            raise InvalidDocument(f"a body must not nest deeper than {MAX_DEPTH} levels")
        if isinstance(value, Mapping):
            return _canonical_object(value, depth + 1)
        return [_canonical_inner(item, depth + 1) for item in value]
    return canonical_scalar(value)


def _canonical_key(key: Any) -> str:
    if not isinstance(key, str) or not key or key[0] in "$_" or "." in key:
        raise InvalidDocument(f"a key must be a text without '.' that does not begin with '$' or '_': {key!r}")
    return canonical_text(key)


def canonical_id(value: str) -> str:
    """`value` as an id: 1 to 512 bytes of UTF-8, case-sensitive."""
    if not isinstance(value, str):
        raise InvalidDocument(f"an id must be a text, not {type(value).__name__}")
    text = canonical_text(value)
    if not 1 <= len(text.encode("utf-8")) <= MAX_ID_BYTES:
        raise InvalidDocument(f"an id must have 1 to {MAX_ID_BYTES} bytes, this one has {len(text.encode('utf-8'))}")
    return text
