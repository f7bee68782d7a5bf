"""Counting agreements by what they have: facets, timelines and pairs, over everything and in one store call each."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Final

from indexing.documents import Agreement
from indexing.storing.fields import pair_in
from indexing.storing.port import Where
from indexing.storing.snapshot import Snapshot
from indexing.vocabulary import Status
from resolvers.context import Info
from resolvers.filters import AgreementFilter
from resolvers.forms import ACTOR_PREFIX

#: Lines of one count that are looked at; states and blocs are some 250, months of a century 1,200.
MOST_LINES: Final = 10_000


class Countable(StrEnum):
    """What agreements are counted by."""

    KIND = "kind"
    STATUS = "status"
    SECTOR = "sectors"
    SALIENCE = "salience"
    PARTY = "parties"
    MONTH = "month"


#: The part of the filter that is about the same thing; a facet is counted without it.
_OWN: Final[Mapping[Countable, str]] = {
    Countable.KIND: "kinds",
    Countable.STATUS: "statuses",
    Countable.SECTOR: "sectors",
    Countable.SALIENCE: "salience",
    Countable.PARTY: "parties",
    Countable.MONTH: "date",
}


async def counts(info: Info, narrowed: AgreementFilter, by: Countable, first: int) -> list[tuple[str, int]]:
    """The `first` most frequent values of `by` with the number of agreements that each would leave.

    The part of the filter that is about `by` is left out, so that its other values show what they would give. Parties
    are counted by code, so only states and blocs are.
    """
    where = await replace(narrowed, **{_OWN[by]: None}).where(info)
    snapshot = await info.context.snapshot()
    lines = await snapshot.tally(Agreement, where, [by.value], MOST_LINES if by is Countable.PARTY else first + 1)
    found = [(line.values[0], line.number) for line in lines]
    return [(value, number) for value, number in found if value and not value.startswith(ACTOR_PREFIX)][:first]


async def facets(
    info: Info, narrowed: AgreementFilter, names: Iterable[Countable], first: int
) -> list[list[tuple[str, int]]]:
    """The `counts` by each of `names`. The store is asked for all at once, as each has conditions of its own."""
    return await asyncio.gather(*(counts(info, narrowed, name, first) for name in names))


async def months(snapshot: Snapshot, where: Where) -> dict[str, Counter[Status]]:
    """By month (`2026-01`), or year where no more is known, or "" where nothing is: agreements by status."""
    found: dict[str, Counter[Status]] = {}
    for line in await snapshot.tally(Agreement, where, ["month", "status"], MOST_LINES):
        month, status = line.values
        found.setdefault(month, Counter())[Status(status)] += line.number
    return found


async def pairs(snapshot: Snapshot, where: Where, limit: int) -> list[tuple[str, str, int]]:
    """Ids of any two actors that are parties together, with the number of agreements; the most first."""
    lines = await snapshot.tally(Agreement, where, ["pairs"], limit)
    return [(*pair_in(line.values[0]), line.number) for line in lines]


async def taking_part(snapshot: Snapshot, where: Where, field: str) -> dict[str, int]:
    """By id the number of agreements in which each actor is party (`parties`) or takes part at all (`actors`)."""
    lines = await snapshot.tally(Agreement, where, [field], MOST_LINES)
    return {line.values[0]: line.number for line in lines if line.values[0].startswith(ACTOR_PREFIX)}
