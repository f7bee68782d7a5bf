"""Rate limits over HTTP: what is charged, what comes back, what a client is told, and who is charged."""

import httpx
import pytest

from api.throttling.accounts import DEPOSIT
from api.throttling.local import LocalBuckets
from tests.api.conftest import Serve
from tests.api.throttling.test_bucket import Clock

LISTED = "{ agreements(first: 50) { edges { node { id } } } }"
LEFT = """{ rateLimit { limit remaining cost resetAt } cost { requested maximum }
    agreements(first: 50) { edges { cursor } } }"""


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of all buckets, at a fixed time."""
    made = Clock()
    monkeypatch.setattr("api.workshop.LocalBuckets", lambda quota: LocalBuckets(quota, made))
    return made


def _limits(response: httpx.Response) -> tuple[int, int, int]:
    return tuple(int(response.headers[f"x-ratelimit-{name}"]) for name in ("limit", "remaining", "reset"))  # type: ignore[return-value]


async def _ask(client: httpx.AsyncClient, query: str = LISTED, **headers: str) -> httpx.Response:
    return await client.post("/graphql", json={"query": query}, headers=headers)


async def test_what_was_not_needed_is_given_back(serve: Serve, clock: Clock) -> None:
    client = serve(rate_limit=1_000, rate_restore=10, max_cost=1_000)
    response = await _ask(client)
    assert response.json()["extensions"]["cost"] == {"requested": 51, "actual": 6}
    assert _limits(response) == (1_000, 994, 1_001)
    assert (await _ask(client)).headers["x-ratelimit-remaining"] == "988"


async def test_the_operation_itself_can_ask_how_the_account_stands(serve: Serve, clock: Clock) -> None:
    answer = (await _ask(serve(rate_limit=1_000, rate_restore=10, max_cost=500), LEFT)).json()
    assert answer["data"]["rateLimit"] == {
        "limit": 1_000, "remaining": 949, "cost": 51, "resetAt": "1970-01-01T00:16:46+00:00",
    }  # fmt: skip
    assert answer["data"]["cost"] == {"requested": 51, "maximum": 500}


async def test_a_cheap_operation_is_told_what_is_left_without_the_deposit(serve: Serve, clock: Clock) -> None:
    answer = (await _ask(serve(rate_limit=1_000, max_cost=500), "{ rateLimit { remaining cost } }")).json()
    assert answer["data"]["rateLimit"] == {"remaining": 999, "cost": 1}


async def test_where_nobody_is_charged_nothing_is_told_of_it(client: httpx.AsyncClient) -> None:
    response = await _ask(client, LEFT)
    assert response.json()["data"]["rateLimit"] is None
    assert response.json()["data"]["cost"]["requested"] == 51
    assert not [name for name in response.headers if name.startswith("x-ratelimit")]


@pytest.mark.parametrize("accept", ["application/json", "application/graphql-response+json"])
async def test_who_has_used_all_is_told_when_to_come_back(serve: Serve, clock: Clock, accept: str) -> None:
    client = serve(rate_limit=100, rate_restore=10, max_cost=100)
    for _ in range(9):
        assert (await _ask(client, Accept=accept)).status_code == 200
    refused = await _ask(client, Accept=accept)
    assert refused.status_code == 429
    (error,) = refused.json()["errors"]
    assert error["message"] == "Too many points were used in a short time: try again in 3 seconds."
    assert error["extensions"] == {"code": "RATE_LIMITED", "requestId": refused.headers["x-request-id"]}
    assert refused.headers["retry-after"] == "3"
    assert refused.headers["x-ratelimit-remaining"] == "26"
    clock.now += 3
    assert (await _ask(client, Accept=accept)).status_code == 200


async def test_a_request_that_comes_to_nothing_costs_its_deposit(serve: Serve, clock: Clock) -> None:
    client = serve(rate_limit=100, rate_restore=1, max_cost=100)
    for left in (80, 60, 40, 20, 0):
        response = await _ask(client, "{ nothing }")
        assert response.headers["x-ratelimit-remaining"] == str(left)
    assert (await _ask(client, "{ nothing }")).status_code == 429
    assert DEPOSIT == 20


async def test_addresses_have_accounts_of_their_own(serve: Serve, clock: Clock) -> None:
    client = serve(rate_limit=100, rate_restore=1, max_cost=100, trusted_proxies=1)
    for address in ("198.51.100.1", "198.51.100.1", "198.51.100.2"):
        response = await _ask(client, "{ nothing }", **{"X-Forwarded-For": f"192.0.2.9, {address}"})
    assert response.headers["x-ratelimit-remaining"] == "80"


async def test_a_forged_address_changes_no_account(serve: Serve, clock: Clock) -> None:
    client = serve(rate_limit=100, rate_restore=1, max_cost=100)
    for number in range(3):
        response = await _ask(client, "{ nothing }", **{"X-Forwarded-For": f"198.51.100.{number}"})
    assert response.headers["x-ratelimit-remaining"] == "40"


async def test_accounts_in_the_store_are_those_of_all_processes(serve: Serve) -> None:
    settings = {"rate_limit": 1_000, "rate_restore": 0.001, "max_cost": 100, "rate_store": "store"}
    one, other = serve(**settings), serve(**settings)
    await _ask(one, "{ nothing }")
    assert int((await _ask(other, "{ nothing }")).headers["x-ratelimit-remaining"]) == 960
