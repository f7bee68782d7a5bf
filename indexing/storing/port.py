"""The DocumentStore port: the whole surface through which Peyman reads and writes documents.

Two adapters implement it, SQLite and MongoDB, held to the same semantics by one contract suite. The port asks for
single-document atomicity only: no transactions, no change streams, no pipeline updates. Every stored document carries
a revision `rev` that grows for ever and the sequence number `seq` of its last change; `changes(after)` is a compacted
feed of those numbers with tombstones, as CouchDB's is, from which any index can be rebuilt.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Literal, Protocol

#: `expect_rev` of a write that overwrites whatever is there.
ANY: Final = -1

#: Values that filters and sort keys may hold.
Scalar = str | int | float | bool | datetime | None


@dataclass(frozen=True, slots=True)
class CollectionSpec:
    """Which top-level fields of a collection's bodies can be filtered and sorted by; all others are opaque.

    `scalars` hold one value or null, `arrays` lists of strings. `sorts` is the subset of scalars that are never null
    and hold one type throughout: texts, numbers or times.
    """

    scalars: tuple[str, ...] = ()
    arrays: tuple[str, ...] = ()
    sorts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Where:
    """A conjunction of conditions on declared fields.

    `eq` and `any_of` compare scalars (null equals a missing field), `ge` and `lt` are bounds that never match another
    type, `has_all` and `has_any` look into arrays. An empty list in `any_of` or `has_any` matches nothing.
    """

    eq: Mapping[str, Scalar] = field(default_factory=dict)
    any_of: Mapping[str, Sequence[Scalar]] = field(default_factory=dict)
    ge: Mapping[str, Scalar] = field(default_factory=dict)
    lt: Mapping[str, Scalar] = field(default_factory=dict)
    has_all: Mapping[str, Sequence[str]] = field(default_factory=dict)
    has_any: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Order:
    """A total order: by a declared sort field, ties by id in the same direction."""

    field: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Put:
    """Write a document. `expect_rev`: 0 = must not exist, n = must stand at revision n, ANY = overwrite."""

    collection: str
    id: str
    body: Mapping[str, Any]
    expect_rev: int = ANY


@dataclass(frozen=True, slots=True)
class Delete:
    """Delete a document; it stays in the change feed as a tombstone."""

    collection: str
    id: str
    expect_rev: int = ANY


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one write. On a conflict `rev` is the revision that stands; `error` explains `invalid`."""

    id: str
    status: Literal["ok", "conflict", "invalid"]
    rev: int = 0
    seq: int = 0
    error: str = ""


@dataclass(frozen=True, slots=True)
class Stored:
    """A document as it stands in the store. `body` is a copy: changing it changes nothing."""

    collection: str
    id: str
    rev: int
    seq: int
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """The last change of one document."""

    seq: int
    collection: str
    id: str
    rev: int
    deleted: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How many documents have this text, or these texts together; one for each field that was counted by."""

    values: tuple[str, ...]
    number: int


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """Identity of a store: `store_id` is new for each new database, `seq` is the last number given out."""

    store_id: str
    seq: int
    format: int


class InvalidDocument(ValueError):
    """A query names an undeclared field or holds a value that the port refuses."""


class DocumentStore(Protocol):
    """Documents in named collections. Ids are unique over all of them; every method may be called concurrently."""

    async def get(self, ids: Sequence[str]) -> list[Stored | None]:
        """The documents in the order of `ids`, duplicates kept; None for missing or deleted ones."""

    async def find(
        self, collection: str, where: Where, order: Order, after: tuple[Scalar, str] | None = None, limit: int = 100
    ) -> list[Stored]:
        """The first `limit` documents behind the keyset position `after` = (sort value, id)."""

    async def count(self, collection: str, where: Where, cap: int = 10_000) -> int:
        """How many documents match, counting no further than `cap`: a result equal to `cap` means "at least"."""

    async def tally(self, collection: str, where: Where, by: Sequence[str], limit: int = 1_000) -> list[Tally]:
        """How many matching documents have each combination of texts in the one or two fields `by`.

        The most frequent come first, ties in order of the texts. A document counts for each item of an array, and not
        at all where a field holds no text.
        """

    async def write(self, operations: Sequence[Put | Delete]) -> list[Outcome]:
        """Apply the operations; one outcome each, in order. One that fails does not stop the others."""

    async def changes(self, after: int, limit: int) -> tuple[list[Change], int]:
        """Changes with `seq` > `after` in ascending order, and the number up to which nothing can appear any more."""

    async def wait(self, after: int, timeout: float) -> bool:  # noqa: ASYNC109 - part of the port's meaning
        """Wait up to `timeout` seconds for a change behind `after`; a hint, never needed for correctness."""

    async def info(self) -> StoreInfo:
        """The identity and position of the store."""

    async def close(self) -> None:
        """Release connections, threads and locks."""
