"""From the setting PEYMAN_STORE to an open store."""

from pathlib import Path

import pytest

from indexing.documents import Article
from indexing.errors import SettingError
from indexing.storing.articles import load, save
from indexing.storing.store import open_store
from tests.indexing.storing.adapters import MONGODB, needs_mongodb
from tests.indexing.storing.builders import article


async def test_four_slashes_name_an_absolute_path(tmp_path: Path) -> None:
    store = await open_store(f"sqlite:///{tmp_path}/a b.db")
    await save(store, [article()])
    await store.close()
    assert (tmp_path / "a b.db").exists()


async def test_three_slashes_name_a_path_below_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    await (await open_store("sqlite:///var/store.db")).close()
    assert (tmp_path / "var" / "store.db").exists()


@pytest.mark.parametrize("url", ["", "sqlite:", "sqlite:///", "postgresql://localhost/peyman", "store.db"])
async def test_other_addresses_are_a_setting_error_of_one_sentence(url: str) -> None:
    with pytest.raises(SettingError, match=r"^PEYMAN_STORE must be .*\.$"):
        await open_store(url)


@needs_mongodb[0]
@needs_mongodb[1]
async def test_a_mongodb_address_names_a_database(tmp_path: Path) -> None:
    name = f"peyman_{tmp_path.name}"
    store = await open_store(f"{MONGODB.rstrip('/')}/{name}")
    await save(store, [article()])
    assert await load(store, Article, ["art-1"]) == [article()]
    await store._client.drop_database(name)  # type: ignore[attr-defined]
    await store.close()
