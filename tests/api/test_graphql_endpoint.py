"""The endpoint: queries by POST and GET, every refusal in JSON with a code, nothing larger than it may be."""

from collections.abc import AsyncIterator

import httpx
import orjson
import pytest

from api.body_limit import MAX_BODY

QUERY = "query($n: Int!) { agreements(first: $n) { edges { node { title(language: FA) } } } }"

#: What a GET needs to be no forgery.
ASKED = {"GraphQL-Require-Preflight": "1"}

SEVERAL = "query One { one: __typename } query Two { two: __typename }"


async def test_a_query_by_post(client: httpx.AsyncClient) -> None:
    response = await client.post("/graphql", json={"query": QUERY, "variables": {"n": 1}})
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    assert "تفاهم‌نامه" in response.text
    assert response.json()["data"]["agreements"]["edges"][0]["node"]["title"] == "تفاهم‌نامه ایران و ازبکستان (0)"


async def test_a_query_by_get(client: httpx.AsyncClient) -> None:
    response = await client.get("/graphql", params={"query": QUERY, "variables": '{"n": 2}'}, headers=ASKED)
    assert len(response.json()["data"]["agreements"]["edges"]) == 2


async def test_a_browser_that_opens_the_address_is_led_to_the_explorer(client: httpx.AsyncClient) -> None:
    response = await client.get("/graphql", headers={"Accept": "text/html,*/*"})
    assert (response.status_code, response.headers["location"]) == (303, "/graphiql")


@pytest.mark.parametrize(
    ("method", "content", "media_type", "status"),
    [
        ("POST", b"{", "application/json", 400),
        ("POST", b"\xff\xfe", "application/json", 400),
        ("POST", b"{}", "application/json", 400),
        ("POST", b'{"query": 7}', "application/json", 400),
        ("POST", b"query=%7B__typename%7D", "application/x-www-form-urlencoded", 415),
        ("POST", b"", "multipart/form-data; boundary=x", 415),
        ("PUT", b'{"query": "{ __typename }"}', "application/json", 405),
        ("DELETE", b"", "application/json", 405),
        ("GET", b"", "application/json", 400),
    ],
)
async def test_what_is_no_query_is_refused_in_json(
    client: httpx.AsyncClient, method: str, content: bytes, media_type: str, status: int
) -> None:
    response = await client.request(method, "/graphql", content=content, headers={"Content-Type": media_type})
    assert response.status_code == status
    (error,) = response.json()["errors"]
    assert error["message"]
    assert error["extensions"]["code"] == "BAD_REQUEST"
    if status == 405:
        assert response.headers["allow"] == "GET, POST"


async def test_a_mutation_by_get_is_refused(client: httpx.AsyncClient) -> None:
    response = await client.get("/graphql", params={"query": "mutation { __typename }"}, headers=ASKED)
    assert (response.status_code, response.headers["allow"]) == (405, "POST")


async def test_errors_carry_a_code(client: httpx.AsyncClient) -> None:
    response = await client.post("/graphql", json={"query": "{ nothing }"})
    assert response.json()["errors"][0]["extensions"]["code"] == "VALIDATION_FAILED"


async def test_a_body_of_a_declared_size_beyond_the_limit_is_refused(client: httpx.AsyncClient) -> None:
    fits = orjson.dumps({"query": "{ __typename }", "variables": {"pad": ""}})
    padding = MAX_BODY - len(fits)
    for size, status in ((padding, 200), (padding + 1, 413)):
        body = {"query": "{ __typename }", "variables": {"pad": "x" * size}}
        response = await client.post(
            "/graphql", content=orjson.dumps(body), headers={"Content-Type": "application/json"}
        )
        assert response.status_code == status
    assert response.json()["errors"][0]["extensions"]["code"] == "LIMIT_EXCEEDED"


async def test_a_body_without_a_declared_size_is_held_to_the_limit_too(client: httpx.AsyncClient) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b" " * 10_000

    response = await client.post("/graphql", content=endless(), headers={"Content-Type": "application/json"})
    assert response.status_code == 413


async def test_every_answer_names_its_request(client: httpx.AsyncClient) -> None:
    first, second = [await client.get("/health/live") for _ in range(2)]
    assert first.headers["x-request-id"] != second.headers["x-request-id"]
    given = await client.get("/health/live", headers={"X-Request-ID": "abc-1"})
    assert given.headers["x-request-id"] == "abc-1"
    forged = await client.get("/health/live", headers={"X-Request-ID": "a b" * 40})
    assert forged.headers["x-request-id"] != "a b" * 40


@pytest.mark.parametrize(("name", "data"), [("One", {"one": "Query"}), ("Two", {"two": "Query"})])
async def test_of_several_operations_the_named_one_is_run(
    client: httpx.AsyncClient, name: str, data: dict[str, str]
) -> None:
    response = await client.post("/graphql", json={"query": SEVERAL, "operationName": name})
    assert response.json()["data"] == data


@pytest.mark.parametrize("name", [None, "Three"])
async def test_of_several_operations_none_is_run_without_its_name(client: httpx.AsyncClient, name: str | None) -> None:
    for _ in range(2):
        answer = (await client.post("/graphql", json={"query": SEVERAL, "operationName": name})).json()
        assert answer.get("data") is None
        assert answer["errors"][0]["extensions"]["code"] in {"BAD_REQUEST", "VALIDATION_FAILED"}
