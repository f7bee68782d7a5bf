"""Names that are also common words: مالی is Mali and "financial", "Congress" is not always the one in Washington.

The table `homographs.tsv` says for such a form which words around it decide. In its patterns `@` is the name.
"""

from functools import cache

from indexing.deriving.table import PatternRow, patterns
from indexing.folding import fold

_WINDOW = 60
_ANY = "*"


def around(text: str, start: int, end: int) -> str:
    """The surroundings of `text[start:end]`, with `@` in its place."""
    return f"{text[max(0, start - _WINDOW) : start]}@{text[end : end + _WINDOW]}"


def is_meant(form: str, surroundings: str, language: str) -> bool:
    """Whether `form` (folded) in these surroundings is the name that it looks like.

    A form with `is` rows is one only where such a row fits; any other form is one unless an `is_not` row fits.
    """
    known = _rows(language)
    listed = known.get(form, [])
    demanded = [row for row in listed if row["verdict"] == "is"]
    if demanded:
        return any(row.pattern.search(surroundings) for row in demanded) and not _refused(listed, surroundings)
    return not _refused([*listed, *known.get(_ANY, [])], surroundings)


def _refused(listed: list[PatternRow], surroundings: str) -> bool:
    return any(row["verdict"] == "is_not" and row.pattern.search(surroundings) for row in listed)


@cache
def _rows(language: str) -> dict[str, list[PatternRow]]:
    found: dict[str, list[PatternRow]] = {}
    for row in patterns(language, "homographs", "forms", "verdict"):
        for form in row["forms"].split("|"):
            found.setdefault(fold(form), []).append(row)
    return found
