"""What a failed request to Elasticsearch means to whoever searches: the same, whatever the request was."""

from collections.abc import Mapping
from typing import Any, Final

from elasticsearch import ApiError, NotFoundError, TransportError

from indexing.searching.port import RetryableError

_NOT_FOUND: Final = 404


def gone(error: ApiError) -> RetryableError:
    """The index that was asked is not there."""
    return _gone(error.message)


def failed(error: ApiError | TransportError) -> RetryableError:
    """A request that was refused or not answered."""
    if isinstance(error, NotFoundError):
        return gone(error)
    if isinstance(error, ApiError):
        return RetryableError(f"Elasticsearch answered {error.meta.status}: {error.message}.")
    return RetryableError(f"Elasticsearch did not answer: {error.message}.")


def refused(answer: Mapping[str, Any]) -> RetryableError:
    """One of several searches that was refused, told among the answers to the others."""
    if answer["status"] == _NOT_FOUND:
        return _gone(answer["error"].get("type"))
    return RetryableError(f"Elasticsearch answered {answer['status']}: {answer['error'].get('type')}.")


def _gone(reason: str) -> RetryableError:
    return RetryableError(f"The search index is gone from Elasticsearch and must be rebuilt: {reason}.")
