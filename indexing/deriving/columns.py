"""What may stand in the columns of the rule tables whose cells are no free text.

A misspelled status or a weight that is no number would otherwise show only in the article that first needs its row.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Final

from indexing.vocabulary import AgreementKind, AmountNature, Participation, Sector, Status

#: Tells what is wrong with a cell, or nothing.
Check = Callable[[str], str | None]

_NONE: Final = ("none", "-")
_PARTS: Final = tuple(part for part in Participation if part is not Participation.PARTY)
_CALENDARS: Final = ("gregorian", "solar_hijri")
_MONTHS, _RANKS = 12, 5


def wrong_cell(table: str, cells: Mapping[str, str]) -> str | None:
    """What is wrong with a row of `table`, by column; None if every cell is one that may stand there."""
    for column, check in _CHECKS.get(table, {}).items():
        if column in cells and (reason := check(cells[column])):
            return f"{column} is {cells[column]!r}, {reason}"
    return None


def _one_of(*names: str) -> Check:
    known = frozenset(map(str, names))
    return lambda cell: None if cell in known else f"which is none of {', '.join(sorted(filter(None, known)))}"


def _number(cell: str) -> str | None:
    try:
        float(cell)
    except ValueError:
        return "which is not a number"
    return None


def _up_to(most: int) -> Check:
    return lambda cell: None if cell.isdecimal() and 1 <= int(cell) <= most else f"which is not one of 1 to {most}"


def _count(cell: str) -> str | None:
    return None if cell == "-" or cell.isdecimal() else "which is neither a number nor -"


def _country(cell: str) -> str | None:
    fits = not cell or (len(cell) == 2 and cell.isascii() and cell.isupper())
    return None if fits else "which is not the two letters of a country"


def _kinds() -> Iterator[str]:
    """The kinds of a trigger: one, or one with what it is among states, or none."""
    yield "none"
    yield from AgreementKind
    yield from (f"{kind}/{among}" for kind, among in product(AgreementKind, repeat=2))


def _stages() -> Iterator[str]:
    """The status of a trigger where no words tell it, `=` where nothing can change it."""
    yield "-"
    for status in Status:
        yield from (status, f"={status}")


_CHECKS: Final[Mapping[str, Mapping[str, Check]]] = {
    "triggers": {
        "kind": _one_of(*_kinds()),
        "needs": _one_of("-", "both", "cue", "deal", "nothing", "pair", "side", "signing"),
        "weight": _number,
        "default": _one_of(*_stages()),
        "sort": _one_of("-", "act", "generic", "known", "named", "open", "theme", "vague", "verb"),
    },
    "status": {"status": _one_of(*Status, "none"), "rank": _up_to(_RANKS)},
    "sessions": {"status": _one_of(*Status), "rank": _up_to(_RANKS)},
    "sectors": {"sector": _one_of(*Sector)},
    "aside": {"is": _one_of("bystander", "mediator", "owner", "place", "source", "speaker")},
    "bodies": {"is": _one_of("firm", "labour", "movement", "nobody", "organ", "rulers", "signer", "union")},
    "both": {"who": _one_of("firms", "states")},
    "capitals": {"verdict": _one_of("place", "state")},
    "counts": {"value": _count},
    "counted_sides": {"says": _one_of("three_sided", "three_states", "two_states")},
    "experience": {"weight": _number},
    "homes": {"where": _one_of("alone", "before", "behind")},
    "inserts": {"drop": _one_of("always", "clause", "spare"), "head": _one_of("any", "state")},
    "homographs": {"verdict": _one_of("is", "is_not")},
    "marks": {"mark": _one_of("another", "definite", "indefinite", "passive", "plural", "whole")},
    "months": {"calendar": _one_of(*_CALENDARS), "number": _up_to(_MONTHS)},
    "natures": {"nature": _one_of(*AmountNature)},
    "number_words": {"kind": _one_of("article", "scale", "value"), "value": _number},
    "organisations": {"country": _country},
    "ministries": {"country": _country},
    "people": {"part": _one_of(*_PARTS), "where": _one_of("after", "before"), "reach": _number},
    "reasons": {"weight": _number},
    "relative_dates": {
        "unit": _one_of("day", "week", "month", "year"),
        "shift": _number,
        "calendar": _one_of(*_CALENDARS),
        "edge": _one_of("", "end"),
    },
    "speakers": {"refers": _one_of("holders", "pronoun", "title"), "part": _one_of(*_PARTS)},
    "units": {"rate": _one_of("", "r")},
    "unnamed": {"place": _one_of("behind", "beside")},
    "cases": {"part": _one_of("any", "given", "surname"), "agrees": _one_of("no", "yes")},
    "letters": {"where": _one_of("any", "end", "start")},
    "near_sounds": {"cost": _number},
    "sounds": {"gap": _number, "edge": _number},
    "subjects": {"tells": _one_of("body", "subject")},
}
