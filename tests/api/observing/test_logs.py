"""One line for each operation, for people or programs, and in none of them what a caller sent."""

import io
import logging
from collections.abc import Iterator

import orjson
import pytest

from api.keys import keeping
from api.observing.logs import PARTS, JsonLines, TextLines, configure
from indexing.storing.port import DocumentStore
from resolvers.access import Scope
from tests.api.conftest import Serve

SECRET = "گذرواژه-4711"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What the process writes down as JSON."""
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield text
    root.removeHandler(handler)
    root.setLevel(level)


async def test_a_line_names_request_operation_cost_time_and_code(serve: Serve, written: io.StringIO) -> None:
    response = await serve().post(
        "/graphql", json={"query": "query Nested { articles(first: 1) { edges { node { id } } } }"}
    )
    lines = [orjson.loads(line) for line in written.getvalue().splitlines()]
    (line,) = [one for one in lines if one["logger"] == "peyman.operations"]
    assert line["request"] == response.headers["x-request-id"]
    assert (line["operation"], line["code"], line["caller"]) == ("Nested", "OK", "anonymous")
    assert line["points"] == response.json()["extensions"]["cost"]["actual"]
    assert line["ms"] > 0
    assert line["time"].endswith("+00:00")


async def test_neither_variables_nor_secrets_nor_documents_are_written_down(
    serve: Serve, store: DocumentStore, written: io.StringIO
) -> None:
    key, token = await keeping.add(store, "desk", Scope.READ)
    client = serve()
    query = "query($text: String!) { search(query: $text, first: 1) { edges { score } } }"
    for headers in ({}, {"Authorization": f"Bearer {token}"}, {"Authorization": f"Bearer x{token}"}):
        for variables in ({"text": SECRET}, {"text": [SECRET]}, {"text": SECRET, "n": SECRET}):
            await client.post("/graphql", json={"query": query, "variables": variables}, headers=headers)
        await client.post("/graphql", json={"query": f'{{ node(id: "{SECRET}") {{ wrong }} }}'}, headers=headers)
        await client.get("/graphql", params={"query": query, "variables": f'{{"text": "{SECRET}"}}'}, headers=headers)
    told = written.getvalue()
    assert key.id in told
    assert SECRET not in told
    assert token[-43:] not in told


async def test_the_reason_of_a_masked_error_is_in_the_log_under_the_id_that_the_client_has(
    serve: Serve, store: DocumentStore, written: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*arguments: object) -> None:
        raise ZeroDivisionError("nobody foresaw this")

    client = serve()
    monkeypatch.setattr(store, "find", fails)
    response = await client.post("/graphql", json={"query": "{ articles(first: 1) { edges { cursor } } }"})
    (error,) = response.json()["errors"]
    assert (error["extensions"]["code"], "nobody" in response.text) == ("INTERNAL", False)
    (line,) = [line for line in written.getvalue().splitlines() if "nobody foresaw this" in line]
    assert error["extensions"]["requestId"] in line


def record(**parts: object) -> logging.LogRecord:
    made = logging.LogRecord("peyman", logging.INFO, "", 0, "operation", None, None)
    setattr(made, PARTS, parts)
    return made


def test_a_line_for_people_ends_with_the_parts() -> None:
    assert (
        TextLines().format(record(operation="جستجو", ms=3.2)).endswith("INFO peyman: operation operation=جستجو ms=3.2")
    )


def test_a_line_for_programs_is_one_object_whatever_is_in_it() -> None:
    line = JsonLines().format(record(operation="a\nb", odd=object))
    assert "\n" not in line
    assert orjson.loads(line)["operation"] == "a\nb"


@pytest.mark.parametrize(("form", "kind"), [("json", JsonLines), ("text", TextLines)])
def test_the_setting_chooses_the_form(form: str, kind: type, monkeypatch: pytest.MonkeyPatch) -> None:
    root = logging.getLogger()
    kept, level = list(root.handlers), root.level
    try:
        configure("info", form)  # type: ignore[arg-type] # one of both
        assert [type(handler.formatter) for handler in root.handlers] == [kind]
        assert logging.getLogger("uvicorn.access").level == logging.WARNING
    finally:
        root.handlers[:] = kept
        root.setLevel(level)
