"""The parameters of an operation as a request gives them, each of the type that it must have."""

from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from typing import Any, TypeVar

import orjson
from starlette.requests import Request

from api.protocol.refusing import Malformed, Refusal

T = TypeVar("T")

_EMPTY: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks to be done: a document, or the id of one that the server knows."""

    query: str | None
    document_id: str | None
    operation_name: str | None
    variables: Mapping[str, Any]
    extensions: Mapping[str, Any]


async def read(request: Request) -> Asked:
    """The parameters of a GET or POST.

    Raises Refusal: 400 for what is not JSON or has parameters of wrong types, 415 for another media type or encoding.
    """
    parameters = _in_address(request) if request.method == "GET" else await _in_body(request)
    return Asked(
        query=_typed(parameters, "query", str),
        document_id=_typed(parameters, "documentId", str),
        operation_name=_typed(parameters, "operationName", str),
        variables=_typed(parameters, "variables", dict) or _EMPTY,
        extensions=_typed(parameters, "extensions", dict) or _EMPTY,
    )


def media_type(request: Request) -> tuple[str, str]:
    """The media type and the encoding of the body, in small letters; empty where they are not given."""
    given = request.headers.get("content-type", "")
    if ";" not in given:
        return given.strip().lower(), ""
    header = Message()
    header["content-type"] = given
    charset = header.get_param("charset", "")
    name = header["content-type"].partition(";")[0].strip().lower()
    return name, charset.lower() if isinstance(charset, str) else ""


def _in_address(request: Request) -> dict[str, object]:
    parameters: dict[str, object] = dict(request.query_params)
    for name in ("variables", "extensions"):
        if text := request.query_params.get(name):
            parameters[name] = _json(text.encode(), f"`{name}`")
        else:
            parameters.pop(name, None)
    return {name: value for name, value in parameters.items() if value != ""}


async def _in_body(request: Request) -> dict[str, object]:
    name, charset = media_type(request)
    if name != "application/json":
        raise Refusal(415, "Send the request as application/json.")
    if charset not in ("", "utf-8", "utf8"):
        raise Refusal(415, "Send the request in UTF-8.")
    parameters = _json(await request.body(), "The request")
    if isinstance(parameters, list):
        raise Malformed("Send one operation in a request: lists of them are not taken.")
    if not isinstance(parameters, dict):
        raise Malformed("The request must be a JSON object.")
    return parameters


def _json(text: bytes, what: str) -> object:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as problem:
        raise Refusal(400, f"{what} is not JSON: {problem}.") from problem


def _typed(parameters: Mapping[str, object], name: str, kind: type[T]) -> T | None:
    value = parameters.get(name)
    if value is not None and not isinstance(value, kind):
        raise Malformed(f"`{name}` must be {'text' if kind is str else 'an object'}.")
    return value
