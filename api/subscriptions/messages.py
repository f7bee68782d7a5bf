"""The messages of graphql-transport-ws, read and written.

Source: the protocol of graphql-ws, https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

import orjson

from api.protocol.reading import Asked

PROTOCOL: Final = "graphql-transport-ws"

_LONGEST_ID: Final = 128
_EMPTY: Final[Mapping[str, Any]] = {}


class Close(IntEnum):
    """Why a connection is closed: the protocol's own codes, and the general one for a server under pressure."""

    TRY_AGAIN_LATER = 1013
    BAD_MESSAGE = 4400
    UNAUTHORIZED = 4401
    FORBIDDEN = 4403
    BAD_PROTOCOL = 4406
    INIT_TIMEOUT = 4408
    SUBSCRIBER_EXISTS = 4409
    TOO_MANY_INITS = 4429


class Closing(Exception):
    """Ends the connection with a code and a reason, which the client sees."""

    def __init__(self, code: Close, reason: str) -> None:
        """Close with `code` because of `reason`."""
        super().__init__(reason)
        self.code = code
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Message:
    """A message of a client: its type, the operation that it is about, and what else it holds."""

    type: str
    id: str
    payload: Mapping[str, Any]

    @classmethod
    def parsed(cls, text: str) -> "Message":
        """The message `text`. Raises Closing for what is none."""
        try:
            content = orjson.loads(text)
        except orjson.JSONDecodeError:
            raise Closing(Close.BAD_MESSAGE, "Messages must be JSON") from None
        if not isinstance(content, dict) or not isinstance(content.get("type"), str):
            raise Closing(Close.BAD_MESSAGE, "A message needs a type")
        payload, number = content.get("payload"), content.get("id", "")
        if not isinstance(payload, dict | None) or not isinstance(number, str) or len(number) > _LONGEST_ID:
            raise Closing(Close.BAD_MESSAGE, "A message has a payload or id that it cannot have")
        return cls(content["type"], number, payload or _EMPTY)

    def asked(self) -> Asked:
        """The operation that a message of type `subscribe` asks for. Raises Closing."""
        if not self.id:
            raise Closing(Close.BAD_MESSAGE, "`subscribe` needs an id")
        payload = self.payload
        kinds: tuple[tuple[str, type], ...] = (
            ("query", str),
            ("documentId", str),
            ("operationName", str),
            ("variables", dict),
            ("extensions", dict),
        )
        for name, kind in kinds:
            if not isinstance(payload.get(name), kind | None):
                raise Closing(Close.BAD_MESSAGE, f"`{name}` is not of its type")
        return Asked(
            query=payload.get("query"),
            document_id=payload.get("documentId"),
            operation_name=payload.get("operationName"),
            variables=payload.get("variables") or _EMPTY,
            extensions=payload.get("extensions") or _EMPTY,
        )

    def authorization(self) -> str:
        """What a message of type `connection_init` shows of a key, in the form of the header."""
        found = self.payload.get("Authorization", self.payload.get("authorization", ""))
        return found if isinstance(found, str) else "?"


def written(kind: str, number: str = "", payload: object = None) -> str:
    """A message to a client."""
    content: dict[str, object] = {"type": kind}
    if number:
        content["id"] = number
    if payload is not None:
        content["payload"] = payload
    return orjson.dumps(content).decode()
