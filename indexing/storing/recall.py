"""What was read of a store before, so that it need not be read, decoded and checked again for every question.

Nothing here can be out of date. A stored version of a derived document never changes, and neither does the answer to a
query within one run. Plain documents do change: they are remembered up to a position of the change feed, and
whoever wants to use them asks first whether the store still stands there.

Memory is bounded by the size of the documents as JSON, in two generations: what is used moves into the younger one,
and when that is full, the older one goes.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import orjson

from indexing.storing.catalogue import SPECS, VERSION_FIELDS, Collection
from indexing.storing.port import DocumentStore, Stored

#: Bytes of JSON that are remembered at most; as objects they take about eight times as much.
BUDGET: Final = 16 * 2**20
#: What an entry takes beside its document.
_ENTRY: Final = 64
#: Changes that are followed one by one; after more than that all plain documents are forgotten.
_FOLLOWED: Final = 1_000

_PLAIN: Final = [name for name, spec in SPECS.items() if not set(VERSION_FIELDS) <= set(spec.scalars)]


@dataclass(slots=True, eq=False)
class Held:
    """A document, a page of documents, or that there is none; and its weight in bytes.

    `made` is what a reader has made of the document and wants to keep with it.
    """

    content: Any
    weight: int = _ENTRY
    made: Any = None


#: What is held of an id that nothing has.
NOTHING: Final = Held(None)


@dataclass(slots=True)
class _Generation:
    """Documents by their place in the store; answers by collection and what was asked for, such as a logical id."""

    parsed: dict[tuple[str, int], Held] = field(default_factory=dict)
    known: defaultdict[str, dict[Hashable, Held]] = field(default_factory=lambda: defaultdict(dict))
    weight: int = 0


class Recall:
    """The memory of one process for one store."""

    def __init__(self, budget: int = BUDGET) -> None:
        """Remember documents of at most `budget` bytes of JSON."""
        self._half = budget // 2
        self._young = _Generation()
        self._old = _Generation()
        self._run = 0
        self._position = -1
        self._store_id = ""
        self._visible = (-2, 0)

    @property
    def position(self) -> int:
        """The position of the change feed up to which plain documents are right."""
        return self._position

    def read(self, collection: Collection[Any], stored: Stored) -> Held:
        """The document in `stored`, parsed once however often it is met."""
        # A derived version is marked when it dies, which changes its revision but not its document.
        place = (stored.id, 0 if collection.run_versioned else stored.rev)
        held = self._young.parsed.get(place) or self._old.parsed.get(place)
        if held is None:
            held = Held(collection.read(stored.body), len(orjson.dumps(stored.body["document"])))
        if place not in self._young.parsed:
            self._make_room(held.weight)
            self._young.parsed[place] = held
        return held

    def known(self, collection: Collection[Any], run: int, asked: Sequence[Hashable]) -> list[Held | None]:
        """What a reader at `run` is answered to what is `asked`, ids or whole queries; None for what is not known."""
        if collection.run_versioned and run != self._run:
            return [None] * len(asked)
        young, old = self._young.known[collection.name], self._old.known[collection.name]
        found = [*map(young.get, asked)]
        if old and None in found:
            for number, one in enumerate(asked):
                if found[number] is None and (held := old.get(one)):
                    found[number] = held
                    self._make_room(held.weight)
                    self._young.known[collection.name][one] = held
        return found

    def learn(self, collection: Collection[Any], run: int, position: int, found: Mapping[Any, Held]) -> None:
        """Remember what a reader at `run`, who found the feed at `position`, has been answered."""
        if collection.run_versioned:
            if run < self._run:
                return
            if run > self._run:
                self._run = run
                self._forget([name for name in SPECS if name not in _PLAIN])
        elif position != self._position:
            return
        for one, held in found.items():
            # The documents themselves have been weighed when they were read.
            self._make_room(_ENTRY * (1 + len(held.content)) if isinstance(held.content, tuple) else _ENTRY)
            self._young.known[collection.name][one] = held

    def visible_run(self) -> int | None:
        """The run that is visible as long as the store stands where it was followed to, if it is known."""
        return self._visible[1] if self._visible[0] == self._position else None

    def learn_visible(self, run: int, position: int) -> None:
        """Remember that `run` is visible to who followed the store to `position`."""
        self._visible = (position, run)

    async def follow(self, store: DocumentStore) -> bool:
        """Forget the plain documents that have changed; whether the others are right. At most two store calls."""
        info = await store.info()
        if (info.store_id, info.seq) == (self._store_id, self._position):
            return True
        before = self._position
        changes, safe = await store.changes(before, _FOLLOWED + 1)
        if self._position != before and self._store_id == info.store_id:
            return False
        if self._store_id != info.store_id:
            self._young, self._old = _Generation(), _Generation()
            self._store_id, self._run = info.store_id, 0
        elif len(changes) > _FOLLOWED:
            self._forget(_PLAIN)
        for change in changes:
            for generation in (self._young, self._old):
                generation.known[change.collection].pop(change.id, None)
        self._position = safe
        return safe >= info.seq

    def _make_room(self, weight: int) -> None:
        if self._young.weight + weight > self._half:
            self._old, self._young = self._young, _Generation()
        self._young.weight += weight

    def _forget(self, names: Iterable[str]) -> None:
        for generation in (self._young, self._old):
            for name in names:
                generation.known[name].clear()
