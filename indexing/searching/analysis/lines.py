"""The terms of a text as one string, from which an embedded index is both filled and scored.

    "\\n ketab \\n _ \\n ketabkhane  ketab \\n khane "

Each word position begins with a line break, each term stands between two spaces of its own, and a position without a
term holds a sign that no term is. To build, keep and search such a string takes a tenth of the time that lists of
positions take, because all of it is done by `str`.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

#: What stands where a position has no term.
HOLE: Final = "_"
_EMPTY: Final = f" {HOLE} "


def line_of(places: Iterable[Sequence[str]]) -> str:
    """The line of the terms at each position."""
    return "".join(f"\n {'  '.join(terms) if terms else HOLE} " for terms in places)


def places_of(line: str) -> Iterator[tuple[int, str]]:
    """The terms of a line with their positions."""
    for place, terms in enumerate(line.split("\n")[1:]):
        for term in terms.split():
            if term != HOLE:
                yield place, term


def is_single(line: str) -> bool:
    """Whether no position has more than one term."""
    return "  " not in line


def begun_with(line: str, mark: str) -> str:
    """`line`, which has one term at most at a position, with `mark` before each of them, holes included."""
    return line.replace("\n ", f"\n {mark}")


def needle(term: str) -> str:
    """What a line contains as often as `term` occurs in it."""
    return f" {term} "


def positions(line: str, term: str) -> set[int]:
    """Where `term` stands, as `places_of` numbers positions."""
    sought = needle(term)
    found: set[int] = set()
    place = line.find(sought)
    while place >= 0:
        found.add(line.count("\n", 0, place) - 1)
        place = line.find(sought, place + 1)
    return found


def begins(line: str, beginning: str) -> bool:
    """Whether a term begins with `beginning`."""
    return f" {beginning}" in line


def filled(line: str) -> int:
    """How many positions have a term."""
    return line.count("\n") - line.count(_EMPTY)


def terms_in(line: str) -> int:
    """How many terms there are."""
    return line.count(" ") // 2 - line.count(_EMPTY)
