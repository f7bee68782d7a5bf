"""Front ends as others build them, untouched: Apollo Client, urql, GraphQL Code Generator, the Relay compiler."""

import json
from pathlib import Path
from typing import Any

import pytest

from api.app import create_app
from tests.clients.live import listening
from tests.clients.node import needs_node, node
from tests.resolvers.asking import FixedIndex, filled_store
from tests.resolvers.coverage import World, world

OPERATIONS = Path(__file__).parents[2] / "docs" / "operations"


@pytest.fixture(autouse=True)
def _with_node() -> None:
    needs_node()


async def seen(script: str, folder: Path, made: World, path: str = "/graphql", *more: str) -> Any:
    """What the program `script` saw of a server over `made`, of which it is told the address of `path`, and `more`."""
    store = await filled_store(folder, made)
    async with listening(create_app(store, FixedIndex())) as address:
        told = json.loads(await node(script, f"{address}{path}", *more))
    await store.close()
    return told


async def test_apollo_merges_pages_and_knows_objects_by_their_id(tmp_path: Path) -> None:
    made = world(5)
    told = await seen("apollo.mjs", tmp_path, made)
    assert told["merged"] == [made.of(number).id for number in range(4)]
    assert told["known"] == {
        "__typename": "Agreement",
        "id": made.of(0).id,
        "kind": "MEMORANDUM",
        "title": "تفاهم‌نامه ایران و ازبکستان (0)",
    }
    assert told["again"] == 0
    assert told["asked"][:3] == ["List", "List", "Title"]
    assert told["refused"] == ["BAD_INPUT"]


async def test_urql_pages_on_and_gets_errors_with_their_codes(tmp_path: Path) -> None:
    told = await seen("urql.mjs", tmp_path, world(5))
    assert len(set(told["names"])) == 4
    assert told["codes"] == ["INVALID_CURSOR"]
    assert told["network"] is None


async def test_the_code_generator_makes_types_of_a_live_server_that_compile_strictly(tmp_path: Path) -> None:
    made = await seen("codegen.mjs", tmp_path, world(1), "/graphql", f"{OPERATIONS}/*.graphql")
    named = {line.split()[1].partition("(")[0] for line in _first_lines() if len(line.split()) > 2}
    assert set(made) >= named


async def test_the_relay_compiler_takes_paging_refetching_and_mutations(tmp_path: Path) -> None:
    made = await seen("relay.mjs", tmp_path, world(1), "/schema.graphql")
    assert {name.removesuffix(".graphql.js") for name in made} >= {
        "AgreementsQuery",
        "AgreementsPageQuery",
        "AgreementsOneQuery",
        "AgreementsConfirmMutation",
        "Agreements_list",
        "Agreements_one",
    }


def _first_lines() -> list[str]:
    """The line with which each published operation begins."""
    texts = (path.read_text("utf-8") for path in sorted(OPERATIONS.glob("*.graphql")))
    kinds = ("query", "mutation", "subscription")
    return [next(line for line in text.splitlines() if line.startswith(kinds)) for text in texts]
