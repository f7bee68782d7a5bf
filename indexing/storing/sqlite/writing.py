"""One batch of writes inside of one transaction."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import orjson

from indexing.storing.checking import Checked
from indexing.storing.encoding import decode, digest
from indexing.storing.port import Outcome
from indexing.storing.sqlite.fields import FieldTables
from indexing.storing.standing import Standing, refusal


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of `documents` as it stands after the writes of the batch so far."""

    pk: int
    standing: Standing
    data: bytes | None


def apply(
    connection: sqlite3.Connection, tables: Mapping[str, FieldTables], batch: Sequence[Checked | Outcome]
) -> list[Outcome]:
    """Apply the writes in order and number them; an item that is an outcome already is passed on."""
    writes = [item for item in batch if isinstance(item, Checked)]
    rows = _rows(connection, [write.id for write in writes])
    (seq,) = connection.execute("select value from store where name = 'seq'").fetchone()
    outcomes = []
    for item in batch:
        if isinstance(item, Outcome):
            outcomes.append(item)
            continue
        row = rows.get(item.id)
        refused = refusal(item, row.standing if row else None)
        if refused is None:
            seq += 1
            row = rows[item.id] = _store(connection, tables[item.collection], item, row, seq)
        outcomes.append(refused or Outcome(item.id, "ok", row.standing.rev if row else 0, seq))
    connection.execute("update store set value = ? where name = 'seq'", (seq,))
    return outcomes


def _rows(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, _Row]:
    found = connection.execute(
        "select id, pk, collection, rev, body from documents where id in (select value from json_each(?))",
        (orjson.dumps(ids).decode(),),
    )
    return {
        document_id: _Row(pk, Standing(collection, rev, body is not None), body)
        for document_id, pk, collection, rev, body in found
    }


def _store(connection: sqlite3.Connection, fields: FieldTables, write: Checked, row: _Row | None, seq: int) -> _Row:
    rev = row.standing.rev + 1 if row else 1
    data = write.data if write.body is not None else None
    mark = digest(data) if data is not None else None
    if row is None:
        cursor = connection.execute(
            "insert into documents(id, collection, rev, seq, digest, body) values (?, ?, ?, ?, ?, ?)",
            (write.id, write.collection, rev, seq, mark, data),
        )
        pk = cursor.lastrowid or 0
    else:
        pk = row.pk
        connection.execute(
            "update documents set rev = ?, seq = ?, digest = ?, body = ? where pk = ?", (rev, seq, mark, data, pk)
        )
    old = decode(row.data) if row is not None and row.data is not None else None
    fields.write(connection, pk, write.id, old, write.body)
    return _Row(pk, Standing(write.collection, rev, data is not None), data)
