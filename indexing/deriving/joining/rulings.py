"""What joining has to obey, whatever the evidence: readings that are one, that never are, and that are left out.

A reading is a draft of an agreement or a form of an actor, by its id. Rulings come from outside; here they are only
kept. They must not contradict each other: nothing that is together, over however many steps, may be apart.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True, order=True)
class Same:
    """The readings `first` and `second` (ids, `first` < `second`) are one; `reason` says who says so."""

    first: str
    second: str
    reason: str


@dataclass(frozen=True)
class Rulings:
    """`together` and `apart` are about pairs of ids, in either order; `left_out` are ids of readings that are none."""

    together: frozenset[Same] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()
    left_out: frozenset[str] = frozenset()

    def among(self, ids: Collection[str]) -> list[Same]:
        """The pairs that are together and both among `ids`, in a fixed order."""
        return sorted(same for same in self.together if same.first in ids and same.second in ids)

    def about(self, prefix: str) -> "Rulings":
        """Those about readings whose ids begin with `prefix`; no ruling is about readings of two kinds."""
        return Rulings(
            frozenset(same for same in self.together if same.first.startswith(prefix)),
            frozenset(pair for pair in self.apart if pair[0].startswith(prefix)),
            frozenset(reading for reading in self.left_out if reading.startswith(prefix)),
        )

    def group(self, reading_id: str) -> str | None:
        """The group that a reading belongs to by the rulings; None for one that no ruling joins or parts."""
        return self._groups.get(reading_id)

    def rivals(self, group: str | None) -> frozenset[str]:
        """The groups that `group` must never be joined with."""
        return self._rivals.get(group, frozenset()) if group else frozenset()

    @cached_property
    def _groups(self) -> dict[str, str]:
        head: dict[str, str] = {reading: reading for pair in self.apart for reading in pair}
        head |= {reading: reading for same in self.together for reading in (same.first, same.second)}

        def root(reading: str) -> str:
            while head[reading] != reading:
                head[reading] = reading = head[head[reading]]
            return reading

        for same in self.together:
            low, high = sorted((root(same.first), root(same.second)))
            head[high] = low
        return {reading: root(reading) for reading in head}

    @cached_property
    def _rivals(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for one, other in self.apart:
            found[self._groups[one]].add(self._groups[other])
            found[self._groups[other]].add(self._groups[one])
        return {group: frozenset(rivals) for group, rivals in found.items()}


NO_RULINGS = Rulings()
