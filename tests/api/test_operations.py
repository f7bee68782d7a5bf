"""Every published example runs as it stands, and says what it is about."""

from typing import Any

import httpx
import pytest

from api.keys import keeping
from api.operations import FIRST, Operation, load_operations
from indexing.storing.port import DocumentStore
from resolvers.access import Scope
from tests.resolvers.asking import ask, nodes

OPERATIONS = load_operations()

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


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
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
