"""The law of prices: whatever an operation asks for, it never loads more than it was priced at."""

import asyncio
import random
from collections.abc import Iterator

import pytest
from graphql import (
    GraphQLField,
    GraphQLNamedType,
    GraphQLObjectType,
    get_named_type,
    is_abstract_type,
    is_composite_type,
    is_required_argument,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexing.documents import Agreement, Participant, Passage
from indexing.searching.port import EntryType, IndexHit
from indexing.storing.port import DocumentStore
from indexing.vocabulary import Participation
from resolvers.access import Caller, Scope
from resolvers.context import Context
from resolvers.limits import Limits
from resolvers.schema import build_schema
from tests.resolvers.asking import FixedIndex, filled_store
from tests.resolvers.coverage import World, actor_id
from tests.resolvers.coverage import world as make_world
from tests.resolvers.pricing.test_price import price

#: So wide that only the price can be wrong.
SCHEMA = build_schema(Limits(cost=10**9, depth=60, aliases=10_000, tokens=100_000))
CORE = SCHEMA._schema


#: Arguments that must be given, and something to give.
WORDS = {"query": '"ports"', "text": '"ports"', "one": '"IR"', "other": '"UZ"'}

#: Somebody who may ask for everything.
EDITOR = Caller("editor", frozenset(Scope))


class Asking:
    """Writes operations at random: fields of all types, aliases, fragments spread twice, sizes in variables."""

    def __init__(self, seed: int, ids: list[str]) -> None:
        self._random = random.Random(seed)
        self._ids = ids
        self._fragments: dict[str, str] = {}

    def operation(self) -> str:
        assert CORE.query_type is not None
        chosen = self._random.sample(sorted(CORE.query_type.fields), self._random.randint(1, 2))
        asked = " ".join(self._field(name, CORE.query_type.fields[name], 4) for name in chosen)
        few = "few: articles(first: $few) { __typename }"
        return f"query($few: Int! = 2) {{ {few} {asked} }} " + " ".join(self._fragments.values())

    def _field(self, name: str, field: GraphQLField, levels: int) -> str:
        target = get_named_type(field.type)
        alias = f"a{self._random.randint(1, 10**9)}: "
        selected = f"{{ {' '.join(self._selected(target, levels))} }}" if is_composite_type(target) else ""
        return f"{alias}{name}{self._arguments(field)} {selected}"

    def _arguments(self, field: GraphQLField) -> str:
        given = [f"{name}: {value}" for name, value in WORDS.items() if name in field.args]
        if "first" in field.args and (is_required_argument(field.args["first"]) or self._random.random() < 0.8):
            given.append(f"first: {self._random.choice(['1', '3', '$few'])}")
        if "ids" in field.args:
            ids = " ".join(f'"{one}"' for one in self._random.choices(self._ids, k=3))
            given.append(f"ids: [{ids}]")
        for name in {"id", "subjectId"} & field.args.keys():
            given.append(f'{name}: "{self._random.choice(self._ids)}"')
        return f"({', '.join(given)})" if given else ""

    def _selected(self, kind: GraphQLNamedType, levels: int) -> Iterator[str]:
        yield "__typename"
        if is_abstract_type(kind):
            for member in self._random.sample(CORE.get_possible_types(kind), 2):
                yield f"... on {member.name} {{ {' '.join(self._selected(member, levels))} }}"
            return
        assert isinstance(kind, GraphQLObjectType)
        plumbing = "edges" in kind.fields or "cursor" in kind.fields
        lower = levels if plumbing else levels - 1
        asked = [(name, field) for name, field in kind.fields.items() if lower > 0]
        for name, field in self._random.sample(asked, min(len(asked), 2)):
            if not any(is_required_argument(one) for one in field.args.values()):
                yield self._field(name, field, lower)
        if lower > 1 and self._random.random() < 0.3:
            fragment = f"f{len(self._fragments)}"
            self._fragments[fragment] = ""
            inside = " ".join(self._selected(kind, lower - 1))
            self._fragments[fragment] = f"fragment {fragment} on {kind.name} {{ {inside} }}"
            yield f"...{fragment} ...{fragment}"


@pytest.fixture(scope="module")
def ids(world: World) -> list[str]:
    """Ids of objects of every type, and one of none."""
    kinds = {type(one): one.id for one in (*world.articles, *world.derived)}
    return [*kinds.values(), "act-nobody"]


def _index(ids: list[str]) -> FixedIndex:
    """An index that finds all of them."""
    types = {"art": EntryType.ARTICLE, "pas": EntryType.PASSAGE, "agr": EntryType.AGREEMENT, "act": EntryType.ACTOR}
    return FixedIndex(*(IndexHit(one, types[one[:3]], 1.0) for one in ids if one[:3] in types))


@given(seed=st.integers(0, 2**32))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_no_operation_loads_more_than_its_price(store: DocumentStore, ids: list[str], seed: int) -> None:
    query = Asking(seed, ids).operation()
    context = Context(store, _index(ids), caller=EDITOR)
    await SCHEMA.execute(query, context_value=context)
    assert price(query) >= context.loaded


@pytest.mark.parametrize("seed", range(40))
async def test_the_operations_of_the_law_are_admitted_and_load(store: DocumentStore, ids: list[str], seed: int) -> None:
    query = Asking(seed, ids).operation()
    context = Context(store, _index(ids), caller=EDITOR)
    result = await SCHEMA.execute(query, context_value=context)
    assert context.bill is not None, result.errors
    assert context.loaded >= 2


def _crowded(number: int, agreement: Agreement, passages: list[str]) -> Agreement:
    """Agreement `number` with a passage more than the one before it, and six participants more of its own."""
    several = tuple(
        Participant(
            actor_id=actor_id(f"guest {number}.{guest}"),
            role=Participation.PARTY,
            passage_ids=agreement.passage_ids[:1],
            confidence=0.9,
        )
        for guest in range(6 * number)
    )
    own = tuple(passages[number * 10 :][: number + 1])
    return agreement.model_copy(update={"participants": several, "passage_ids": own})


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[DocumentStore, list[str]]]:
    """A store with ten agreements, the last of 54 participants and ten passages, and their ids."""
    made = make_world(12)
    passages = [one.id for one in made.derived if isinstance(one, Passage)]
    agreements = [_crowded(number, made.of(number), passages) for number in range(10)]
    made.derived = [one for one in made.derived if not isinstance(one, Agreement)] + [*agreements]
    filled = asyncio.run(filled_store(tmp_path_factory.mktemp("crowded"), made))
    yield filled, [one.id for one in agreements]
    asyncio.run(filled.close())


@given(chosen=st.lists(st.integers(0, 9), min_size=1, unique=True), first=st.integers(1, 12))
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_highlights_load_no_more_than_their_price_however_many_take_part(
    crowded: tuple[DocumentStore, list[str]], chosen: list[int], first: int
) -> None:
    store, ids = crowded
    query = f'{{ search(query: "ports", first: {first}) {{ edges {{ highlights {{ text }} }} }} }}'
    context = Context(store, _index([ids[number] for number in chosen]))
    result = await SCHEMA.execute(query, context_value=context)
    assert result.errors is None
    assert context.loaded >= len(chosen[:first])
    assert price(query) >= context.loaded
