"""The SearchIndex port: the whole surface through which Peyman fills and asks a search engine.

Two adapters implement it, tantivy (embedded) and Elasticsearch, held to the same behaviour by one contract suite. An
index is disposable: it owns a cursor into the store's change feed, kept inside the index itself so that a restored or
damaged index knows where it stands, and it can be rebuilt from the feed at any time. Engines never analyse what a
person typed: text is analysed by the project's own chains and reaches an engine as explicit terms.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from indexing.searching.query import Facet, IndexQuery, MatchKind, Term
from indexing.values import Name
from indexing.vocabulary import Language


class EntryType(StrEnum):
    """What a search can find."""

    PASSAGE = "passage"
    ARTICLE = "article"
    AGREEMENT = "agreement"
    ACTOR = "actor"


class EntryField(StrEnum):
    """The analysed fields of an entry, each with its own chain per language."""

    TITLE = "title"
    TEXT = "text"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class EntryText:
    """A text of an entry in one language; an entry may have several for the same field."""

    field: EntryField
    language: Language
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as the index knows it: `seq` is the store's sequence number of the version indexed.

    `keywords` are exact values to filter by and `numbers` figures to be reached, see fields.py. `date` is a partial
    date (YYYY, YYYY-MM, YYYY-MM-DD) or empty. `story` and `reprint` are what hits can be collapsed by; empty means the
    id. `labels` are suggested while somebody types, those of entries with a higher `weight` first.
    """

    id: str
    type: EntryType
    seq: int
    texts: tuple[EntryText, ...]
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date: str = ""
    numbers: Mapping[str, float] = field(default_factory=dict)
    story: str = ""
    reprint: str = ""
    labels: tuple[Name, ...] = ()
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Removal:
    """An entry that is to leave the index, with the sequence number of the change that removed it."""

    id: str
    seq: int


@dataclass(frozen=True, slots=True)
class Rejected:
    """An entry that the engine refused, and why; it does not hold up the others."""

    id: str
    seq: int
    reason: str


class IndexState(StrEnum):
    """What `open` found: usable, new and empty, or to be rebuilt."""

    READY = "ready"
    EMPTY = "empty"
    REBUILD = "rebuild"


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What an index was made from; an index with another fingerprint is rebuilt beside, never opened silently."""

    store_id: str
    analysis_version: str
    mapping_version: str


@dataclass(frozen=True, slots=True)
class Opened:
    """The state of an index and, for REBUILD, the reason in words."""

    state: IndexState
    reason: str = ""


@dataclass(frozen=True, slots=True)
class IndexHit:
    """An entry found, with its score; scores compare within one result only.

    `matched_by` are the kinds of the alternatives that it holds. `group` is its value of the keyword that the query
    collapses by, and `others` the number of further entries with that value that match; empty and 0 without collapse.
    """

    id: str
    type: EntryType
    score: float
    matched_by: frozenset[MatchKind] = frozenset()
    group: str = ""
    others: int = 0


@dataclass(frozen=True, slots=True)
class IndexHits:
    """The best entries in descending order of score, ties by id; `total` is exact unless `total_is_exact` is false.

    Where the query collapses, `total` counts groups.

    `empty` are fields in which no entry has a text. An engine that is asked over a network tells what saves requests
    besides; others leave it out, and get no beliefs of more than that. `state` names the state that the index was in
    behind the search, empty where that is not known: where two searches tell the same, nothing that they see has
    changed between them.
    `is_as_believed` tells whether the query's belief was right during the search; if not, the hits are worth nothing.
    """

    hits: tuple[IndexHit, ...]
    total: int
    total_is_exact: bool = True
    state: str = field(default="", compare=False)
    empty: frozenset[str] = field(default=frozenset(), compare=False)
    is_as_believed: bool = field(default=True, compare=False)


@dataclass(frozen=True, slots=True)
class Suggested:
    """An entry with a label that may be what somebody is typing."""

    id: str
    type: EntryType
    labels: tuple[Name, ...]
    weight: int


class RetryableError(Exception):
    """The engine could not take a batch now; nothing of it counts as applied and the same batch may be sent again."""


class SearchIndex(Protocol):
    """A search engine holding entries and the cursor up to which they follow the store."""

    async def open(self, fingerprint: Fingerprint) -> Opened:
        """Open or create the index. Damage and another fingerprint are states, not exceptions."""

    async def cursor(self) -> int:
        """The sequence number up to which the index has applied the change feed."""

    async def apply(self, operations: Sequence[Entry | Removal], cursor: int) -> list[Rejected]:
        """Apply the operations and move the cursor together. Older versions never overwrite newer ones."""

    async def search(self, query: IndexQuery, min_seq: int = 0) -> IndexHits:
        """The entries that match; waits until the index has applied `min_seq`, to read one's own writes."""

    async def search_many(self, queries: Sequence[IndexQuery]) -> list[IndexHits]:
        """The answers to several queries, in their order, in one request."""

    async def facets(self, wanted: Sequence[Facet]) -> list[dict[str, int]]:
        """For each facet its values with the number of entries that have them, most frequent first, ties by value."""

    async def frequencies(self, terms: Sequence[Term]) -> list[int]:
        """In how many entries each term occurs; entries that have just left may still be counted."""

    async def suggest(
        self, readings: Sequence[Sequence[str]], types: Sequence[EntryType], limit: int
    ) -> list[list[Suggested]]:
        """For each reading, a list of beginnings of words, the weightiest entries that have them all in their labels.

        None for a reading without beginnings. Entries of equal weight come in any order.
        """

    async def versions(self, after: str, limit: int) -> list[tuple[str, int]]:
        """Ids behind `after` in ascending order with the sequence numbers indexed; for checks against the store."""

    async def begin_rebuild(self, fingerprint: Fingerprint) -> "SearchIndex":
        """A new, empty index beside the serving one, which goes on serving."""

    async def promote(self) -> None:
        """Let this index serve in place of the present one, which is kept for a roll-back."""

    async def close(self) -> None:
        """Release files, locks and connections."""
