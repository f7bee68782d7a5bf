"""Every example of the start page answers when it is clicked, or says why there is nothing to click."""

import json
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest

from api.app import create_app
from api.operations import load_operations
from indexing.documents import Actor, Article
from indexing.storing.store import open_store
from tests.api.conftest import Serve
from tests.resolvers.asking import FixedIndex

OPERATIONS = load_operations()


class Buttons(HTMLParser):
    """The attributes of all buttons of a page: those of examples in order, and whether there is one to run."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.examples: list[dict[str, str]] = []
        self.run = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "button" and "data-operation" in given:
            self.examples.append(given)
        self.run = self.run or (tag == "button" and given.get("id") == "run")


def sent_by(example: dict[str, str]) -> dict[str, object]:
    """The body that start.js sends for an example."""
    return {"query": example["data-operation"], "variables": json.loads(example["data-variables"] or "{}")}


async def buttons(client: httpx.AsyncClient) -> Buttons:
    return Buttons((await client.get("/")).text)


async def test_each_example_answers_as_the_page_sends_it_or_says_that_it_is_not_run(client: httpx.AsyncClient) -> None:
    page = await buttons(client)
    assert page.run
    assert len(page.examples) == len(OPERATIONS)
    for example in page.examples:
        answer = (await client.post("/graphql", json=sent_by(example))).json()
        assert ("errors" in answer) == bool(example["data-held"]), (example, answer)


async def test_what_needs_a_key_or_stays_open_is_held_back(client: httpx.AsyncClient) -> None:
    page = await buttons(client)
    held = {
        operation.name: example["data-held"]
        for operation, example in zip(OPERATIONS, page.examples, strict=True)
        if example["data-held"]
    }
    keyed = {"decide", "desk", "history", "ingest", "undo"}
    assert set(held) == keyed | {"agreement-changes"}
    assert all("key" in held[name] for name in keyed)
    assert "Stays open" in held["agreement-changes"]


@pytest.mark.parametrize(("name", "kind"), [("actor-page", Actor), ("article-page", Article)])
async def test_an_example_about_one_object_is_given_one_that_is_there(
    client: httpx.AsyncClient, name: str, kind: type[Actor | Article]
) -> None:
    page = await buttons(client)
    (example,) = (one for own, one in zip(OPERATIONS, page.examples, strict=True) if own.name == name)
    node = (await client.post("/graphql", json=sent_by(example))).json()["data"]["node"]
    assert node["id"] == json.loads(example["data-variables"])["id"]
    assert ("headline" in node) == (kind is Article)


async def test_variables_that_need_no_value_are_not_filled(client: httpx.AsyncClient) -> None:
    page = await buttons(client)
    given = {own.name: one["data-variables"] for own, one in zip(OPERATIONS, page.examples, strict=True)}
    assert given["nested"] == given["agreement-changes"] == ""
    assert json.loads(given["undo"]) == {"decisionId": "", "reason": ""}


async def test_an_empty_store_has_answers_too(tmp_path: Path) -> None:
    empty = await open_store(f"sqlite:///{tmp_path / 'empty.db'}")
    transport = httpx.ASGITransport(create_app(empty, FixedIndex()))
    async with httpx.AsyncClient(transport=transport, base_url="http://peyman.example") as asking:
        for example in (await buttons(asking)).examples:
            answer = (await asking.post("/graphql", json=sent_by(example))).json()
            assert ("errors" in answer) == bool(example["data-held"]), (example, answer)
    await empty.close()


async def test_a_server_of_registered_documents_offers_nothing_to_run(serve: Serve, tmp_path: Path) -> None:
    client = serve(trusted_documents=tmp_path, trusted_only=True)
    page = await buttons(client)
    assert not page.run
    assert len(page.examples) == len(OPERATIONS)
    assert all("registered documents only" in example["data-held"] for example in page.examples)


def test_the_script_sends_variables_and_skips_what_is_held_back() -> None:
    script = (Path(__file__).parents[2] / "api" / "static" / "start.js").read_text(encoding="utf-8")
    assert 'variables: JSON.parse(variables.value || "{}")' in script
    assert 'runner.hidden = example.dataset.held !== ""' in script
