"""Documents named by their hash: those a client has sent before, and those that the operator trusts."""

from pathlib import Path

import httpx
import orjson
import pytest

from api.protocol.documents import KEPT, LONGEST, DocumentNotFound, Documents
from api.protocol.reading import Asked
from indexing.identity import sha256_of
from tests.api.conftest import Serve

QUERY = "query Ports($n: Int!) { agreements(first: $n) { edges { node { title(language: FA) } } } }"
TITLE = "تفاهم‌نامه ایران و ازبکستان (0)"
JSON = {"Content-Type": "application/json"}


def _persisted(text: str) -> dict[str, object]:
    return {"persistedQuery": {"version": 1, "sha256Hash": sha256_of(text)}}


def _asked(query: str | None = None, key: str | None = None) -> Asked:
    extensions = {"persistedQuery": {"version": 1, "sha256Hash": key}} if key else {}
    return Asked(query, None, None, {}, extensions)


@pytest.fixture
def trusted(tmp_path: Path) -> Path:
    (tmp_path / "ports.graphql").write_text(QUERY, "utf-8")
    return tmp_path


async def test_a_client_sends_a_document_once_and_names_it_from_then_on(client: httpx.AsyncClient) -> None:
    named = {"extensions": _persisted(QUERY), "variables": {"n": 1}}
    unknown = await client.post("/graphql", json=named)
    assert unknown.status_code == 200
    assert unknown.headers["cache-control"] == "no-store"
    (error,) = unknown.json()["errors"]
    assert (error["message"], error["extensions"]["code"]) == ("PersistedQueryNotFound", "PERSISTED_QUERY_NOT_FOUND")
    assert error["extensions"]["requestId"] == unknown.headers["x-request-id"]

    assert TITLE in (await client.post("/graphql", json={"query": QUERY, **named})).text
    assert TITLE in (await client.post("/graphql", json=named)).text
    address = {name: orjson.dumps(value).decode() for name, value in named.items()}
    assert TITLE in (await client.get("/graphql", params=address, headers=JSON)).text


async def test_a_client_that_reads_statuses_gets_404_for_an_unknown_document(client: httpx.AsyncClient) -> None:
    headers = {"Accept": "application/graphql-response+json"}
    response = await client.post("/graphql", json={"documentId": f"sha256:{sha256_of('x')}"}, headers=headers)
    assert response.status_code == 404


async def test_a_document_that_does_not_fit_its_name_is_refused(client: httpx.AsyncClient) -> None:
    response = await client.post("/graphql", json={"query": "{ __typename }", "extensions": _persisted(QUERY)})
    assert response.status_code == 400
    assert "SHA-256" in response.json()["errors"][0]["message"]


@pytest.mark.parametrize(
    "persisted", [7, "x", [], {}, {"version": 2, "sha256Hash": "x"}, {"version": 1}, {"version": 1, "sha256Hash": 7}]
)
async def test_a_name_in_no_known_form_is_refused(client: httpx.AsyncClient, persisted: object) -> None:
    response = await client.post("/graphql", json={"extensions": {"persistedQuery": persisted}})
    assert response.status_code == 400


async def test_a_document_that_is_not_valid_is_not_kept(client: httpx.AsyncClient) -> None:
    for text in ("{ nothing }", "{", "{" + "__typename " * 30 + "}"):
        await client.post("/graphql", json={"query": text, "extensions": _persisted(text)})
        answer = (await client.post("/graphql", json={"extensions": _persisted(text)})).json()
        assert answer["errors"][0]["message"] == "PersistedQueryNotFound"


def test_a_bounded_number_of_documents_of_bounded_length_is_kept() -> None:
    documents = Documents()
    texts = [f"{{ a{number}: __typename }}" for number in range(KEPT + 1)]
    for text in (*texts, "#" * (LONGEST + 1)):
        documents.keep(documents.find(_asked(text, sha256_of(text))))
    assert documents.find(_asked(key=sha256_of(texts[1]))).text == texts[1]
    for gone in (texts[0], "#" * (LONGEST + 1)):
        with pytest.raises(DocumentNotFound):
            documents.find(_asked(key=sha256_of(gone)))


def test_a_document_sent_without_a_name_is_not_kept() -> None:
    documents = Documents()
    documents.keep(documents.find(_asked("{ __typename }")))
    with pytest.raises(DocumentNotFound):
        documents.find(_asked(key=sha256_of("{ __typename }")))


@pytest.mark.parametrize(
    "named",
    [
        {"documentId": f"sha256:{sha256_of(QUERY)}"},
        {"documentId": sha256_of(QUERY).upper()},
        {"extensions": _persisted(QUERY)},
        {"query": QUERY},
    ],
)
async def test_a_trusted_document_is_run_under_any_form_of_its_name(
    serve: Serve, trusted: Path, named: dict[str, object]
) -> None:
    client = serve(trusted_documents=trusted, trusted_only=True)
    response = await client.post("/graphql", json={**named, "variables": {"n": 1}})
    assert TITLE in response.text


async def test_where_only_trusted_documents_are_run_all_others_are_refused(serve: Serve, trusted: Path) -> None:
    client = serve(trusted_documents=trusted, trusted_only=True)
    other = "{ __typename }"
    refused: list[dict[str, object]] = [
        {"query": other},
        {"query": other, "extensions": _persisted(other)},
        {"documentId": f"sha256:{sha256_of(other)}"},
        {"query": QUERY + " "},
    ]
    for asked in refused:
        response = await client.post("/graphql", json={**asked, "variables": {"n": 1}})
        assert response.status_code == 403
        assert response.json()["errors"][0]["extensions"]["code"] == "DOCUMENT_NOT_TRUSTED"


async def test_a_trusted_document_can_be_asked_for_by_a_plain_address(serve: Serve, trusted: Path) -> None:
    client = serve(trusted_documents=trusted)
    address = {"documentId": f"sha256:{sha256_of(QUERY)}", "variables": '{"n": 1}'}
    response = await client.get("/graphql", params=address, headers={"Sec-Fetch-Site": "cross-site"})
    assert TITLE in response.text
