"""What a client learns of an error: a code from a closed list always, the reason only where it can act on it.

Errors that nobody foresaw are masked; the log keeps their reason.
"""

import logging

from graphql import GraphQLError, GraphQLSyntaxError

from indexing.errors import PeymanError
from indexing.searching.port import RetryableError
from indexing.storing.port import InvalidDocument
from resolvers.errors import ErrorCode

_LOG = logging.getLogger(__name__)

#: How the parser ends the messages about documents that it refuses for their size.
_TOO_MUCH = "Parsing aborted."


def presentable(error: GraphQLError, request_id: str) -> GraphQLError:
    """`error` as the client may see it; `request_id` names the request in the log."""
    if (error.extensions or {}).get("code"):
        return error
    if isinstance(error, GraphQLSyntaxError):
        too_much = error.message.endswith(_TOO_MUCH)
        return _coded(error, error.message, ErrorCode.LIMIT_EXCEEDED if too_much else ErrorCode.PARSE_FAILED)
    if error.path is None and isinstance(error.original_error, GraphQLError | ValueError | None):
        return _coded(error, error.message, ErrorCode.VALIDATION_FAILED)
    if isinstance(error.original_error, InvalidDocument):
        return _coded(error, "An argument holds a value that no document can have.", ErrorCode.BAD_INPUT)
    if isinstance(error.original_error, PeymanError | RetryableError):
        _LOG.warning("request %s: %s", request_id, error.original_error)
        return _coded(error, "The documents cannot be reached at the moment: try again.", ErrorCode.UNAVAILABLE)
    cause = error.original_error or error
    _LOG.error("request %s: unexpected error at %s", request_id, error.path, exc_info=cause)
    return _coded(error, "Something went wrong on the server; the log has the reason.", ErrorCode.INTERNAL)


def _coded(error: GraphQLError, message: str, code: ErrorCode) -> GraphQLError:
    return GraphQLError(
        message,
        nodes=error.nodes,
        source=error.source,
        positions=error.positions,
        path=error.path,
        extensions={"code": code.value},
    )
