"""What every answer goes through on its way: compression, and what pages of other sites may read."""

import pytest

from tests.api.conftest import Serve

LONG = "{ articles(first: 15) { edges { node { raw passages(first: 5) { edges { node { quote } } } } } } }"
ELSEWHERE = "https://news.example"


async def test_a_long_answer_is_compressed_for_who_accepts_it(serve: Serve) -> None:
    client = serve()
    packed = await client.post("/graphql", json={"query": LONG}, headers={"Accept-Encoding": "gzip"})
    plain = await client.post("/graphql", json={"query": LONG}, headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.json()["data"] == plain.json()["data"]
    assert int(packed.headers["content-length"]) < len(plain.content) / 2
    assert {"Accept", "Accept-Encoding"} <= {one.strip() for one in packed.headers["vary"].split(",")}


async def test_a_short_answer_is_sent_as_it_is(serve: Serve) -> None:
    response = await serve().post("/graphql", json={"query": "{ __typename }"}, headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in response.headers


async def test_pages_of_other_sites_may_read_nothing_unless_they_are_named(serve: Serve) -> None:
    for settings, allowed in (({}, None), ({"cors_origins": f"https://other.example {ELSEWHERE}"}, ELSEWHERE)):
        client = serve(**settings)
        response = await client.post("/graphql", json={"query": "{ __typename }"}, headers={"Origin": ELSEWHERE})
        assert response.headers.get("access-control-allow-origin") == allowed


@pytest.mark.parametrize(("origin", "status"), [(ELSEWHERE, 200), ("https://evil.example", 400)])
async def test_a_page_may_send_what_needs_asking_if_its_site_is_named(serve: Serve, origin: str, status: int) -> None:
    asking = {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type,authorization,x-apollo-operation-name",
    }
    response = await serve(cors_origins=ELSEWHERE).options("/graphql", headers=asking)
    assert response.status_code == status


async def test_a_body_limit_of_ones_own(serve: Serve) -> None:
    client = serve(max_body=200)
    assert (await client.post("/graphql", json={"query": "{ __typename }"})).status_code == 200
    response = await client.post("/graphql", json={"query": "{ __typename }" + " " * 200})
    assert response.status_code == 413
    assert response.json()["errors"][0]["extensions"]["code"] == "LIMIT_EXCEEDED"
