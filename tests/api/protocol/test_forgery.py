"""Requests that another site can make a browser send are refused, whatever they ask; all others pass."""

import httpx
import pytest

ADDRESS = {"query": "{ __typename }"}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Accept": "application/json"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"},
        {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"},
        {"Sec-Fetch-Site": ""},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"},
        {"Content-Type": "multipart/form-data"},
        {"Apollo-Require-Preflight": ""},
    ],
)
async def test_a_get_that_another_site_may_have_caused_is_refused(
    client: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    response = await client.get("/graphql", params=ADDRESS, headers=headers)
    assert response.status_code == 403
    assert "Graphql-Require-Preflight: 1" in response.json()["errors"][0]["message"]
    assert "__typename" not in response.text


@pytest.mark.parametrize(
    "headers",
    [
        {"GraphQL-Require-Preflight": "1"},
        {"Apollo-Require-Preflight": "true"},
        {"X-Apollo-Operation-Name": "Ports"},
        {"Content-Type": "application/json"},
        {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"},
        {"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate"},
        {"Sec-Fetch-Mode": "cors"},
        {"Sec-Fetch-Site": "cross-site", "GraphQL-Require-Preflight": "1"},
    ],
)
async def test_a_get_that_no_other_site_can_have_caused_passes(
    client: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    response = await client.get("/graphql", params=ADDRESS, headers=headers)
    assert response.json()["data"] == {"__typename": "Query"}


async def test_a_post_in_json_passes_from_wherever_it_comes(client: httpx.AsyncClient) -> None:
    response = await client.post("/graphql", json=ADDRESS, headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 200


async def test_a_mutation_is_never_run_by_get(client: httpx.AsyncClient) -> None:
    response = await client.get(
        "/graphql", params={"query": "mutation { __typename }"}, headers={"GraphQL-Require-Preflight": "1"}
    )
    assert (response.status_code, response.headers["allow"]) == (405, "POST")
