"""SQLite's error codes as sentences for the person who started the program."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from indexing.errors import FormatMismatch, PeymanError, SettingError, StoreFailed, StoreLocked

_PRIMARY_CODE = 0xFF


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Run a block on the database at `path`; what SQLite or the file system refuse becomes a PeymanError."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.DatabaseError as error:
        reason = _reason(path, error)
        if reason is None:
            raise
        raise reason from error
    except OSError as error:
        raise SettingError(f"The folder of the database {path} cannot be used: {error.strerror}.") from error


def _reason(path: Path, error: sqlite3.DatabaseError) -> PeymanError | None:
    match getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return locked(path)
        case sqlite3.SQLITE_NOTADB:
            return FormatMismatch(f"The file {path} is not a database; name another file in PEYMAN_STORE.")
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return SettingError(f"The database {path} cannot be opened; check that the file may be read and written.")
        case sqlite3.SQLITE_READONLY:
            return StoreFailed(f"The database {path} may not be written; check the rights of the file and its folder.")
        case sqlite3.SQLITE_FULL:
            return StoreFailed(f"The disk that holds the database {path} is full; free some space and try again.")
        case sqlite3.SQLITE_IOERR:
            return StoreFailed(f"The disk that holds the database {path} reports an error: {error}.")
        case sqlite3.SQLITE_CORRUPT:
            return StoreFailed(f"The database {path} is damaged ({error}); restore it from a backup.")
    return None


def locked(path: Path) -> StoreLocked:
    """The error of a writer that waited too long."""
    return StoreLocked(f"Another process is writing to the database {path}; wait until it is done and try again.")
