"""The tables of the embedded store, and the checks of whose file it is.

`documents` holds every body with its revision; a tombstone has none. Each collection has a narrow table of its
declared scalars, live documents only, with an index per field, and one row per item of its arrays. These are derived
from the bodies, so a changed declaration rebuilds them.
"""

import re
import sqlite3
import uuid
from pathlib import Path
from typing import Final

import orjson

from indexing.errors import FormatMismatch
from indexing.storing.checking import Specs
from indexing.storing.encoding import decode
from indexing.storing.port import CollectionSpec
from indexing.storing.sqlite.fields import FieldTables

#: The layout of the file; a newer one is refused.
FORMAT: Final = 1
#: Marks the file as ours in its header (SQLite's `application_id`).
APPLICATION_ID: Final = int.from_bytes(b"Pymn", "big")

_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
_TABLES: Final = (
    "create table store(name text primary key, value) without rowid",
    "create table documents(pk integer primary key, id text not null unique, collection text not null,"
    " rev integer not null, seq integer not null unique, digest blob, body blob)",
)


def check_owner(connection: sqlite3.Connection, path: Path) -> None:
    """Raise FormatMismatch for a database of another program or of a newer version of this one."""
    (application,) = connection.execute("pragma application_id").fetchone()
    (version,) = connection.execute("pragma user_version").fetchone()
    (tables,) = connection.execute("select count(*) from sqlite_master").fetchone()
    if application != APPLICATION_ID and tables:
        raise FormatMismatch(f"The file {path} is a database of another program; name another file in PEYMAN_STORE.")
    if version > FORMAT:
        raise FormatMismatch(
            f"The database {path} has format {version} and this version of Peyman reads up to {FORMAT}; update Peyman."
        )


def prepare(connection: sqlite3.Connection, specs: Specs) -> None:
    """Create what is missing, inside of the transaction that is open."""
    if connection.execute("pragma user_version").fetchone() == (0,):
        for statement in _TABLES:
            connection.execute(statement)
        connection.executemany(
            "insert into store values (?, ?)", [("store_id", uuid.uuid4().hex), ("seq", 0), ("declared", b"{}")]
        )
        connection.execute(f"pragma application_id = {APPLICATION_ID}")
        connection.execute(f"pragma user_version = {FORMAT}")
    (declared,) = connection.execute("select value from store where name = 'declared'").fetchone()
    known: dict[str, object] = orjson.loads(declared)
    for collection, spec in specs.items():
        declaration = _declaration(collection, spec)
        if known.get(collection) != declaration:
            _rebuild_fields(connection, collection, spec)
            known[collection] = declaration
    connection.execute("update store set value = ? where name = 'declared'", (orjson.dumps(known),))


def _declaration(collection: str, spec: CollectionSpec) -> dict[str, list[str]]:
    for name in (collection, *spec.scalars, *spec.arrays):
        if not _IDENTIFIER.fullmatch(name):
            raise ValueError(f"not a name for a collection or field: {name!r}")
    return {"scalars": sorted(spec.scalars), "arrays": sorted(spec.arrays)}


def _rebuild_fields(connection: sqlite3.Connection, collection: str, spec: CollectionSpec) -> None:
    fields = FieldTables(collection, spec)
    fields.create(connection)
    bodies = connection.execute(
        "select pk, id, body from documents where collection = ? and body is not null", (collection,)
    )
    for pk, document_id, body in bodies.fetchall():
        fields.write(connection, pk, document_id, None, decode(body))
