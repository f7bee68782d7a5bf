"""Paging gives every item once, in order, whatever the order, the page size, and what is written in between."""

from typing import Any

import pytest

from indexing.documents import Agreement
from indexing.storing.port import DocumentStore
from indexing.storing.runs import write_run
from indexing.vocabulary import Status
from tests.resolvers.asking import ask, codes, nodes
from tests.resolvers.coverage import World, actor_id

LISTS = [
    ("agreements", f"orderBy: {{field: {field}, direction: {direction}}}")
    for field in ("DATE", "CONFIDENCE", "SOURCES")
    for direction in ("ASC", "DESC")
]
LISTS += [
    (name, f"orderBy: {{field: {field}, direction: {direction}}}")
    for name, field in (("actors", "NAME"), ("actors", "PROMINENCE"), ("articles", "PUBLISHED"))
    for direction in ("ASC", "DESC")
]
LISTS += [("passages", "filter: {kinds: [HEADLINE]}")]


async def _all_pages(store: DocumentStore, name: str, arguments: str, size: int) -> list[str]:
    query = f"query($after: String) {{ {name}(first: {size}, after: $after, {arguments})"
    query += " { edges { node { id } } pageInfo { hasNextPage hasPreviousPage endCursor } } }"
    found: list[str] = []
    after = None
    while True:
        page = (await ask(store, query, after=after))[name]
        assert page["pageInfo"]["hasPreviousPage"] == (after is not None)
        found += [node["id"] for node in nodes(page)]
        if not page["pageInfo"]["hasNextPage"]:
            return found
        assert len(page["edges"]) == size
        after = page["pageInfo"]["endCursor"]


@pytest.mark.parametrize(("name", "arguments"), LISTS)
async def test_pages_of_any_size_give_the_same_list(store: DocumentStore, name: str, arguments: str) -> None:
    whole = await _all_pages(store, name, arguments, 100)
    assert len(whole) == len(set(whole)) >= 25
    assert await _all_pages(store, name, arguments, 7) == whole


async def test_the_two_directions_are_mirror_images(store: DocumentStore) -> None:
    up = await _all_pages(store, "agreements", "orderBy: {field: SOURCES, direction: ASC}", 10)
    down = await _all_pages(store, "agreements", "orderBy: {field: SOURCES, direction: DESC}", 10)
    assert up == down[::-1]


async def test_a_new_derivation_between_pages_neither_repeats_nor_skips(own_store: DocumentStore, world: World) -> None:
    query = "query($after: String) { agreements(first: 10, after: $after) { edges { node { id } }"
    query += " pageInfo { endCursor hasNextPage } } }"
    whole = await _all_pages(own_store, "agreements", "", 100)
    first = (await ask(own_store, query))["agreements"]

    changed = [
        each.model_copy(update={"status": each.status.model_copy(update={"value": Status.EXPIRED})})
        if isinstance(each, Agreement)
        else each
        for each in world.derived
    ]
    await write_run(own_store, changed)

    found = [node["id"] for node in nodes(first)]
    after = first["pageInfo"]["endCursor"]
    while after:
        page = (await ask(own_store, query, after=after))["agreements"]
        found += [node["id"] for node in nodes(page)]
        after = page["pageInfo"]["endCursor"] if page["pageInfo"]["hasNextPage"] else None
    assert found == whole


NESTED_LISTS = {
    "agreement passages": ("agreements", "passages", 3),
    "agreement claims": ("agreements", "claims", 6),
    "agreement articles": ("agreements", "articles", 3),
    "article passages": ("articles", "passages", 3),
    "article agreements": ("articles", "agreements", 1),
    "passage agreements": ("passages", "agreements", 1),
}


@pytest.mark.parametrize(("root", "field", "number"), NESTED_LISTS.values(), ids=NESTED_LISTS)
async def test_nested_lists_page_on_from_the_cursor_of_an_edge(
    store: DocumentStore, root: str, field: str, number: int
) -> None:
    inner = "{ edges { cursor node { id } } pageInfo { hasNextPage } totalCount { value exact } }"
    owners = nodes((await ask(store, f"{{ {root}(first: 2) {{ edges {{ node {{ id {field} {inner} }} }} }} }}"))[root])
    owner = next(each for each in owners if each[field]["edges"] or root != "passages")
    whole: dict[str, Any] = owner[field]
    assert whole["totalCount"] == {"value": number, "exact": True}
    assert len(whole["edges"]) == number

    kind = root[:-1].capitalize()
    query = "query($id: ID!, $after: String) { node(id: $id) { ... on "
    query += f"{kind} {{ {field}(first: 1, after: $after) {inner} }} }} }}"
    after, found = None, []
    for _ in range(number):
        page = (await ask(store, query, id=owner["id"], after=after))["node"][field]
        found += page["edges"]
        after = page["edges"][-1]["cursor"]
        assert page["pageInfo"]["hasNextPage"] == (len(found) < number)
    assert found == whole["edges"]


async def test_each_of_many_owners_gets_its_own_page(store: DocumentStore, world: World) -> None:
    query = "{ actors(first: 100) { edges { node { id agreements(first: 4) { totalCount { value }"
    query += " pageInfo { hasNextPage } edges { node { id date participants { actor { id } } } } } } } } }"
    actors = {actor["id"]: actor["agreements"] for actor in nodes((await ask(store, query))["actors"])}

    iran, tajikistan = actors[actor_id("IR")], actors[actor_id("TJ")]
    assert (iran["totalCount"]["value"], tajikistan["totalCount"]["value"]) == (25, 12)
    assert iran["pageInfo"]["hasNextPage"]
    assert len(iran["edges"]) == len(tajikistan["edges"]) == 4
    for owner in (actor_id("IR"), actor_id("TJ"), actor_id("minister 3")):
        page = nodes(actors[owner])
        assert all(owner in [each["actor"]["id"] for each in deal["participants"]] for deal in page)
        assert [deal["date"] for deal in page] == sorted((deal["date"] for deal in page), reverse=True)
    assert actors[actor_id("IMIDRO")]["edges"] == []


@pytest.mark.parametrize("first", [0, -1, 101, 2**31 - 1])
async def test_a_page_holds_one_to_a_hundred_items(store: DocumentStore, first: int) -> None:
    assert await codes(store, f"{{ actors(first: {first}) {{ edges {{ cursor }} }} }}") == ["BAD_INPUT"]
    nested = f"{{ articles(first: 1) {{ edges {{ node {{ passages(first: {first}) {{ edges {{ cursor }} }} }} }} }} }}"
    assert await codes(store, nested) == ["BAD_INPUT"]
