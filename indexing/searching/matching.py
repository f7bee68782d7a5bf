"""By which kinds of match an entry was found, told from the alternatives of the query that it really holds."""

from collections.abc import Iterable
from typing import Final

from indexing.searching.query import MatchKind

#: The closest kind first: an entry that holds a word as typed holds other forms of it as well, which says nothing more.
_CLOSENESS: Final = {kind: place for place, kind in enumerate(MatchKind)}


def closest_kinds(found: Iterable[tuple[int, MatchKind]]) -> frozenset[MatchKind]:
    """The closest kind for each word of a query; `found` are numbers of words with kinds by which they were found."""
    closest: dict[int, MatchKind] = {}
    for word, kind in found:
        if word not in closest or _CLOSENESS[kind] < _CLOSENESS[closest[word]]:
            closest[word] = kind
    return frozenset(closest.values())
