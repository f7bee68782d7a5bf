"""The embedded index alone: one owner, damage that is noticed, and a process that is killed."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from indexing.errors import SettingError, StoreLocked
from indexing.searching.port import Entry, IndexState, RetryableError
from indexing.searching.query import IndexQuery
from indexing.searching.tantivy import generation
from indexing.searching.tantivy.folder import TantivyFolder
from indexing.searching.tantivy.index import TantivyIndex
from indexing.searching.tantivy.schema import entry_document
from tests.indexing.searching.applying_child import expected_at
from tests.indexing.searching.engines import EN, FINGERPRINT, fill, found, passage

KILLS = 5


def serving(folder: Path) -> Path:
    path = TantivyFolder(folder).serving()
    assert path is not None
    return path


async def prepared(folder: Path) -> Path:
    """A closed index with three entries; the folder of its files."""
    index = TantivyIndex(folder)
    await fill(index, [passage(f"pas-{n}", n, (EN, "grain")) for n in (1, 2, 3)])
    await index.close()
    return serving(folder)


async def test_an_index_has_one_owner(tmp_path: Path) -> None:
    owner, other = TantivyIndex(tmp_path / "index"), TantivyIndex(tmp_path / "index")
    await owner.open(FINGERPRINT)
    with pytest.raises(StoreLocked, match="Another process holds"):
        await other.open(FINGERPRINT)
    await owner.close()
    assert (await other.open(FINGERPRINT)).state is IndexState.READY
    await other.close()


async def test_a_folder_that_cannot_be_made_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingError, match="cannot use the folder"):
        await TantivyIndex(tmp_path / "file" / "index").open(FINGERPRINT)


def _without(pattern: str) -> Callable[[Path], None]:
    def damage(files: Path) -> None:
        for path in files.glob(pattern):
            path.unlink()

    return damage


def _cut(pattern: str) -> Callable[[Path], None]:
    def damage(files: Path) -> None:
        for path in files.glob(pattern):
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    return damage


def _written(name: str, text: str) -> Callable[[Path], None]:
    def damage(files: Path) -> None:
        (files / name).write_text(text)

    return damage


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(_without("meta.json"), id="no meta.json"),
        pytest.param(_cut("meta.json"), id="half of meta.json"),
        pytest.param(_written("meta.json", ""), id="empty meta.json"),
        pytest.param(_without("*.idx"), id="no .idx"),
        pytest.param(_without("*.pos"), id="no .pos, which tantivy misses only in a query"),
        pytest.param(_without("*.store"), id="no .store"),
        pytest.param(_without("*.fast"), id="no .fast"),
        pytest.param(_cut("*.term"), id="half of .term"),
        pytest.param(_cut("*.store"), id="half of .store"),
        pytest.param(_without("fingerprint.json"), id="no fingerprint"),
        pytest.param(_written("fingerprint.json", "{}"), id="empty fingerprint"),
        pytest.param(_without("*"), id="no file at all"),
    ],
)
async def test_damage_means_a_rebuild_and_the_files_are_kept_aside(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    files = await prepared(tmp_path)
    damage(files)
    index = TantivyIndex(tmp_path)
    opened = await index.open(FINGERPRINT)
    assert opened.state is IndexState.REBUILD
    assert "damaged" in opened.reason
    assert (tmp_path / "damaged").is_dir()
    assert not files.exists()
    with pytest.raises(RetryableError, match="must be rebuilt"):
        await index.search(IndexQuery())
    beside = await index.begin_rebuild(FINGERPRINT)
    await beside.apply([passage("pas-9", 9, (EN, "grain"))], 9)
    await beside.promote()
    assert await found(index, "grain") == ["pas-9"]
    await index.close()


async def test_stray_files_of_a_crash_are_deleted(tmp_path: Path) -> None:
    files = await prepared(tmp_path)
    (files / ".tmpA1b2C3").write_text("half a merge")
    (tmp_path / "generation-000099").mkdir()
    index = TantivyIndex(tmp_path)
    assert (await index.open(FINGERPRINT)).state is IndexState.READY
    assert not (files / ".tmpA1b2C3").exists()
    assert not (tmp_path / "generation-000099").exists()
    await index.close()


async def test_a_promotion_keeps_the_generation_before_and_deletes_older_ones(tmp_path: Path) -> None:
    index = TantivyIndex(tmp_path)
    await fill(index, [passage("pas-1", 1, (EN, "grain"))])
    for _ in range(3):
        await (await index.begin_rebuild(FINGERPRINT)).promote()
    names = sorted(path.name for path in tmp_path.glob("generation-*"))  # noqa: ASYNC240 - nothing else runs
    assert names == ["generation-000003", "generation-000004"]
    assert serving(tmp_path).name == "generation-000004"
    await index.close()


async def test_a_batch_that_fails_half_way_leaves_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = TantivyIndex(tmp_path)
    await fill(index, [passage("pas-1", 1, (EN, "grain"))])

    def broken(entry: Entry, schema: Any) -> Any:
        if entry.id == "pas-3":
            raise MemoryError
        return entry_document(entry, schema)

    batch = [
        passage("pas-1", 2, (EN, "barley")),
        passage("pas-2", 3, (EN, "grain")),
        passage("pas-3", 4, (EN, "grain")),
    ]
    with monkeypatch.context() as patched:
        patched.setattr(generation, "entry_document", broken)
        with pytest.raises(RetryableError):
            await index.apply(batch, 4)
    assert await index.cursor() == 1
    assert await index.versions("", 10) == [("pas-1", 1)]
    await index.apply(batch, 4)
    assert await index.versions("", 10) == [("pas-1", 2), ("pas-2", 3), ("pas-3", 4)]
    await index.close()


async def test_a_meta_file_from_before_the_last_commits_is_noticed_or_replayed(tmp_path: Path) -> None:
    files = await prepared(tmp_path)
    older = (files / "meta.json").read_text()
    index = TantivyIndex(tmp_path)
    await index.open(FINGERPRINT)
    await index.apply([passage("pas-4", 4, (EN, "grain"))], 4)
    await index.close()
    (files / "meta.json").write_text(older)
    again = TantivyIndex(tmp_path)
    opened = await again.open(FINGERPRINT)
    if opened.state is IndexState.READY:
        assert await again.cursor() == 3
        assert [key for key, _ in await again.versions("", 10)] == ["pas-1", "pas-2", "pas-3"]
    else:
        assert opened.state is IndexState.REBUILD
    await again.close()


async def test_a_killed_process_loses_nothing_that_it_said_was_safe(tmp_path: Path) -> None:
    safe = 0
    for kill in range(KILLS):
        command = [sys.executable, "-m", "tests.indexing.searching.applying_child", str(tmp_path / "index")]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:  # noqa: ASYNC220 - nothing else runs
            assert child.stdout is not None
            for _ in range(3 + kill):
                safe = int(child.stdout.readline())
            child.kill()
        index = TantivyIndex(tmp_path / "index")
        assert (await index.open(FINGERPRINT)).state is IndexState.READY
        cursor = await index.cursor()
        assert cursor >= safe
        assert await index.versions("", 100_000) == expected_at(cursor)
        await index.close()


def test_the_fingerprint_lies_beside_the_files(tmp_path: Path) -> None:
    made = generation.Generation.create(tmp_path / "one", FINGERPRINT)
    made.close()
    assert json.loads((tmp_path / "one" / "fingerprint.json").read_text())["store_id"] == "store-1"
    assert generation.Generation.fingerprint(tmp_path / "one") == FINGERPRINT


@pytest.mark.parametrize("pointer", [b"", b"generation-x", b"..", b"\xff\xfe"])
async def test_a_damaged_pointer_means_a_rebuild(tmp_path: Path, pointer: bytes) -> None:
    await prepared(tmp_path / "index")
    (tmp_path / "index" / "serving").write_bytes(pointer)
    (tmp_path / "index" / "generation-old").mkdir()
    index = TantivyIndex(tmp_path / "index")
    assert (await index.open(FINGERPRINT)).state is IndexState.REBUILD
    await (await index.begin_rebuild(FINGERPRINT)).promote()
    assert await index.cursor() == 0
    await index.close()
    assert (tmp_path / "index" / "generation-old").is_dir()


async def test_a_file_that_may_not_be_read_is_not_taken_for_damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await prepared(tmp_path / "index")

    def refuse(self: Path, encoding: str = "") -> str:
        raise PermissionError

    index = TantivyIndex(tmp_path / "index")
    with monkeypatch.context() as closed:
        closed.setattr(Path, "read_text", refuse)
        with pytest.raises(SettingError, match="permission denied"):
            await index.open(FINGERPRINT)
    assert (await index.open(FINGERPRINT)).state is IndexState.READY
    await index.close()
