"""Names out of the sentence: the nominative behind a name that carries the ending of a case.

Russian writes «встреча с Шавкатом Мирзиёевым», Turkish "Erdoğan'ın", Uzbek "Mirziyoyevning". The endings are rows of
`tables/joining/cases.tsv`. A reading is a guess for comparing, never a name to show: «Саида Мирзиёева» may be a woman
or the genitive of a man, and where the form is known as a woman's name it is not guessed at.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from indexing.deriving.table import PatternRow, patterns, words
from indexing.folding import fold

_INFLECTED = re.compile(r"[\u0400-\u04ff]|'|[oe]v")
_OPEN = frozenset("аеёиоуыэюяӣӯіөүұә")


@cache
def _cases() -> dict[str, tuple[PatternRow, ...]]:
    found: dict[str, list[PatternRow]] = {}
    for row in patterns("joining", "cases", "case", "part", "agrees", "becomes"):
        found.setdefault(row["case"], []).append(row)
    return {case: tuple(rows) for case, rows in found.items()}


@cache
def _women() -> frozenset[str]:
    return frozenset(fold(name).casefold() for name in words("joining", "feminine_names"))


def nominatives(parts: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The names that `parts` (folded tokens in lower case, the surname last) may be a case of; none for most names."""
    if len(parts) < 2 or not _INFLECTED.search(" ".join(parts)):
        return
    for case, rows in _cases().items():
        if case == "genitive" and parts[0] in _women():
            continue
        found = tuple(
            _bare(token, "surname" if i == len(parts) - 1 else "given", rows) for i, token in enumerate(parts)
        )
        if found != tuple(parts) and (rows[0]["agrees"] == "no" or _agree(parts, found)):
            yield found


def _bare(token: str, part: str, rows: Sequence[PatternRow]) -> str:
    for row in rows:
        if row["part"] in ("any", part) and (match := row.pattern.search(token)):
            return match.expand(row["becomes"])
    return token


def _agree(stated: Sequence[str], bare: Sequence[str]) -> bool:
    """Whether the surname, and one of the other tokens at least, stand in the case or are never declined."""
    in_case = [one != other or one[-1] in _OPEN for one, other in zip(stated, bare, strict=True)]
    return in_case[-1] and any(in_case[:-1])
