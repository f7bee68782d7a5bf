"""Conditions of the port as MongoDB filters, and the stored form of a document.

A stored document is `{_id, c, r, s, w, k, b}`: collection, revision, sequence number, mark of the write that made it,
the declared fields that are not null, and the body. A tombstone has `was` in place of `c` and neither `k` nor `b`, so
no query for a collection ever meets it. Texts in `_id` and `k` are in the sortable spelling.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import bson

from indexing.storing.checking import Checked, Specs
from indexing.storing.mongo.sorting import restored, sortable
from indexing.storing.port import Change, CollectionSpec, Order, Outcome, Scalar, Stored, Tally, Where

Filter = dict[str, Any]

_BSON_LIMIT: Final = 16 * 1024 * 1024 - 64 * 1024
#: Bytes of JSON; what is smaller cannot reach the limit in BSON.
_MEASURED_FROM: Final = 1024 * 1024


def index_name(field: str) -> str:
    """The name of the index of a declared field."""
    return f"by_{field}"


def indexes(specs: Specs) -> list[tuple[str, list[tuple[str, int]]]]:
    """Name and keys of an index per declared field, shared by all collections that declare it."""
    fields = sorted({name for spec in specs.values() for name in (*spec.scalars, *spec.arrays)})
    return [(index_name(name), [("c", 1), (f"k.{name}", 1), ("_id", 1)]) for name in fields]


def check_size(write: Checked) -> Checked | Outcome:
    """The write, or the outcome `invalid` for a body that is within the port's limit but larger in BSON than 16 MB."""
    if len(write.data) > _MEASURED_FROM and write.body and len(bson.encode(write.body)) > _BSON_LIMIT:
        return Outcome(write.id, "invalid", error="the body has more than 16 MB in MongoDB's own form")
    return write


def document(write: Checked, spec: CollectionSpec, rev: int, seq: int, mark: str) -> dict[str, Any]:
    """The stored form of a write."""
    common = {"_id": sortable(write.id), "r": rev, "s": seq, "w": mark}
    if write.body is None:
        return {**common, "was": write.collection}
    return {**common, "c": write.collection, "k": _fields(spec, write.body), "b": write.body}


def stored(found: Mapping[str, Any]) -> Stored:
    """The port's form of a document that was read."""
    return Stored(found["c"], restored(found["_id"]), found["r"], found["s"], found["b"])


def change(found: Mapping[str, Any]) -> Change:
    """The port's form of a change, of a live document or a tombstone."""
    return Change(found["s"], found.get("c") or found["was"], restored(found["_id"]), found["r"], "c" not in found)


@dataclass(frozen=True, slots=True)
class Page:
    """What to ask the server for a page: the filter, the sort keys, and the index to use or None."""

    filter: Filter
    sort: list[tuple[str, int]]
    hint: str | None


def page(collection: str, where: Where, order: Order, after: tuple[Scalar, str] | None) -> Page:
    """The page behind `after`.

    Bounds alone do not choose an index: a document that is replaced meanwhile may move within the index of another
    field and be missed by the scan, but it stays where it is in that of the order.
    """
    field = f"k.{order.field}"
    conditions = _conditions(where)
    # Says to the planner what is always true: that the partial index of the field holds all documents asked for.
    conditions.append({field: {"$exists": True}})
    if after is not None:
        beyond = "$lt" if order.descending else "$gt"
        value, document_id = _key(after[0]), sortable(after[1])
        conditions.append({field: {f"{beyond}e": value}})
        conditions.append({"$or": [{field: {beyond: value}}, {field: value, "_id": {beyond: document_id}}]})
    direction = -1 if order.descending else 1
    bounds_only = not (where.eq or where.any_of or where.has_all or where.has_any)
    hint = index_name(order.field) if bounds_only else None
    return Page({"c": collection, "$and": conditions}, [(field, direction), ("_id", direction)], hint)


def count_filter(collection: str, where: Where) -> Filter:
    """The filter of a count."""
    conditions = _conditions(where)
    return {"c": collection, "$and": conditions} if conditions else {"c": collection}


def tally(collection: str, where: Where, by: Sequence[str], spec: CollectionSpec, limit: int) -> list[Filter]:
    """The aggregation that counts documents for each combination of texts in the fields `by`."""
    names = [f"v{number}" for number in range(len(by))]
    stages: list[Filter] = [
        {"$match": count_filter(collection, where)},
        {"$project": {name: f"$k.{field}" for name, field in zip(names, by, strict=True)}},
    ]
    stages += [{"$unwind": f"${name}"} for name, field in zip(names, by, strict=True) if field in spec.arrays]
    stages += [
        {"$match": {name: {"$type": "string"} for name in names}},
        {"$group": {"_id": {name: f"${name}" for name in names}, "n": {"$sum": 1}}},
        {"$sort": {"n": -1, **{f"_id.{name}": 1 for name in names}}},
        {"$limit": limit},
    ]
    return stages


def tallied(found: Mapping[str, Any]) -> Tally:
    """The port's form of a line of that aggregation."""
    return Tally(tuple(restored(value) for value in found["_id"].values()), found["n"])


def _conditions(where: Where) -> list[Filter]:
    conditions: list[Filter] = [{f"k.{name}": _key(value)} for name, value in where.eq.items()]
    conditions += [{f"k.{name}": {"$in": [_key(v) for v in values]}} for name, values in where.any_of.items()]
    conditions += [{f"k.{name}": {"$gte": _key(bound)}} for name, bound in where.ge.items()]
    conditions += [{f"k.{name}": {"$lt": _key(bound)}} for name, bound in where.lt.items()]
    conditions += [{f"k.{name}": _key(item)} for name, items in where.has_all.items() for item in items]
    conditions += [{f"k.{name}": {"$in": [_key(item) for item in items]}} for name, items in where.has_any.items()]
    return conditions


def _fields(spec: CollectionSpec, body: Mapping[str, Any]) -> dict[str, Any]:
    scalars = {name: _key(body[name]) for name in spec.scalars if body.get(name) is not None}
    arrays = {name: [_key(item) for item in body[name]] for name in spec.arrays if body.get(name)}
    return {**scalars, **arrays}


def _key(value: Scalar) -> Scalar:
    return sortable(value) if isinstance(value, str) else value
