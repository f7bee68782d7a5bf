"""Sending a batch to Elasticsearch so that every item is either in the index or refused by name.

The client's own retries are switched off: they come without a pause, and its bulk helpers lose track of what was
applied when a connection drops. Every write carries the store's sequence number as external version, so sending the
same item twice does no harm, and a conflict means that the item or a newer one is there already.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from elasticsearch import ApiError, AsyncElasticsearch, TransportError

from indexing.searching.port import Rejected, RetryableError

#: Elasticsearch's own advice for one request is a few megabytes; the server refuses 100 MB.
MOST_ITEMS: Final = 500
MOST_CHARACTERS: Final = 2_000_000
REQUEST_SECONDS: Final = 30
ATTEMPTS: Final = 6
FIRST_PAUSE: Final = 0.5
LONGEST_PAUSE: Final = 30.0

_TOO_LARGE: Final = 413
_CONFLICT: Final = 409
_TRY_AGAIN: Final = frozenset({429, 502, 503, 504})
_FIELDS: Final = "errors,items.*._id,items.*.status,items.*.error"


@dataclass(frozen=True, slots=True)
class Item:
    """A document to index under `id` as version `seq`."""

    id: str
    seq: int
    body: dict[str, Any]
    size: int


class Bulk:
    """Writes items to the index or alias `target`; an alias must exist, lest an index of its name be made."""

    def __init__(
        self,
        client: AsyncElasticsearch,
        target: str,
        *,
        is_alias: bool,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`sleep` is waited on between attempts."""
        self._client = client.options(max_retries=0, request_timeout=REQUEST_SECONDS)
        self._target = target
        self._is_alias = is_alias
        self._sleep = sleep

    async def send(self, items: Sequence[Item]) -> list[Rejected]:
        """Index all items but those refused. Raises RetryableError if the node cannot take them now."""
        rejected: list[Rejected] = []
        for batch in _batches(items):
            rejected += await self._send_batch(batch)
        return rejected

    async def _send_batch(self, batch: list[Item]) -> list[Rejected]:
        rejected: list[Rejected] = []
        problem = ""
        for attempt in range(ATTEMPTS):
            if attempt:
                await self._sleep(random.uniform(0, min(LONGEST_PAUSE, FIRST_PAUSE * 2**attempt)))
            try:
                answer = await self._request(batch)
            except ApiError as error:
                if error.meta.status == _TOO_LARGE:
                    return rejected + await self._send_halves(batch)
                if error.meta.status not in _TRY_AGAIN:
                    raise RetryableError(f"Elasticsearch refused a batch: {error}") from error
                problem = str(error)
                continue
            except TransportError as error:
                problem = str(error)
                continue
            again, refused = _outcomes(batch, answer)
            rejected += refused
            if not again:
                return rejected
            batch, problem = again, "it is overloaded"
        raise RetryableError(f"Elasticsearch did not take a batch in {ATTEMPTS} attempts: {problem}")

    async def _send_halves(self, batch: list[Item]) -> list[Rejected]:
        if len(batch) == 1:
            return [Rejected(batch[0].id, batch[0].seq, "larger than the node accepts")]
        middle = len(batch) // 2
        return await self._send_batch(batch[:middle]) + await self._send_batch(batch[middle:])

    async def _request(self, batch: list[Item]) -> list[dict[str, Any]]:
        operations: list[dict[str, Any]] = []
        for item in batch:
            operations.append({"index": {"_id": item.id, "version": item.seq, "version_type": "external"}})
            operations.append(item.body)
        answer = await self._client.bulk(
            index=self._target, operations=operations, filter_path=_FIELDS, require_alias=self._is_alias
        )
        return [outcome["index"] for outcome in answer["items"]]


def _outcomes(batch: list[Item], answer: list[dict[str, Any]]) -> tuple[list[Item], list[Rejected]]:
    """The items to send again and those that are refused for good."""
    again: list[Item] = []
    refused: list[Rejected] = []
    for item, outcome in zip(batch, answer, strict=True):
        status = outcome["status"]
        if status < 300 or status == _CONFLICT:
            continue
        if status in _TRY_AGAIN or status >= 500:
            again.append(item)
        else:
            refused.append(Rejected(item.id, item.seq, _reason(outcome["error"])))
    return again, refused


def _reason(error: dict[str, Any] | str) -> str:
    if isinstance(error, str):
        return error
    return f"{error.get('type')}: {error.get('reason')}"


def _batches(items: Sequence[Item]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    size = 0
    for item in items:
        if batch and (len(batch) >= MOST_ITEMS or size + item.size > MOST_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(item)
        size += item.size
    if batch:
        yield batch
