"""What is particular to the SQLite store: whose file it is, damage, locks, changed declarations."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from indexing.errors import FormatMismatch, PeymanError, SettingError, StoreFailed, StoreLocked
from indexing.storing.port import CollectionSpec, Order, Where
from indexing.storing.sqlite import SqliteStore
from indexing.storing.sqlite.connection import Connections
from indexing.storing.sqlite.fields import FieldTables
from indexing.storing.sqlite.query import find
from indexing.storing.sqlite.schema import FORMAT
from tests.indexing.storing.samples import BY_NUMBER, CARDS, CONTRACT_SPECS, card, ids, put, write_all


async def refused(path: Path) -> PeymanError:
    """The error with which a file is not opened."""
    with pytest.raises(PeymanError) as error:
        await SqliteStore.open(path, CONTRACT_SPECS)
    message = str(error.value)
    assert str(path) in message
    assert message.endswith(".")
    return error.value


@contextmanager
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    """The file as SQLite alone sees it; what the block does is committed."""
    connection = sqlite3.connect(path, isolation_level=None)
    yield connection
    connection.close()


def flip_one_bit(path: Path, old: bytes, new: bytes) -> None:
    """Damage the file as a failing disk does."""
    content = path.read_bytes()
    assert content.count(old) == 1
    path.write_bytes(content.replace(old, new))


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    """A database with one card, closed."""
    file = tmp_path / "store.db"
    store = await SqliteStore.open(file, CONTRACT_SPECS)
    await write_all(store, [put("a")])
    await store.close()
    return file


async def test_the_folder_is_made(tmp_path: Path) -> None:
    store = await SqliteStore.open(tmp_path / "a" / "b" / "store.db", CONTRACT_SPECS)
    await store.close()
    assert (tmp_path / "a" / "b" / "store.db").exists()


async def test_closing_moves_the_log_into_the_file(path: Path) -> None:
    assert not path.with_name(path.name + "-wal").exists()


async def test_commits_are_synced_to_the_disk(path: Path) -> None:
    connections = Connections(path)
    with connections.exclusive() as connection:
        assert connection.execute("pragma journal_mode").fetchone() == ("wal",)
        assert connection.execute("pragma synchronous").fetchone() == (2,)
    connections.close()


async def test_readers_cannot_write(path: Path) -> None:
    connections = Connections(path)
    with pytest.raises(StoreFailed), connections.reading() as connection:
        connection.execute("delete from documents")
    connections.close()


async def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("این یک یادداشت است و نه پایگاه داده. " * 50, encoding="utf-8")
    before = file.read_bytes()
    assert isinstance(await refused(file), FormatMismatch)
    assert file.read_bytes() == before


async def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with raw(file) as connection:
        connection.execute("create table bookmarks(url text)")
    before = file.read_bytes()
    assert isinstance(await refused(file), FormatMismatch)
    assert file.read_bytes() == before


async def test_a_newer_format_is_refused(path: Path) -> None:
    with raw(path) as connection:
        connection.execute(f"pragma user_version = {FORMAT + 1}")
    assert "update Peyman" in str(await refused(path))


async def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    assert isinstance(await refused(tmp_path), SettingError)


async def test_a_file_in_place_of_the_folder_is_refused(path: Path) -> None:
    assert isinstance(await refused(path / "store.db"), SettingError)


async def test_a_file_that_another_process_holds_is_reported_as_locked(path: Path) -> None:
    holder = Connections(path)
    with holder.exclusive(), pytest.raises(StoreLocked, match="try again"):
        await SqliteStore.open(path, CONTRACT_SPECS, patience=0.0)
    holder.close()


async def test_a_database_that_another_program_writes_to_is_reported_as_locked(path: Path) -> None:
    store = await SqliteStore.open(path, CONTRACT_SPECS, patience=0.0)
    with raw(path) as connection:
        connection.execute("begin immediate")
        with pytest.raises(StoreLocked, match="try again"):
            await store.write([put("b")])
        assert await ids(store) == ["a"]
        connection.execute("rollback")
    assert [outcome.status for outcome in await store.write([put("b")])] == ["ok"]
    await store.close()


async def test_a_commit_during_a_look_at_the_feed_is_not_stepped_over(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = await SqliteStore.open(path, CONTRACT_SPECS)
    position = store._seq

    def after_a_commit(connection: sqlite3.Connection) -> int:
        store._write([put("between")])
        return position(connection)

    monkeypatch.setattr(store, "_seq", after_a_commit)
    changes, safe = await store.changes(0, 10)
    assert [change.seq for change in changes] == list(range(1, safe + 1))
    await store.close()


async def test_an_altered_body_is_not_served(path: Path) -> None:
    flip_one_bit(path, b'"number":1', b'"number":3')
    store = await SqliteStore.open(path, CONTRACT_SPECS)
    with pytest.raises(StoreFailed, match="backup"):
        await store.get(["a"])
    with pytest.raises(StoreFailed, match="backup"):
        await store.find(CARDS, Where(), BY_NUMBER)
    await store.close()


async def test_a_full_disk_is_reported_and_nothing_is_lost(path: Path) -> None:
    store = await SqliteStore.open(path, CONTRACT_SPECS)
    with store._connections.exclusive() as connection:
        (pages,) = connection.execute("pragma page_count").fetchone()
        connection.execute(f"pragma max_page_count = {pages}")
    with pytest.raises(StoreFailed, match="full"):
        await store.write([put("big", text="x" * 100_000)])
    assert await ids(store) == ["a"]
    with store._connections.exclusive() as connection:
        connection.execute("pragma max_page_count = 1000000")
    await write_all(store, [put("big", text="x" * 100_000)])
    await store.close()


async def test_changed_declarations_are_filled_from_the_bodies(path: Path) -> None:
    wider = {
        CARDS: CollectionSpec(
            scalars=(*CONTRACT_SPECS[CARDS].scalars, "kind"), arrays=("tags", "sectors"), sorts=("number",)
        )
    }
    store = await SqliteStore.open(path, CONTRACT_SPECS)
    await write_all(store, [put("b", kind="memorandum", sectors=["energy"])])
    await store.close()
    store = await SqliteStore.open(path, wider)
    assert await ids(store, Where(eq={"kind": "memorandum"})) == ["b"]
    assert await ids(store, Where(has_all={"sectors": ["energy"]})) == ["b"]
    assert await ids(store, Where(eq={"kind": None})) == ["a"]
    await store.close()


async def test_only_rows_of_live_documents_are_kept_beside_the_bodies(path: Path) -> None:
    store = await SqliteStore.open(path, CONTRACT_SPECS)
    await write_all(store, [put("a", tags=["oil", "gas"]), put("a", tags=["gas"]), put("b", tags=["oil"])])
    await store.close()
    with raw(path) as connection:
        assert connection.execute("select field, item from cards_items").fetchall() == [
            ("tags", "gas"),
            ("tags", "oil"),
        ]
        assert connection.execute("select count(*) from cards_fields").fetchone() == (2,)


async def test_names_of_collections_and_fields_are_identifiers(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="drop"):
        await SqliteStore.open(tmp_path / "store.db", {'cards"; drop table documents': CollectionSpec()})


async def test_a_page_uses_the_index_of_its_order(path: Path) -> None:
    where = Where(lt={"number": 5}, ge={"at": card()["at"]})
    sql, values = find(FieldTables(CARDS, CONTRACT_SPECS[CARDS]), where, Order("city"), None, 10)
    with raw(path) as connection:
        plan = " ".join(row[3] for row in connection.execute(f"explain query plan {sql}", values))
    assert "cards_by_city" in plan
