"""Conditions of the port as SQL over the field tables.

A bound compares within its type only: numbers sort before texts and texts before blobs, so each type is a range of the
index that ends where the next one begins. A bound on another field than that of the order is kept from choosing the
index (the unary plus): without statistics SQLite takes every range for selective, also one that holds for all rows.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

import orjson

from indexing.storing.port import Order, Scalar, Where
from indexing.storing.sqlite.fields import TIME, Column, FieldTables, column

_FIRST_TEXT: Final = ""
_FIRST_BLOB: Final = b""
_FIRST_TIME: Final = TIME
_BEHIND_TIMES: Final = bytes([TIME[0] + 1])

#: A text of SQL, or a part of one, with the values of its parameters.
Statement = tuple[str, tuple[Column, ...]]


def find(fields: FieldTables, where: Where, order: Order, after: tuple[Scalar, str] | None, limit: int) -> Statement:
    """The rows of a page in order. The page is cut on the narrow table before any body is touched."""
    conditions = list(_conditions(fields, where, order.field))
    direction, beyond = ("desc", "<") if order.descending else ("asc", ">")
    if after is not None:
        conditions.append((f'("{order.field}", id) {beyond} (?, ?)', (column(after[0]), after[1])))
    text, values = _conjunction(conditions)
    page = (
        f'select pk, "{order.field}" as sort_value, id as sort_id from {fields.scalars}{text}'
        f" order by sort_value {direction}, sort_id {direction} limit ?"
    )
    return (
        f"select collection, id, rev, seq, digest, body from ({page}) join documents using (pk)"
        f" order by sort_value {direction}, sort_id {direction}",
        (*values, limit),
    )


def count(fields: FieldTables, where: Where, cap: int) -> Statement:
    """The number of matching documents, up to `cap`."""
    text, values = _conjunction(list(_conditions(fields, where, None)))
    return f"select count(*) from (select 1 from {fields.scalars}{text} limit ?)", (*values, cap)


def tally(fields: FieldTables, where: Where, by: Sequence[str], limit: int) -> Statement:
    """The number of matching documents for each combination of texts in the fields `by`."""
    text, values = _conjunction(list(_conditions(fields, where, None)))
    columns, joins, given = [], [], []
    for number, name in enumerate(by):
        if fields.is_array(name):
            joins.append(f" join {fields.items} as i{number} on i{number}.pk = m.pk and i{number}.field = ?")
            columns.append(f"i{number}.item")
            given.append(name)
        else:
            columns.append(f'm."{name}"')
    texts = " and ".join(f"typeof({column}) = 'text'" for column in columns)
    places = ", ".join(str(number + 1) for number in range(len(by)))
    return (
        f"select {', '.join(columns)}, count(*) as number from (select * from {fields.scalars}{text}) as m"
        f"{''.join(joins)} where {texts} group by {places} order by number desc, {places} limit ?",
        (*values, *given, limit),
    )


def _conjunction(conditions: Sequence[Statement]) -> Statement:
    if not conditions:
        return "", ()
    text = " where " + " and ".join(condition for condition, _ in conditions)
    return text, tuple(value for _, values in conditions for value in values)


def _conditions(fields: FieldTables, where: Where, ordered_by: str | None) -> Iterator[Statement]:
    for name, value in where.eq.items():
        yield f'"{name}" is ?', (column(value),)
    for name, values in where.any_of.items():
        yield _any_of(name, [column(value) for value in values])
    for name, bound in where.ge.items():
        yield _at_least(f'"{name}"' if name == ordered_by else f'+"{name}"', bound)
    for name, bound in where.lt.items():
        yield _below(f'"{name}"' if name == ordered_by else f'+"{name}"', bound)
    having = f"pk in (select pk from {fields.items} where field = ? and item"
    for name, items in where.has_all.items():
        for item in items:
            yield f"{having} = ?)", (name, item)
    for name, items in where.has_any.items():
        yield f"{having} in (select value from json_each(?)))", (name, orjson.dumps(items).decode())


def _any_of(name: str, values: Sequence[Column]) -> Statement:
    given = [value for value in values if value is not None]
    if all(isinstance(value, str) for value in given):
        # One parameter for any number of texts: statements may have 32,766 parameters only.
        among: Statement = f'"{name}" in (select value from json_each(?))', (orjson.dumps(given).decode(),)
    else:
        among = f'"{name}" in ({", ".join("?" * len(given))})', tuple(given)
    if len(given) == len(values):
        return among
    return f'({among[0]} or "{name}" is null)', among[1]


def _at_least(name: str, bound: Scalar) -> Statement:
    if isinstance(bound, datetime):
        return f"{name} >= ? and {name} < ?", (column(bound), _BEHIND_TIMES)
    if isinstance(bound, str):
        return f"{name} >= ? and {name} < ?", (bound, _FIRST_BLOB)
    return f"{name} >= ? and {name} < ?", (column(bound), _FIRST_TEXT)


def _below(name: str, bound: Scalar) -> Statement:
    if isinstance(bound, datetime):
        return f"{name} < ? and {name} >= ?", (column(bound), _FIRST_TIME)
    if isinstance(bound, str):
        return f"{name} < ? and {name} >= ?", (bound, _FIRST_TEXT)
    return f"{name} < ?", (column(bound),)
