"""A search as the rest of Peyman asks for it: a request with typed filters in, a page of hits with cursors out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from indexing.searching.fields import KEYWORDS, NUMBERS, REPRINT, STORY, TYPE
from indexing.searching.port import EntryType, IndexHit, IndexHits, SearchIndex
from indexing.searching.query import IndexQuery, MatchKind
from indexing.searching.remembering import WordMemory
from indexing.searching.trail import BrokenCursor, ForeignCursor, Trail
from indexing.searching.understanding import Understood, understand

#: Elasticsearch shows no hit beyond this rank (its `max_result_window`).
LAST_RANK: Final = 10_000


class Collapse(StrEnum):
    """Of which hits only the best is given: those of one article, or of all articles with nearly the same text."""

    ARTICLE = STORY
    REPRINTS = REPRINT


class BadRequest(ValueError):
    """The request cannot be answered: an unknown filter, a cursor of another search, a page size below 1."""


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What to look for. An empty `text` finds everything that the filters let through, in order of ids.

    `types` empty means all. `filters` and `required` are by keyword, `at_least` by number (see fields.py); all must
    hold, within a filter any value, of what is required every value. `date_from` is inclusive, `date_to` exclusive.
    `after` is the cursor of the last hit seen.
    """

    text: str
    types: tuple[EntryType, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date_from: str = ""
    date_to: str = ""
    first: int = 20
    after: str | None = None
    required: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    at_least: Mapping[str, float] = field(default_factory=dict)
    collapse: Collapse | None = None


@dataclass(frozen=True, slots=True)
class SearchHit:
    """An entry found. Scores compare within one search only; `others` are the hits that this one stands for.

    `place` is the number of the hit on its page, whose trails it shares.
    """

    id: str
    type: EntryType
    score: float
    matched_by: frozenset[MatchKind]
    others: int
    place: int
    trail: Trail = field(repr=False)
    keys: tuple[str, ...] = field(repr=False)

    @property
    def cursor(self) -> str:
        """Give it as `after` to go on behind this hit."""
        return self.trail.behind(self.keys[: self.place + 1]).cursor()


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The hits of one page, best first. `total` is exact unless `total_is_exact` is false; then it is "at least".

    `query` is what the index was asked: its groups tell what to highlight, and facets are counted for it. It is None
    for a text without words, which finds nothing. `meant` are words of the text that no entry holds, with those that
    may have been meant, the likeliest first.
    """

    hits: tuple[SearchHit, ...]
    total: int
    total_is_exact: bool
    has_next: bool
    query: IndexQuery | None = None
    meant: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


_NOTHING: Final = IndexHits((), 0)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What was understood, the query that was asked, and what the index found; no query for a text without words."""

    understood: Understood
    query: IndexQuery | None = None
    found: IndexHits = _NOTHING


async def search(
    index: SearchIndex, request: SearchRequest, min_seq: int = 0, memory: WordMemory | None = None
) -> SearchPage:
    """The page that `request` asks for, from an index that has applied `min_seq`.

    `memory` is what earlier searches looked up in this index; it saves a request and changes no answer. Raises
    BadRequest, or RetryableError while the index cannot answer.
    """
    _check(request)
    trail = _trail(request)
    if min_seq:
        await index.search(IndexQuery(limit=1), min_seq)
    answer = await _answer(index, request, trail, memory)
    while not answer.found.is_as_believed:
        answer = await _answer(index, request, trail, memory if answer.found.state else None, assuming=False)
    found = answer.found
    unseen = trail.unseen((_key(hit), hit) for hit in found.hits)
    page = unseen[: request.first]
    keys = tuple(map(_key, page))
    hits = tuple(
        SearchHit(hit.id, hit.type, hit.score, hit.matched_by, hit.others, place, trail, keys)
        for place, hit in enumerate(page)
    )
    more = len(unseen) > request.first
    return SearchPage(hits, found.total, found.total_is_exact, more, answer.query, answer.understood.meant)


async def _answer(
    index: SearchIndex, request: SearchRequest, trail: Trail, memory: WordMemory | None, *, assuming: bool = True
) -> _Answer:
    """What the index finds, in the belief that its words are as they are remembered."""
    text = request.text if request.text.strip() else ""
    understood = await understand(index, text, memory, assuming=assuming) if text else Understood(())
    if text and not understood.groups:
        return _Answer(understood)
    query = IndexQuery(
        understood.groups,
        {**request.filters, **({TYPE: tuple(request.types)} if request.types else {})},
        request.date_from,
        request.date_to,
        limit=min(trail.read_again + request.first + 1, LAST_RANK - trail.offset),
        offset=trail.offset,
        required=request.required,
        at_least=request.at_least,
        collapse=request.collapse or "",
        belief=understood.belief,
    )
    found = await index.search(query)
    if memory is not None:
        memory.answered(found)
        if understood.belief.held:
            memory.guessed(right=found.is_as_believed)
    return _Answer(understood, query, found)


def _key(hit: IndexHit) -> str:
    return hit.group or hit.id


def _check(request: SearchRequest) -> None:
    """Raises BadRequest."""
    unknown = {*request.filters, *request.required} - set(KEYWORDS) | (set(request.at_least) - set(NUMBERS))
    if unknown:
        raise BadRequest(f"no such filter: {min(unknown)}")
    if request.first < 1:
        raise BadRequest("first must be at least 1")


def _trail(request: SearchRequest) -> Trail:
    """Where to go on. A cursor belongs to everything in the request but the page. Raises BadRequest."""
    asked = [
        request.text,
        sorted(request.types),
        *(sorted((name, sorted(values)) for name, values in lists.items()) for lists in _lists(request)),
        sorted(request.at_least.items()),
        request.date_from,
        request.date_to,
        request.collapse,
    ]
    beginning = Trail.of(json.dumps(asked))
    if request.after is None:
        return beginning
    try:
        trail = beginning.after(request.after)
    except BrokenCursor as error:
        raise BadRequest("the cursor is broken") from error
    except ForeignCursor as error:
        raise BadRequest("the cursor belongs to another search") from error
    if trail.rank > LAST_RANK:
        raise BadRequest("the cursor is broken")
    return trail


def _lists(request: SearchRequest) -> tuple[Mapping[str, tuple[str, ...]], ...]:
    return request.filters, request.required
