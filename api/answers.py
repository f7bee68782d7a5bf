"""Answers in JSON, and refusals in the shape of a GraphQL error, which clients of the endpoint know how to read."""

from collections.abc import Mapping
from typing import Any

import orjson
from starlette.responses import Response
from starlette.types import Scope

from resolvers.errors import ErrorCode


class JsonAnswer(Response):
    """A JSON body, written by orjson."""

    media_type = "application/json"

    @staticmethod
    def encode(content: object) -> bytes:
        """`content` as JSON in UTF-8."""
        return orjson.dumps(content)

    def render(self, content: Any) -> bytes:
        """The body."""
        return self.encode(content)


def named(error: Mapping[str, Any], request_id: str) -> dict[str, Any]:
    """The formatted error with the name of the request, by which the log can be searched."""
    if not request_id:
        return dict(error)
    return {**error, "extensions": {**error.get("extensions", {}), "requestId": request_id}}


def refusal(scope: Scope, status: int, message: str, code: ErrorCode | None = None) -> JsonAnswer:
    """A request that was not understood or not admitted, with HTTP status and reason; `scope` names it."""
    told = code or (ErrorCode.LIMIT_EXCEEDED if status == 413 else ErrorCode.BAD_REQUEST)
    request_id = scope.get("state", {}).get("request_id", "")
    error = named({"message": message, "extensions": {"code": told.value}}, request_id)
    return JsonAnswer({"errors": [error]}, status_code=status)
