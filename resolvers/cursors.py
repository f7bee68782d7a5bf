"""Opaque keyset cursors: a place in an ordered list that stays right while documents come and go.

A cursor holds its version, the name of the list with its order, and the keyset position (sort value, id). It is
opaque to clients, so its content may change with the version; a cursor of another list is refused, never guessed at.
"""

import base64
import binascii

import orjson

from indexing.storing.port import Scalar
from resolvers.errors import InvalidCursor

_VERSION = 1

#: From the usual alphabet of base64 to the one for addresses (RFC 4648, section 5).
_URL_SAFE = bytes.maketrans(b"+/", b"-_")

Position = tuple[Scalar, str]


def encode(listing: str, position: Position) -> str:
    """The cursor behind `position` of the list `listing` (its name and order, such as `agreements:date:desc`)."""
    data = binascii.b2a_base64(orjson.dumps([_VERSION, listing, *position]), newline=False)
    return data.translate(_URL_SAFE, b"=").decode("ascii")


def decode(listing: str, cursor: str) -> Position:
    """The position that `cursor` holds. Raises InvalidCursor if it is damaged or of another list or order."""
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        version, owner, value, key = orjson.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (UnicodeEncodeError, binascii.Error, orjson.JSONDecodeError, ValueError, TypeError) as error:
        raise InvalidCursor("The cursor is damaged: use one that this API gave, unchanged.") from error
    if version != _VERSION:
        raise InvalidCursor("The cursor is of another version of this API: begin again without `after`.")
    if owner != listing:
        raise InvalidCursor("The cursor belongs to another list or order: begin again without `after`.")
    if isinstance(value, list | dict) or not isinstance(key, str):
        raise InvalidCursor("The cursor is damaged: use one that this API gave, unchanged.")
    return value, key
