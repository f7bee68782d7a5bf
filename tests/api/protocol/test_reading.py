"""Parameters: each of the type that it must have, in a body that is JSON in UTF-8, or in the address."""

import httpx
import pytest

from tests.api.conftest import Serve

ASKED = {"GraphQL-Require-Preflight": "1"}
TYPE = "query T($name: String!) { __type(name: $name) { name } }"


@pytest.mark.parametrize("parameter", ["query", "operationName", "documentId"])
@pytest.mark.parametrize("wrong", [7, 0, False, True, ["a"], {"a": 1}])
async def test_texts_must_be_text(client: httpx.AsyncClient, parameter: str, wrong: object) -> None:
    response = await client.post("/graphql", json={"query": "{ __typename }", parameter: wrong})
    assert response.status_code == 400
    assert f"`{parameter}` must be text" in response.json()["errors"][0]["message"]


@pytest.mark.parametrize("parameter", ["variables", "extensions"])
@pytest.mark.parametrize("wrong", ["text", 0, False, ["a"]])
async def test_maps_must_be_objects(client: httpx.AsyncClient, parameter: str, wrong: object) -> None:
    response = await client.post("/graphql", json={"query": "{ __typename }", parameter: wrong})
    assert response.status_code == 400
    assert f"`{parameter}` must be an object" in response.json()["errors"][0]["message"]


async def test_null_is_as_good_as_nothing(client: httpx.AsyncClient) -> None:
    nothing = dict.fromkeys(("variables", "operationName", "extensions", "documentId"))
    response = await client.post("/graphql", json={"query": "{ __typename }", **nothing})
    assert response.json()["data"] == {"__typename": "Query"}


@pytest.mark.parametrize("body", [b"", b"{", b"null", b"7", b'"text"', b"\xff", b'{"query": "\xff"}', b"[]"])
async def test_a_body_must_be_an_object(client: httpx.AsyncClient, body: bytes) -> None:
    response = await client.post("/graphql", content=body, headers={"Content-Type": "application/json"})
    assert response.status_code == 400
    assert response.json()["errors"][0]["extensions"]["code"] == "BAD_REQUEST"


@pytest.mark.parametrize(
    ("media", "status"),
    [
        ("application/json", 200),
        ("application/json; charset=utf-8", 200),
        ('Application/JSON; Charset="UTF-8"', 200),
        ("application/json; charset=utf-16", 415),
        ("application/json+x", 415),
        ("application/graphql", 415),
        ("text/plain", 415),
        ("application/x-www-form-urlencoded", 415),
        ("multipart/form-data; boundary=x", 415),
        ("", 415),
        (";;;=", 415),
    ],
)
async def test_only_json_in_utf_8_is_read(client: httpx.AsyncClient, media: str, status: int) -> None:
    response = await client.post(
        "/graphql", content=b'{"query": "{ __typename }"}', headers={"Content-Type": media, **ASKED}
    )
    assert response.status_code == status


async def test_a_get_has_its_parameters_in_the_address(client: httpx.AsyncClient) -> None:
    address = {"query": TYPE, "variables": '{"name": "Actor"}', "operationName": "T", "extensions": "{}"}
    response = await client.get("/graphql", params=address, headers=ASKED)
    assert response.json()["data"] == {"__type": {"name": "Actor"}}


@pytest.mark.parametrize("variables", ["{", "[]", "7", '"x"'])
async def test_maps_in_the_address_are_json(client: httpx.AsyncClient, variables: str) -> None:
    response = await client.get("/graphql", params={"query": TYPE, "variables": variables}, headers=ASKED)
    assert response.status_code == 400


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"])
async def test_other_methods_are_told_which_there_are(client: httpx.AsyncClient, method: str) -> None:
    response = await client.request(method, "/graphql")
    assert (response.status_code, response.headers["allow"]) == (405, "GET, POST")


async def test_wrong_parameters_have_a_status_of_their_own_in_the_newer_draft(serve: Serve) -> None:
    client = serve(http_status="draft")
    assert (await client.post("/graphql", json={"query": 7})).status_code == 422
    assert (await client.post("/graphql", json={})).status_code == 422
    broken = await client.post("/graphql", content=b"{", headers={"Content-Type": "application/json"})
    assert broken.status_code == 400
