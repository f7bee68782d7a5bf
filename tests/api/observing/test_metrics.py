"""Figures: of every kind that an operator asks for, shown to whom they may be, and of a number that is bounded."""

import httpx
import pytest

from api.keys import keeping
from api.observing.watching import OTHER, UNNAMED, Observer, names_in
from indexing.storing.port import DocumentStore
from resolvers.access import Scope
from tests.api.conftest import Serve

NAMED = "query Nested { agreements(first: 2) { edges { node { id } } } }"


async def figures(client: httpx.AsyncClient, headers: dict[str, str] | None = None) -> dict[str, float]:
    """The figures by name with labels."""
    response = await client.get("/metrics", headers=headers)
    assert response.status_code == 200
    lines = (line.rpartition(" ") for line in response.text.splitlines() if not line.startswith("#"))
    return {name: float(value) for name, _, value in lines}


async def ask(client: httpx.AsyncClient, query: str, **more: object) -> None:
    await client.post("/graphql", json={"query": query, **more})


async def test_operations_are_counted_by_name_and_code_with_time_and_cost(serve: Serve) -> None:
    client = serve(metrics="open")
    await ask(client, NAMED)
    await ask(client, NAMED)
    await ask(client, "{ __typename }")
    await ask(client, "query Nested { nothing }")
    found = await figures(client)
    labels = 'operation="Nested",transport="http"'
    assert found[f'peyman_operations_total{{code="OK",{labels}}}'] == 2
    assert found[f'peyman_operations_total{{code="VALIDATION_FAILED",{labels}}}'] == 1
    assert found['peyman_operations_total{code="OK",operation="(unnamed)",transport="http"}'] == 1
    assert found['peyman_operation_seconds_count{operation="Nested"}'] == 3
    assert found['peyman_operation_points_sum{operation="Nested"}'] > 2
    assert found["peyman_operations_running"] == found["peyman_operations_waiting"] == 0


async def test_calls_to_store_and_search_plans_and_subscriptions_are_counted(serve: Serve) -> None:
    client = serve(metrics="open")
    before = await figures(client)
    await ask(client, NAMED)
    await ask(client, '{ search(query: "نفت", first: 1) { edges { score } } }')
    await ask(client, "{ __schema { queryType { name } } }")
    found = await figures(client)
    assert found['peyman_engine_calls_total{engine="store",method="find",outcome="ok"}'] >= 1
    assert found['peyman_engine_calls_total{engine="search",method="search",outcome="ok"}'] == 1
    assert found['peyman_engine_seconds_count{engine="search",method="search"}'] == 1
    assert found['peyman_plan_total{way="planned"}'] > before['peyman_plan_total{way="planned"}']
    ways = [name for name in found if name.startswith("peyman_plan_total") and "planned" not in name]
    assert sum(found[name] for name in ways) > sum(before.get(name, 0) for name in ways)
    assert found["peyman_subscriptions_open"] == 0
    assert found["process_resident_memory_bytes"] > 10**7


async def test_clients_cannot_make_up_figures(serve: Serve) -> None:
    client = serve(metrics="open")
    await ask(client, "{ __typename }")
    await ask(client, "query Warm { __typename }")
    before = await figures(client)
    for number in range(20):
        await ask(client, f"query Made{number} {{ __typename }}")
        await ask(client, "{ __typename }", operationName=f"Wanted{number}")
    found = await figures(client)
    assert not [name for name in found if "Made" in name or "Wanted" in name]
    assert len(found) <= len(before) + 20
    assert found[f'peyman_operations_total{{code="OK",operation="{OTHER}",transport="http"}}'] == 21


@pytest.mark.parametrize(
    ("openness", "scope", "status"),
    [
        ("admin", None, 401),
        ("admin", Scope.READ, 403),
        ("admin", Scope.EDIT, 403),
        ("admin", Scope.ADMIN, 200),
        ("open", None, 200),
        ("off", None, 404),
        ("off", Scope.ADMIN, 404),
    ],
)
async def test_figures_are_shown_to_whom_they_may_be(
    serve: Serve, store: DocumentStore, openness: str, scope: Scope | None, status: int
) -> None:
    headers = {"Authorization": f"Bearer {(await keeping.add(store, 'x', scope))[1]}"} if scope else {}
    response = await serve(metrics=openness).get("/metrics", headers=headers)
    assert response.status_code == status
    assert response.headers["content-type"].startswith("text/plain" if status == 200 else "application/json")


def test_only_known_operations_are_counted_by_name() -> None:
    observer = Observer(names_in(["query Known { a } mutation Also { b }", "query { c }", "not graphql {"]))
    labels = [observer.label(name) for name in ("Known", "Also", "Unknown", None, "")]
    assert labels == ["Known", "Also", OTHER, UNNAMED, UNNAMED]
