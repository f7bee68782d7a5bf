"""ETags: the same while an answer is the same, another one as soon as it is not, and no work for who has it already."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import httpx
import orjson
import pytest

from api.protocol.caching import KEPT, DataVersion, Validators
from indexing.documents import Agreement
from indexing.identity import sha256_of
from indexing.storing.articles import save
from indexing.storing.catalogue import RATES, SPECS
from indexing.storing.port import Delete, DocumentStore, Put
from indexing.storing.runs import write_run
from indexing.storing.store import open_store
from tests.api.conftest import Serve
from tests.indexing.storing.adapters import ADAPTERS
from tests.resolvers.asking import filled_store
from tests.resolvers.counting import CountingStore
from tests.resolvers.coverage import World, world

AGREEMENTS = "{ agreements(first: 2) { edges { node { confidence articles(first: 1) { edges { node { url } } } } } } }"
SEARCH = '{ search(query: "ports", first: 1) { edges { score } } }'
LEFT = "{ rateLimit { remaining } }"
WRONG = '{ nodes(ids: ["x"]) { id } agreements(first: 0) { edges { cursor } } }'
DOCUMENTS = {sha256_of(text): text for text in (AGREEMENTS, SEARCH, LEFT, WRONG)}


@pytest.fixture
def made() -> World:
    return world(3)


@pytest.fixture
async def store(tmp_path: Path, made: World) -> AsyncIterator[DocumentStore]:
    counting = CountingStore(await filled_store(tmp_path, made))
    yield counting
    await counting.close()


@pytest.fixture
def client(serve: Serve, tmp_path: Path) -> httpx.AsyncClient:
    folder = tmp_path / "trusted"
    folder.mkdir()
    (folder / "documents.json").write_bytes(orjson.dumps(DOCUMENTS))
    return serve(trusted_documents=folder, cache_seconds=60)


async def _get(client: httpx.AsyncClient, text: str, etag: str = "", **headers: str) -> httpx.Response:
    held = {"If-None-Match": etag} if etag else {}
    return await client.get("/graphql", params={"documentId": sha256_of(text)}, headers={**held, **headers})


async def test_an_answer_to_a_trusted_document_may_be_cached(client: httpx.AsyncClient) -> None:
    first, second = await _get(client, AGREEMENTS), await _get(client, AGREEMENTS)
    assert first.headers["cache-control"] == "public, max-age=60, must-revalidate"
    assert first.headers["etag"] == second.headers["etag"]
    assert first.headers["vary"] == "Accept"


async def test_who_has_an_answer_is_told_so_without_any_reading(
    client: httpx.AsyncClient, store: CountingStore
) -> None:
    etag = (await _get(client, AGREEMENTS)).headers["etag"]
    store.reads.clear()
    again = await _get(client, AGREEMENTS, f'W/"other", {etag}')
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
    assert store.reads == []


async def test_a_changed_agreement_changes_the_etag(
    client: httpx.AsyncClient, store: DocumentStore, made: World
) -> None:
    etag = (await _get(client, AGREEMENTS)).headers["etag"]
    changed = [
        each.model_copy(update={"confidence": 0.01}) if isinstance(each, Agreement) else each for each in made.derived
    ]
    await write_run(store, changed)
    fresh = await _get(client, AGREEMENTS, etag)
    assert fresh.status_code == 200
    assert fresh.headers["etag"] != etag
    assert fresh.json()["data"]["agreements"]["edges"][0]["node"]["confidence"] == 0.01


async def test_a_changed_article_changes_the_etag_though_no_run_is_new(
    client: httpx.AsyncClient, store: DocumentStore, made: World
) -> None:
    etag = (await _get(client, AGREEMENTS)).headers["etag"]
    await save(store, [each.model_copy(update={"url": "https://elsewhere.example"}) for each in made.articles])
    fresh = await _get(client, AGREEMENTS, etag)
    assert (fresh.status_code, "elsewhere" in fresh.text) == (200, True)


async def test_a_change_that_the_answer_does_not_show_leaves_the_etag(
    client: httpx.AsyncClient, store: DocumentStore, made: World
) -> None:
    etag = (await _get(client, AGREEMENTS)).headers["etag"]
    await write_run(store, made.derived[:-1])
    assert (await _get(client, AGREEMENTS, etag)).status_code == 304


async def test_another_form_or_other_variables_have_another_etag(client: httpx.AsyncClient) -> None:
    plain = await _get(client, AGREEMENTS)
    other = await _get(client, AGREEMENTS, plain.headers["etag"] + "x", Accept="application/graphql-response+json")
    assert other.status_code == 200
    assert (await _get(client, AGREEMENTS, '"damaged')).status_code == 200


async def test_a_search_is_made_again_and_still_gives_304(client: httpx.AsyncClient) -> None:
    etag = (await _get(client, SEARCH)).headers["etag"]
    assert (await _get(client, SEARCH, etag)).status_code == 304


@pytest.mark.parametrize("text", [LEFT, WRONG])
async def test_what_is_personal_or_has_errors_is_not_cached(client: httpx.AsyncClient, text: str) -> None:
    response = await _get(client, text)
    assert response.headers["cache-control"] == "no-store"
    assert "etag" not in response.headers


async def test_an_answer_for_a_key_is_kept_by_its_client_only(client: httpx.AsyncClient) -> None:
    response = await client.get(
        "/graphql", params={"documentId": sha256_of(AGREEMENTS)}, headers={"Authorization": "Basic eDp5"}
    )
    if response.status_code == 200:
        assert response.headers["cache-control"].startswith("private")
    else:
        assert response.headers["cache-control"] == "no-store"


async def test_a_post_is_not_cached(client: httpx.AsyncClient) -> None:
    response = await client.post("/graphql", json={"query": AGREEMENTS})
    assert response.headers["cache-control"] == "no-store"
    assert "etag" not in response.headers


@pytest.mark.parametrize("adapter", ADAPTERS)
async def test_the_version_moves_with_documents_and_not_with_accounts(
    adapter: Callable[..., AbstractAsyncContextManager[DocumentStore]], tmp_path: Path
) -> None:
    async with adapter(tmp_path, SPECS) as own:
        await _moves(own)


async def _moves(store: DocumentStore) -> None:
    version = DataVersion(store)
    before = await version.current()
    assert await version.current() == before
    for number in range(3):
        await store.write([Put(RATES, "rate-00001", {"used": number, "at": 0})])
        assert await version.current() == before
    await store.write([Delete("articles", "art-nothing"), Put("runs", "run-other", {})])
    after = await version.current()
    assert after > before
    assert await version.current() == after


async def test_the_version_looks_past_any_number_of_changes_of_accounts(tmp_path: Path) -> None:
    store = await open_store(f"sqlite:///{tmp_path / 'own.db'}")
    version = DataVersion(store)
    before = await version.current()
    await store.write([Put(RATES, f"rate-{number:05d}", {"used": 1, "at": 0}) for number in range(1_200)])
    assert await version.current() == before
    await store.write([Put(RATES, f"rate-{number:05d}", {"used": 2, "at": 0}) for number in range(1_200)])
    await store.write([Put("runs", "run-other", {})])
    assert await version.current() > before
    await store.close()


def test_a_bounded_number_of_validators_is_remembered() -> None:
    validators = Validators()
    for number in range(KEPT + 1):
        validators.keep(number, 1, "etag")
    assert [validators.find(number, 1) for number in (0, 1)] == ["", "etag"]
    assert validators.find(1, 2) == ""
