"""What a deal is about, in words that Persian and English copy share by the table `joining/subjects`.

Energy is what gas and electricity have in common, and in one week a pair of states may agree on both.
"""

from collections.abc import Iterable
from functools import cache

from indexing.deriving.table import rows
from indexing.folding import fold

_BEGINNING = "*"


@cache
def _forms() -> dict[str, dict[str, frozenset[str]]]:
    """By what is told (subject, body) the ids of each form; a form that is the beginning of a word keeps its mark."""
    found: dict[str, dict[str, frozenset[str]]] = {"subject": {}, "body": {}}
    for row in rows("joining", "subjects", "tells", "en", "fa"):
        forms = found[row["tells"]]
        for form in (*row["en"].split("|"), *row["fa"].split("|")):
            key = fold(form).casefold().strip()
            forms[key] = forms.get(key, frozenset()) | {row["id"]}
    return found


def subjects_of(words: Iterable[str], tells: str) -> frozenset[str]:
    """The subjects (or the sorts of bodies) that folded lower-case words name."""
    forms = _forms()[tells]
    keys = (key for word in words for key in _keys(word))
    return frozenset(one for key in keys if key in forms for one in forms[key])


def _keys(word: str) -> Iterable[str]:
    yield word
    yield from (word[:length] + _BEGINNING for length in range(2, len(word) + 1))
