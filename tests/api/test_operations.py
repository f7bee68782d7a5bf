"""Every published example runs as it stands, and says what it is about."""

import httpx
import pytest

from api.operations import FIRST, Operation, load_operations

OPERATIONS = load_operations()


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
async def test_it_runs(client: httpx.AsyncClient, operation: Operation) -> None:
    answer = (await client.post("/graphql", json={"query": operation.text})).json()
    assert "errors" not in answer, answer
    (page,) = answer["data"].values()
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
