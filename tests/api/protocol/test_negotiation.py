"""What a client accepts decides the media type; one that accepts nothing we have is told so."""

import httpx
import pytest

from api.protocol.negotiation import prefers_events

QUERY = {"query": "{ __typename }"}
RESPONSE, JSON = "application/graphql-response+json", "application/json"


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        (JSON, JSON),
        (RESPONSE, RESPONSE),
        (f"{RESPONSE}, {JSON}", RESPONSE),
        (f"{JSON}, {RESPONSE}", RESPONSE),
        (f"{RESPONSE};q=0.5, {JSON};q=0.9", JSON),
        (f"{RESPONSE},{JSON};q=0.9", RESPONSE),
        (f"{RESPONSE}, */*", RESPONSE),
        (f"{RESPONSE};q=0.1, */*", JSON),
        (f"{JSON};q=0, */*", RESPONSE),
        ("Application/JSON; charset=utf-8", JSON),
        (f"text/html, {RESPONSE};q=0.2", RESPONSE),
        ("text/html, */*;q=0.1", JSON),
    ],
)
async def test_the_type_that_the_client_likes_best_is_given(client: httpx.AsyncClient, accept: str, media: str) -> None:
    response = await client.post("/graphql", json=QUERY, headers={"Accept": accept})
    assert (response.status_code, response.headers["content-type"]) == (200, media)
    assert "Accept" in response.headers["vary"]


@pytest.mark.parametrize("accept", ["text/html", "application/xml", f"{JSON};q=0", "*/*;q=0", "*/*;q=much"])
async def test_a_client_that_accepts_nothing_there_is_gets_406(client: httpx.AsyncClient, accept: str) -> None:
    response = await client.post("/graphql", json=QUERY, headers={"Accept": accept})
    assert response.status_code == 406
    assert RESPONSE in response.json()["errors"][0]["message"]


@pytest.mark.parametrize(
    ("accept", "stream"),
    [
        ("text/event-stream", True),
        ("text/event-stream, multipart/mixed", True),
        ("application/json;q=0.5, text/event-stream", True),
        ("application/graphql-response+json, application/json, text/event-stream, multipart/mixed", False),
        ("text/event-stream;q=0.1, application/json", False),
        ("*/*", False),
        ("", False),
    ],
)
def test_a_stream_is_given_to_those_who_like_it_better_than_json(accept: str, stream: bool) -> None:
    assert prefers_events(accept) is stream
