"""The declared fields of one collection as rows: what filters and orders run on.

Values of different types never compare equal and sort number < text < boolean < time on both engines. SQLite has no
booleans and times, so these become blobs with a leading type letter: SQLite sorts numbers < texts < blobs.
"""

import sqlite3
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from indexing.storing.encoding import milliseconds
from indexing.storing.port import CollectionSpec, Scalar

Column = str | int | float | bytes | None

BOOLEAN: Final = b"b"
TIME: Final = b"t"
_SHIFT: Final = 2**63


def column(value: Scalar) -> Column:
    """`value` in the form in which a column holds it."""
    if isinstance(value, bool):
        return BOOLEAN + bytes([value])
    if isinstance(value, datetime):
        return TIME + (milliseconds(value) + _SHIFT).to_bytes(8, "big")
    return value


class FieldTables:
    """The table of scalars and the table of array items of one collection."""

    def __init__(self, collection: str, spec: CollectionSpec) -> None:
        """Name the tables after the collection."""
        self._spec = spec
        self.scalars = f'"{collection}_fields"'
        self.items = f'"{collection}_items"'
        self._collection = collection
        self._insert = f"insert into {self.scalars} values ({', '.join('?' * (2 + len(spec.scalars)))})"

    def is_array(self, name: str) -> bool:
        """Whether the field is declared as an array."""
        return name in self._spec.arrays

    def create(self, connection: sqlite3.Connection) -> None:
        """Make both tables anew, empty, with an index (field, id) for each scalar."""
        connection.execute(f"drop table if exists {self.scalars}")
        connection.execute(f"drop table if exists {self.items}")
        columns = "".join(f', "{name}"' for name in self._spec.scalars)
        connection.execute(f"create table {self.scalars}(pk integer primary key, id text not null{columns})")
        for name in self._spec.scalars:
            index = f'"{self._collection}_by_{name}"'
            connection.execute(f'create index {index} on {self.scalars}("{name}", id)')
        if self._spec.arrays:
            connection.execute(
                f"create table {self.items}(field text not null, item text not null, pk integer not null,"
                " primary key (field, item, pk)) without rowid"
            )

    def write(
        self,
        connection: sqlite3.Connection,
        pk: int,
        document_id: str,
        old: Mapping[str, Any] | None,
        new: Mapping[str, Any] | None,
    ) -> None:
        """Turn the rows of the body `old` into those of `new`, touching only what differs. None means no rows."""
        if old is None and new is not None:
            columns = [column(new.get(name)) for name in self._spec.scalars]
            connection.execute(self._insert, (pk, document_id, *columns))
        elif old is not None and new is not None:
            self._update(connection, pk, old, new)
        elif old is not None:
            connection.execute(f"delete from {self.scalars} where pk = ?", (pk,))
        if self._spec.arrays:
            self._write_items(connection, pk, old or {}, new or {})

    def _update(self, connection: sqlite3.Connection, pk: int, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        changed = {}
        for name in self._spec.scalars:
            value = column(new.get(name))
            before = column(old.get(name))
            if value != before or type(value) is not type(before):
                changed[name] = value
        if changed:
            settings = ", ".join(f'"{name}" = ?' for name in changed)
            connection.execute(f"update {self.scalars} set {settings} where pk = ?", (*changed.values(), pk))

    def _write_items(
        self, connection: sqlite3.Connection, pk: int, old: Mapping[str, Any], new: Mapping[str, Any]
    ) -> None:
        before = {(name, item) for name in self._spec.arrays for item in old.get(name, ())}
        after = {(name, item) for name in self._spec.arrays for item in new.get(name, ())}
        if gone := before - after:
            connection.executemany(
                f"delete from {self.items} where field = ? and item = ? and pk = ?", [(*key, pk) for key in gone]
            )
        if come := after - before:
            connection.executemany(f"insert into {self.items} values (?, ?, ?)", [(*key, pk) for key in come])
