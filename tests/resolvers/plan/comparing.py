"""When two answers are the same: equal data in equal order, and errors that made the same nulls.

The specification lets an executor stop working on an object that becomes null, so which further errors below it are
told depends on timing. Errors are therefore compared by the null that they led to.
"""

import json
from collections import defaultdict
from typing import Any

from strawberry.types import ExecutionResult

Path = tuple[str | int, ...]

#: A null of the answer -> the errors that led to it, each with its path and code.
Nulls = dict[Path, set[tuple[Path, str]]]


def as_text(result: ExecutionResult) -> str:
    """The data in one form, in the order of its keys."""
    return json.dumps(result.data, ensure_ascii=False)


def nulls(result: ExecutionResult) -> Nulls:
    """The nulls that errors led to."""
    found: Nulls = defaultdict(set)
    for error in result.errors or ():
        path = tuple(error.path or ())
        found[_nulled(result.data, path)].add((path, (error.extensions or {})["code"]))
    return dict(found)


def _nulled(data: Any, path: Path) -> Path:
    """The first null on the way along `path`."""
    for number, key in enumerate(path):
        if data is None:
            return path[:number]
        data = data[key]
    assert data is None, f"there is an error at {path}, but a value too"
    return path
