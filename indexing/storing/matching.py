"""Whether a document that is at hand would be found under the conditions of a query, without asking a store.

It means the same as a query does; a test holds it against the stores with conditions and bodies made at random.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from indexing.storing.port import Scalar, Where


def matches(where: Where, fields: Mapping[str, Any]) -> bool:
    """Whether the index fields `fields` of a document meet all conditions of `where`."""
    return (
        all(_same(fields.get(name), value) for name, value in where.eq.items())
        and all(any(_same(fields.get(name), one) for one in values) for name, values in where.any_of.items())
        and all(_reaches(fields.get(name), bound) for name, bound in where.ge.items())
        and all(_stays_below(fields.get(name), bound) for name, bound in where.lt.items())
        and all(set(items) <= set(fields.get(name) or ()) for name, items in where.has_all.items())
        and all(not set(items).isdisjoint(fields.get(name) or ()) for name, items in where.has_any.items())
    )


def _kind(value: Scalar) -> str:
    """The type within which values compare."""
    if value is None or isinstance(value, bool):
        return type(value).__name__
    if isinstance(value, int | float):
        return "number"
    return "time" if isinstance(value, datetime) else "text"


def _same(value: Scalar, other: Scalar) -> bool:
    return _kind(value) == _kind(other) and value == other


def _reaches(value: Scalar, bound: Scalar) -> bool:
    return _kind(value) == _kind(bound) and value >= bound  # type: ignore[operator] # both are of one kind


def _stays_below(value: Scalar, bound: Scalar) -> bool:
    return _kind(value) == _kind(bound) and value < bound  # type: ignore[operator] # both are of one kind
