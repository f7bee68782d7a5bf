"""What no index can hold: decided here once, so that both engines refuse the same entries with the same words.

Some of it would fail a whole batch in an engine (an id that is too long), some would be taken by one engine only.
"""

import re
from collections.abc import Sequence
from typing import Final

from indexing.searching.fields import KEYWORDS
from indexing.searching.port import Entry, Rejected, Removal

#: Elasticsearch's limit for ids, and a bound for exact values that is far below its own.
MOST_BYTES: Final = 512
_MOST_SEQ: Final = 2**53
_DATE: Final = re.compile(r"(\d{4}(-\d{2}(-\d{2})?)?)?")


def sorted_out(operations: Sequence[Entry | Removal]) -> tuple[list[Entry | Removal], list[Rejected]]:
    """The newest of the operations on each entry that the index can hold, and those that it cannot hold."""
    newest: dict[str, Entry | Removal] = {}
    rejected: list[Rejected] = []
    for one in operations:
        if reason := refusal(one):
            rejected.append(Rejected(one.id, one.seq, reason))
        elif one.id not in newest or newest[one.id].seq < one.seq:
            newest[one.id] = one
    return list(newest.values()), rejected


def refusal(operation: Entry | Removal) -> str:
    """Why the index cannot hold this, in words; empty if it can."""
    if not 0 < operation.seq < _MOST_SEQ:
        return f"{operation.seq} is not a sequence number"
    if problem := _unusable(operation.id):
        return f"the id {problem}"
    if operation.id.startswith("_"):
        return "an entry id must not begin with an underscore"
    return _entry_refusal(operation) if isinstance(operation, Entry) else ""


def _entry_refusal(entry: Entry) -> str:
    if unknown := set(entry.keywords) - set(KEYWORDS):
        return f"the index has no keyword {min(unknown)!r}"
    for name, values in entry.keywords.items():
        for value in values:
            if problem := _unusable(value):
                return f"a value of {name} {problem}"
    if not _DATE.fullmatch(entry.date):
        return f"{entry.date!r} is not a date of the form YYYY, YYYY-MM or YYYY-MM-DD"
    if any(_size(text.text) is None for text in entry.texts):
        return "a text holds half of a surrogate pair"
    return ""


def _unusable(value: str) -> str:
    size = _size(value)
    if size is None:
        return "holds half of a surrogate pair"
    return "" if 0 < size <= MOST_BYTES else f"has {size} bytes, not 1 to {MOST_BYTES}"


def _size(text: str) -> int | None:
    """The length in UTF-8; None where there is none."""
    try:
        return len(text.encode())
    except UnicodeEncodeError:
        return None
