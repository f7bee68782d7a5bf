"""Answers in JSON, and refusals in the shape of a GraphQL error, which clients of the endpoint know how to read."""

from typing import Any

import orjson
from starlette.responses import Response

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


def refusal(status: int, message: str) -> JsonAnswer:
    """A request that was not understood or not admitted, with HTTP status and reason."""
    code = ErrorCode.LIMIT_EXCEEDED if status == 413 else ErrorCode.BAD_REQUEST
    return JsonAnswer({"errors": [{"message": message, "extensions": {"code": code.value}}]}, status_code=status)
