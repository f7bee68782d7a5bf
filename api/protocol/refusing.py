"""A request that is turned away before any operation runs: with an HTTP status, a sentence, and a code."""

from collections.abc import Mapping
from typing import Any

from api.answers import without_data
from resolvers.errors import ErrorCode


class Refusal(Exception):
    """Ends the handling of a request. `headers` go with the response."""

    def __init__(
        self,
        status: int,
        message: str,
        code: ErrorCode = ErrorCode.BAD_REQUEST,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Refuse with `status`, telling `message`."""
        super().__init__(message)
        self.status = status
        self.message = message
        self.code = code
        self.headers = dict(headers or {})

    def body(self, request_id: str) -> dict[str, list[dict[str, Any]]]:
        """The refusal of the request with this name, as a GraphQL response without data."""
        return without_data(self.message, self.code, request_id)


class Malformed(Refusal):
    """A request in JSON whose parameters are not those of an operation; the newer draft has a status of its own."""

    def __init__(self, message: str) -> None:
        """Refuse, telling `message`."""
        super().__init__(400, message)
