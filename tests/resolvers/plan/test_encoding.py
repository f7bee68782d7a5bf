"""An answer as text: each object is written once, and nothing is made that the text does not need."""

from collections.abc import Sequence
from typing import Any

import orjson
import pytest
import strawberry

from indexing.documents import Agreement
from indexing.storing.articles import save
from indexing.storing.port import DocumentStore
from indexing.storing.runs import write_run
from resolvers import relating
from resolvers.context import Context
from resolvers.fields import relation
from resolvers.memory import Memory
from resolvers.plan.caching import Plans
from resolvers.plan.extension import Planned
from resolvers.schema import build_schema
from tests.resolvers.asking import FixedIndex
from tests.resolvers.coverage import World

WRITTEN: list[int] = []


async def _all(parents: Sequence["Thing"], info: strawberry.Info) -> list[Any]:
    shared = Thing(number=7)
    return [[shared] * each.number for each in parents]


@strawberry.type
class Thing:
    number: int
    all: "list[Thing]" = relation("The same one again and again.", _all)

    @strawberry.field
    def written(self) -> str:
        WRITTEN.append(self.number)
        return 'تاجیکستان "Tajikistan" \n'

    @strawberry.field
    def odd(self) -> list[str]:
        return ["\u2028", "", '"']


@strawberry.type
class Query:
    @strawberry.field
    def things(self, numbers: list[int]) -> list[Thing | None] | None:
        return [Thing(number=each) if each else None for each in numbers]


class _Schema(strawberry.Schema):
    plans = Plans()

    def process_errors(self, errors: Any, execution_context: Any = None) -> None:
        return None


SCHEMA = _Schema(Query, extensions=[Planned])


async def _text(schema: strawberry.Schema, store: Any, query: str, memory: Memory | None = None, **given: Any) -> str:
    context = Context(store, FixedIndex(), memory=memory)
    context.encoded = True
    result = await schema.execute(query, given, context_value=context)
    assert not result.errors
    assert isinstance(result.data, orjson.Fragment)
    return orjson.dumps(result.data).decode()


async def test_an_object_that_stands_in_several_places_is_written_once() -> None:
    WRITTEN.clear()
    text = await _text(SCHEMA, None, "{ things(numbers: [2, 3]) { number all { written } } }")
    assert WRITTEN == [7]
    assert text.count("Tajikistan") == 5


@pytest.mark.parametrize("selection", ["all { all { number } }", "number all { number }", "all { odd number }"])
async def test_lists_may_be_empty_and_hold_nulls(selection: str) -> None:
    query = f"{{ a: things(numbers: [0, 1, 0, 2, 0]) {{ {selection} }} b: things(numbers: []) {{ {selection} }} }}"
    plain = await SCHEMA.execute(query)
    assert await _text(SCHEMA, None, query) == orjson.dumps(plain.data).decode()


async def test_methods_without_variables_are_remembered_and_others_are_not(store: DocumentStore) -> None:
    schema, memory = build_schema(), Memory()
    query = "query($in: Language!) { agreements(first: 1) { edges { node { title(language: $in) fixed: title } } } }"
    for _ in range(3):
        english = await _text(schema, store, query, memory, **{"in": "EN"})
        persian = await _text(schema, store, query, memory, **{"in": "FA"})
        assert '"title":"تفاهم‌نامه' in persian
        assert persian.split('"fixed"')[1] == english.split('"fixed"')[1]
        assert persian != english


async def test_a_change_in_the_store_is_in_the_next_text(own_store: DocumentStore, world: World) -> None:
    schema, memory = build_schema(), Memory()
    shown = "confidence passages(first: 1) { edges { node { article { url } } } }"
    query = f"{{ agreements(first: 9) {{ edges {{ node {{ {shown} }} }} }} }}"
    for _ in range(3):
        text = await _text(schema, own_store, query, memory)
        assert "elsewhere" not in text
    await save(own_store, [each.model_copy(update={"url": "https://elsewhere.example"}) for each in world.articles])
    changed = await _text(schema, own_store, query, memory)
    assert changed.count("elsewhere") == text.count('"url"') > 0
    await write_run(
        own_store,
        [one.model_copy(update={"confidence": 0.01}) if isinstance(one, Agreement) else one for one in world.derived],
    )
    derived = await _text(schema, own_store, query, memory)
    assert derived.count('"confidence":0.01') == derived.count('"confidence"') > 0


async def test_a_page_that_shows_only_its_nodes_makes_no_connections(
    store: DocumentStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def connection(**_: Any) -> None:
        raise AssertionError("a connection was made")

    schema, memory = build_schema(), Memory()
    query = "{{ agreements(first: 3) {{ edges {{ node {{ passages(first: 2) {{ {} }} }} }} }} }}"
    shown = await _text(schema, store, query.format("edges { node { id } } pageInfo { hasNextPage }"), memory)
    monkeypatch.setattr(relating, "Connection", connection)
    for selection in ("edges { node { id } }", "e: edges { __typename n: node { id } } kind: __typename"):
        text = await _text(schema, store, query.format(selection), memory)
        assert text.count('"id"') == shown.count('"id"') > 0
    with pytest.raises(AssertionError):
        await _text(schema, store, query.format("edges { cursor node { id } }"), memory)
