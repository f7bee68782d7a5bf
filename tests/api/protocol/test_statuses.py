"""The status of a result, in the reading that clients know and in that of the newest draft."""

import pytest

from tests.api.conftest import Serve

RESPONSE, JSON = "application/graphql-response+json", "application/json"
PARTIAL = '{ __typename agreements(first: 1, after: "damaged") { edges { cursor } } }'

CASES: list[tuple[str, dict[str, object], int, int]] = [
    ("{ __typename }", {}, 200, 200),
    ("{", {}, 400, 400),
    ("{ nothing }", {}, 400, 422),
    ("query($id: ID!) { node(id: $id) { id } }", {}, 400, 422),
    ("query A { __typename } query B { __typename }", {}, 400, 422),
    ("{" + "__typename " * 30 + "}", {}, 400, 422),
    (PARTIAL, {}, 200, 294),
    ("subscription { __typename }", {}, 400, 422),
]


@pytest.mark.parametrize(("query", "variables", "stable", "draft"), CASES)
async def test_a_client_of_the_specification_learns_more_from_the_status(
    serve: Serve, query: str, variables: dict[str, object], stable: int, draft: int
) -> None:
    for reading, status in (("stable", stable), ("draft", draft)):
        client = serve(http_status=reading)
        response = await client.post(
            "/graphql", json={"query": query, "variables": variables}, headers={"Accept": RESPONSE}
        )
        assert response.status_code == status, response.text
        assert ("data" in response.json()) == (200 <= status < 300)


@pytest.mark.parametrize("reading", ["stable", "draft"])
@pytest.mark.parametrize("query", [query for query, _, _, _ in CASES if not query.startswith("subscription")])
async def test_under_plain_json_a_request_that_is_well_formed_gets_200(serve: Serve, reading: str, query: str) -> None:
    response = await serve(http_status=reading).post("/graphql", json={"query": query}, headers={"Accept": JSON})
    assert response.status_code == 200


async def test_an_operation_of_no_such_name_is_malformed(serve: Serve) -> None:
    asked = {"query": "query A { __typename }", "operationName": "B"}
    for reading, status in (("stable", 400), ("draft", 422)):
        response = await serve(http_status=reading).post("/graphql", json=asked)
        assert response.status_code == status
        assert "operationName" in response.json()["errors"][0]["message"]


async def test_what_an_operation_cost_stands_in_its_answer(serve: Serve) -> None:
    answer = (await serve().post("/graphql", json={"query": "{ agreements(first: 3) { edges { cursor } } }"})).json()
    assert answer["extensions"] == {"cost": {"requested": 4, "actual": 3}}


async def test_what_was_refused_has_no_cost(serve: Serve) -> None:
    assert "extensions" not in (await serve().post("/graphql", json={"query": "{ nothing }"})).json()
