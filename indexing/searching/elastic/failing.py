"""What a failed request to Elasticsearch means to whoever searches: the same, whatever the request was."""

from elasticsearch import ApiError, NotFoundError, TransportError

from indexing.searching.port import RetryableError


def gone(error: ApiError) -> RetryableError:
    """The index that was asked is not there."""
    return RetryableError(f"The search index is gone from Elasticsearch and must be rebuilt: {error.message}.")


def failed(error: ApiError | TransportError) -> RetryableError:
    """A request that was refused or not answered."""
    if isinstance(error, NotFoundError):
        return gone(error)
    if isinstance(error, ApiError):
        return RetryableError(f"Elasticsearch answered {error.meta.status}: {error.message}.")
    return RetryableError(f"Elasticsearch did not answer: {error.message}.")
