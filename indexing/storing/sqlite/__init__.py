"""The embedded document store: one SQLite file, safe for several processes of one machine."""

from indexing.storing.sqlite.store import SqliteStore

__all__ = ["SqliteStore"]
