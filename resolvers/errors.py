"""Errors of the API: a closed list of codes, so that a client can act on a code instead of reading a sentence."""

from enum import StrEnum

from graphql import GraphQLError

from resolvers.pricing.account import Allowance


class ErrorCode(StrEnum):
    """Every value that `extensions.code` of an error can have."""

    BAD_REQUEST = "BAD_REQUEST"
    PARSE_FAILED = "PARSE_FAILED"
    VALIDATION_FAILED = "VALIDATION_FAILED"
    LIMIT_EXCEEDED = "LIMIT_EXCEEDED"
    RATE_LIMITED = "RATE_LIMITED"
    PERSISTED_QUERY_NOT_FOUND = "PERSISTED_QUERY_NOT_FOUND"
    DOCUMENT_NOT_TRUSTED = "DOCUMENT_NOT_TRUSTED"
    BAD_INPUT = "BAD_INPUT"
    INVALID_CURSOR = "INVALID_CURSOR"
    UNAUTHENTICATED = "UNAUTHENTICATED"
    FORBIDDEN = "FORBIDDEN"
    DEADLINE_EXCEEDED = "DEADLINE_EXCEEDED"
    OVERLOADED = "OVERLOADED"
    TOO_SLOW = "TOO_SLOW"
    UNAVAILABLE = "UNAVAILABLE"
    INTERNAL = "INTERNAL"


class CodedError(GraphQLError):
    """An error that the client may see as it is: one sentence that says what to do, and its code."""

    code: ErrorCode

    def __init__(self, message: str) -> None:
        """Carry `message` together with the code of the class."""
        super().__init__(message, extensions={"code": self.code.value})


class BadInput(CodedError):
    """An argument holds a value that the field refuses."""

    code = ErrorCode.BAD_INPUT


class InvalidCursor(CodedError):
    """A cursor is damaged, of another version, or belongs to another list or order."""

    code = ErrorCode.INVALID_CURSOR


class LimitExceeded(CodedError):
    """An operation asks for more than one request may have."""

    code = ErrorCode.LIMIT_EXCEEDED


class Unauthenticated(CodedError):
    """What is asked for needs a key, and there is none."""

    code = ErrorCode.UNAUTHENTICATED


class Forbidden(CodedError):
    """What is asked for needs a scope that the caller's key has not."""

    code = ErrorCode.FORBIDDEN


class Unavailable(CodedError):
    """What is asked for cannot be had at the moment, or not from this server."""

    code = ErrorCode.UNAVAILABLE


class RateLimited(CodedError):
    """A caller has used up its points for now."""

    code = ErrorCode.RATE_LIMITED

    def __init__(self, retry_after: int, allowance: Allowance | None = None) -> None:
        """The points that the operation needs are there again after `retry_after` seconds."""
        super().__init__(f"Too many points were used in a short time: try again in {retry_after} seconds.")
        self.retry_after = retry_after
        self.allowance = allowance
