"""A search as the rest of Peyman asks for it: a request with typed filters in, a page of hits with cursors out.

Cursors are opaque. One holds the rank of its hit and the hit's id: on the next page the ranks around it are read again
and the page goes on behind that id, so a few documents that arrive or leave in between neither repeat nor hide a hit.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from indexing.searching.fields import KEYWORDS, TYPE
from indexing.searching.parse import parse
from indexing.searching.port import EntryType, IndexHit, SearchIndex
from indexing.searching.query import IndexQuery

#: Elasticsearch shows no hit beyond this rank (its `max_result_window`).
LAST_RANK: Final = 10_000
#: By how many ranks a hit may have moved between two pages.
_DRIFT: Final = 20
_VERSION: Final = 1


class BadRequest(ValueError):
    """The request cannot be answered: an unknown filter, a cursor of another search, a page size below 1."""


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What to look for. An empty `text` finds everything that the filters let through, in order of ids.

    `types` empty means all. `filters` are by keyword (see fields.py); all must hold, within one any value. `date_from`
    is inclusive, `date_to` exclusive. `after` is the cursor of the last hit seen.
    """

    text: str
    types: tuple[EntryType, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date_from: str = ""
    date_to: str = ""
    first: int = 20
    after: str | None = None


@dataclass(frozen=True, slots=True)
class SearchHit:
    """An entry found. Scores compare within one search only."""

    id: str
    type: EntryType
    score: float
    cursor: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The hits of one page, best first. `total` is exact unless `total_is_exact` is false; then it is "at least"."""

    hits: tuple[SearchHit, ...]
    total: int
    total_is_exact: bool
    has_next: bool


async def search(index: SearchIndex, request: SearchRequest, min_seq: int = 0) -> SearchPage:
    """The page that `request` asks for, from an index that has applied `min_seq`.

    Raises BadRequest, or RetryableError while the index cannot answer.
    """
    unknown = set(request.filters) - set(KEYWORDS)
    if unknown or request.first < 1:
        raise BadRequest(f"no such filter: {min(unknown)}" if unknown else "first must be at least 1")
    digest = _digest(request)
    seen, seen_id = _position(request.after, digest)
    groups = parse(request.text)
    if request.text.strip() and not groups:
        return SearchPage((), 0, True, False)
    offset = max(0, seen - _DRIFT)
    query = IndexQuery(
        groups,
        {**request.filters, **({TYPE: tuple(request.types)} if request.types else {})},
        request.date_from,
        request.date_to,
        limit=min(seen - offset + _DRIFT + request.first + 1, LAST_RANK - offset),
        offset=offset,
    )
    found = await index.search(query, min_seq)
    start = _behind(found.hits, seen - offset, seen_id)
    page = found.hits[start : start + request.first]
    hits = (
        SearchHit(hit.id, hit.type, hit.score, _cursor(digest, offset + start + number, hit.id))
        for number, hit in enumerate(page, 1)
    )
    return SearchPage(tuple(hits), found.total, found.total_is_exact, len(found.hits) > start + request.first)


def _behind(hits: Sequence[IndexHit], expected: int, seen_id: str) -> int:
    """Where to go on: behind the hit seen last if it is near, else at its rank."""
    if not seen_id:
        return 0
    near = [number for number, hit in enumerate(hits, 1) if hit.id == seen_id]
    return near[0] if near else expected


def _digest(request: SearchRequest) -> str:
    """What a cursor belongs to: everything in the request but the page."""
    asked = [
        request.text,
        sorted(request.types),
        sorted((name, sorted(values)) for name, values in request.filters.items()),
        request.date_from,
        request.date_to,
    ]
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:12]


def _cursor(digest: str, rank: int, entry_id: str) -> str:
    data = json.dumps([_VERSION, digest, rank, entry_id], separators=(",", ":"))
    return base64.urlsafe_b64encode(data.encode()).decode().rstrip("=")


def _position(cursor: str | None, digest: str) -> tuple[int, str]:
    """Rank (counted from 1) and id of the hit seen last. Raises BadRequest."""
    if cursor is None:
        return 0, ""
    try:
        data: Any = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError):
        data = None
    match data:
        case [1, str(belongs), int(rank), str(entry_id)] if 0 < rank <= LAST_RANK and entry_id:
            if belongs != digest:
                raise BadRequest("the cursor belongs to another search")
            return rank, entry_id
    raise BadRequest("the cursor is broken")
