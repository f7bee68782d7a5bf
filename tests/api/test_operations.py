"""Every published example runs as it stands, and says what it is about."""

from typing import Any

import httpx
import pytest

from api.app import create_app
from api.keys import keeping
from api.operations import FIRST, Operation, load_operations
from api.settings import Settings
from indexing.storing.port import DocumentStore
from indexing.storing.runs import write_run
from resolvers.access import Scope
from tests.api.subscriptions.conftest import talking
from tests.api.subscriptions.test_sockets import told_of
from tests.clients.live import listening
from tests.indexing.storing.builders import agreement
from tests.resolvers.asking import FixedIndex, ask, nodes

OPERATIONS = load_operations()
ANSWERED = [one for one in OPERATIONS if not one.text.startswith("subscription")]
HEARD = [one for one in OPERATIONS if one.text.startswith("subscription")]

#: What the examples about one object are asked with.
IDS = """
{
  agreements(first: 1) { edges { node { id revision articles(first: 1) { edges { node { id } } } } } }
  actors(first: 1) { edges { node { id } } }
  rechecks(first: 1) { edges { node { decision { id } } } }
}
"""

#: Results of a change that these small documents, which no rules were asked about, cannot give.
CHANGES = ("Decided", "EditConflict", "Refused", "Ingested", "IngestRefused")


async def variables(store: DocumentStore, name: str) -> dict[str, Any]:
    data = await ask(store, IDS)
    (agreement,), (actor,), (recheck,) = (nodes(data[one]) for one in ("agreements", "actors", "rechecks"))
    given = {
        "actor-page": {"id": actor["id"]},
        "article-page": {"id": nodes(agreement["articles"])[0]["id"]},
        "decide": {"id": agreement["id"], "revision": agreement["revision"], "reason": "seen on paper"},
        "undo": {"decisionId": recheck["decision"]["id"], "reason": "the wrong paper"},
        "history": {"subjectId": agreement["id"]},
        "ingest": {"text": "Oman and Qatar signed an agreement on shipping in Muscat on Monday.", "key": "story-1"},
    }
    return given.get(name, {})


@pytest.mark.parametrize("operation", ANSWERED, ids=lambda operation: operation.name)
async def test_it_runs(client: httpx.AsyncClient, store: DocumentStore, operation: Operation) -> None:
    scope = Scope.ADMIN if operation.name == "ingest" else Scope.EDIT
    _, token = await keeping.add(store, "desk", scope)
    body = {"query": operation.text, "variables": await variables(store, operation.name)}
    answer = (await client.post("/graphql", json=body, headers={"authorization": f"Bearer {token}"})).json()
    assert "errors" not in answer, answer
    page = next(iter(answer["data"].values()))
    assert page or operation.name.startswith("search")
    if operation.text.startswith("mutation"):
        assert page["__typename"] in CHANGES
    elif "edges" in page:
        assert operation.name.startswith("search") or page["edges"]


@pytest.mark.parametrize("operation", HEARD, ids=lambda operation: operation.name)
async def test_what_is_listened_to_tells_of_what_happens(store: DocumentStore, operation: Operation) -> None:
    async with (
        listening(create_app(store, FixedIndex())) as address,
        talking(address) as talk,
    ):
        await (await talk.introduce()).subscribe("one", operation.text)
        told = await told_of(
            talk, lambda turn: write_run(store, [agreement(f"agr-{turn}", date="2026-02-01", article_ids=("art-1",))])
        )
    assert told["type"] == "next"
    assert "errors" not in told["payload"]
    (event,) = told["payload"]["data"].values()
    assert event["cursor"]
    assert event["agreement"]["id"]


async def test_the_price_is_told_where_callers_are_charged(store: DocumentStore) -> None:
    (price,) = (one for one in OPERATIONS if one.name == "price")
    settings = Settings.model_construct(rate_limit=50_000, allowed_hosts="*")
    transport = httpx.ASGITransport(create_app(store, FixedIndex(), settings=settings))
    async with httpx.AsyncClient(transport=transport, base_url="http://peyman.example") as asking:
        answer = (await asking.post("/graphql", json={"query": price.text})).json()
    data = answer["data"]
    assert "errors" not in answer
    assert 0 < data["cost"]["requested"] == data["rateLimit"]["cost"] <= data["cost"]["maximum"]
    assert data["rateLimit"]["remaining"] == 50_000 - data["rateLimit"]["cost"]


def test_the_one_to_begin_with_comes_first() -> None:
    assert len(OPERATIONS) >= 5
    assert OPERATIONS[0].name == FIRST


def test_each_has_a_title_and_a_note() -> None:
    assert all(operation.title and operation.note for operation in OPERATIONS)


def test_comments_at_the_top_are_title_and_note() -> None:
    source = "# Title\n# One.\n# Two.\n\n{ __typename } # behind\n"
    assert Operation.parse("x", source) == Operation("x", "Title", "One. Two.", "{ __typename } # behind\n")


def test_a_file_without_comments_is_called_by_its_name() -> None:
    assert Operation.parse("x", "{ __typename }") == Operation("x", "x", "", "{ __typename }\n")
