"""What may be asked and written: documents and conditions held against the declared fields of their collection.

A query that names an undeclared field would work on one engine by a full scan and fail on the other; here it fails on
both. A document that breaks a rule is refused by itself and does not stop the others of its batch.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from indexing.storing.canon import MAX_BODY_BYTES, canonical_body, canonical_id, canonical_scalar, canonical_text
from indexing.storing.encoding import encode
from indexing.storing.port import (
    CollectionSpec,
    Delete,
    InvalidDocument,
    Order,
    Outcome,
    Put,
    Scalar,
    Where,
)

Specs = Mapping[str, CollectionSpec]
T = TypeVar("T")

_MOST_COUNTED = 2


@dataclass(frozen=True, slots=True)
class Checked:
    """A write that is fit to be applied; `body` and its encoded form `data` are empty for a deletion."""

    collection: str
    id: str
    expect_rev: int
    body: dict[str, Any] | None = None
    data: bytes = b""


def spec_of(specs: Specs, collection: str) -> CollectionSpec:
    """The declaration of a collection; InvalidDocument if there is none."""
    spec = specs.get(collection)
    if spec is None:
        raise InvalidDocument(f"no collection is called {collection!r}")
    return spec


def check_write(specs: Specs, operation: Put | Delete) -> Checked | Outcome:
    """The operation in canonical form, or the outcome `invalid` with the reason."""
    try:
        spec = spec_of(specs, operation.collection)
        document_id = canonical_id(operation.id)
        if isinstance(operation, Delete):
            return Checked(operation.collection, document_id, operation.expect_rev)
        body = canonical_body(operation.body)
        _check_fields(spec, body)
        data = encode(body)
        if len(data) > MAX_BODY_BYTES:
            raise InvalidDocument(f"a body may have {MAX_BODY_BYTES} bytes, this one has {len(data)}")
    except InvalidDocument as error:
        return Outcome(operation.id, "invalid", error=str(error))
    return Checked(operation.collection, document_id, operation.expect_rev, body, data)


def _check_fields(spec: CollectionSpec, body: Mapping[str, Any]) -> None:
    for name in spec.scalars:
        if isinstance(body.get(name), dict | list):
            raise InvalidDocument(f"{name}: the field is declared to hold a single value")
    for name in spec.sorts:
        if body.get(name) is None or isinstance(body[name], bool):
            raise InvalidDocument(f"{name}: a field to sort by must not be null or a truth value")
    for name in spec.arrays:
        items = body.get(name, [])
        if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
            raise InvalidDocument(f"{name}: the field is declared to hold a list of texts")


def check_where(spec: CollectionSpec, where: Where) -> Where:
    """`where` in canonical values. Raises InvalidDocument for an undeclared field or a bound without an order."""
    return Where(
        eq={name: canonical_scalar(value) for name, value in _declared(where.eq, spec.scalars)},
        any_of={name: [canonical_scalar(v) for v in values] for name, values in _declared(where.any_of, spec.scalars)},
        ge={name: _bound(name, value) for name, value in _declared(where.ge, spec.scalars)},
        lt={name: _bound(name, value) for name, value in _declared(where.lt, spec.scalars)},
        has_all={name: _texts(name, values) for name, values in _declared(where.has_all, spec.arrays)},
        has_any={name: _texts(name, values) for name, values in _declared(where.has_any, spec.arrays)},
    )


def check_order(spec: CollectionSpec, order: Order, after: tuple[Scalar, str] | None) -> tuple[Scalar, str] | None:
    """The position `after` in canonical values. Raises InvalidDocument for a field that is not declared to sort by."""
    if order.field not in spec.sorts:
        raise InvalidDocument(f"{order.field!r} is not declared as a field to sort by")
    return None if after is None else (_bound(order.field, after[0]), canonical_text(after[1]))


def check_tally(spec: CollectionSpec, by: Sequence[str]) -> None:
    """Raise InvalidDocument for more than two fields to count by, or for one that is not declared."""
    if not 1 <= len(by) <= _MOST_COUNTED:
        raise InvalidDocument(f"documents are counted by one or two fields: {list(by)}")
    for name in by:
        if name not in (*spec.scalars, *spec.arrays):
            raise InvalidDocument(f"{name!r} is not declared as a field to count by")


def check_limit(limit: int) -> None:
    """Raise InvalidDocument for a limit below 1, which MongoDB would take for no limit."""
    if limit < 1:
        raise InvalidDocument(f"a limit must be at least 1: {limit}")


def storable_ids(ids: Iterable[str]) -> list[str]:
    """Those of `ids` that a document can have, each once, in order; asking for another one finds nothing."""
    found: dict[str, None] = {}
    for value in ids:
        try:
            found[canonical_id(value)] = None
        except InvalidDocument:
            continue
    return list(found)


def _declared(conditions: Mapping[str, T], declared: Sequence[str]) -> Iterable[tuple[str, T]]:
    for name in conditions:
        if name not in declared:
            raise InvalidDocument(f"{name!r} is not declared as a field to filter by in this way")
    return conditions.items()


def _bound(name: str, value: Scalar) -> Scalar:
    bound = canonical_scalar(value)
    if bound is None or isinstance(bound, bool):
        raise InvalidDocument(f"{name}: {bound!r} has no place in an order")
    return bound


def _texts(name: str, values: Sequence[str]) -> list[str]:
    if isinstance(values, str):
        raise InvalidDocument(f"{name}: expected a list of texts, not one text")
    return [canonical_text(value) for value in values]
