"""Answers in JSON, and refusals in the shape of a GraphQL error, which clients of the endpoint know how to read."""

from collections.abc import Mapping
from typing import Any, Final

import orjson
from starlette.responses import Response
from starlette.types import Scope

from resolvers.errors import ErrorCode

_CHALLENGE: Final = 'Bearer realm="peyman"'


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


def without_data(message: str, code: ErrorCode, request_id: str) -> dict[str, list[dict[str, Any]]]:
    """The body of a GraphQL response that has no data, only one error."""
    return {"errors": [named({"message": message, "extensions": {"code": code.value}}, request_id)]}


def code_of(status: int) -> ErrorCode:
    """The code of a request that was refused with this HTTP status before anybody said more about it."""
    return ErrorCode.LIMIT_EXCEEDED if status == 413 else ErrorCode.BAD_REQUEST


def refusal(scope: Scope, status: int, message: str, code: ErrorCode | None = None) -> JsonAnswer:
    """A request that was not understood or not admitted, with HTTP status and reason; `scope` names it."""
    request_id = scope.get("state", {}).get("request_id", "")
    return JsonAnswer(without_data(message, code or code_of(status), request_id), status_code=status)


def unauthenticated(scope: Scope, message: str, detail: str = "") -> JsonAnswer:
    """The refusal of a request that shows no key or a wrong one, with the challenge that RFC 6750 asks for."""
    answer = refusal(scope, 401, message, ErrorCode.UNAUTHENTICATED)
    answer.headers["WWW-Authenticate"] = _CHALLENGE + detail
    return answer
