"""The plan answers as graphql-core does: thousands of random operations on the schema as it is, run by both."""

import gc
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orjson
import pytest

from indexing.searching.port import RetryableError
from indexing.storing.port import DocumentStore, Order, Scalar, Stored, Where
from resolvers import cursors
from resolvers.access import Caller, Scope
from resolvers.context import Context
from resolvers.limits import Limits
from resolvers.memory import Memory
from resolvers.plan.counting import COUNTS
from resolvers.plan.declining import Reason
from resolvers.schema import PeymanSchema, build_schema
from tests.resolvers.asking import FixedIndex, filled_store
from tests.resolvers.counting import CountingStore
from tests.resolvers.coverage import World, actor_id
from tests.resolvers.coverage import world as make_world
from tests.resolvers.plan.comparing import as_text, nulls
from tests.resolvers.plan.operations import Maker, Operation, Supply

OPERATIONS = 2_000
SEEDS = (1, 2, 3, 4)

_FREE = Limits(
    cost=10**12, depth=60, aliases=10**6, tokens=10**6, directives=10**6, root_fields=10**6, list_items=10**6
)  # fmt: skip


_CALLER = Caller("tester", frozenset(Scope))


class Failing(CountingStore):
    """A store that cannot reach one of its collections."""

    def __init__(self, inner: DocumentStore, lost: str) -> None:
        super().__init__(inner)
        self.lost = lost

    async def get(self, ids: Sequence[str]) -> list[Stored | None]:
        if self.lost == "articles" and any(one.startswith("art-") for one in ids):
            raise RetryableError("articles are out of reach")
        return await super().get(ids)

    async def find(
        self, collection: str, where: Where, order: Order, after: tuple[Scalar, str] | None = None, limit: int = 100
    ) -> list[Stored]:
        if collection == self.lost:
            raise RetryableError(f"{collection} are out of reach")
        return await super().find(collection, where, order, after, limit)


def supply(world: World) -> Supply:
    """Values that fit `world`, and some that fit nothing."""
    agreement = world.of(1)
    ids = [agreement.id, *agreement.former_ids, *agreement.passage_ids[:1], *agreement.claim_ids[:1]]
    ids += [world.articles[0].id, actor_id("IR"), actor_id("minister 2"), "act-unknown", "nonsense"]
    after = [
        cursors.encode("agreement.passages", ("", agreement.passage_ids[0])),
        cursors.encode("actor.agreements", ("2026-12-27", agreement.id)),
        cursors.encode("agreements:date:desc", ("2026-12-27", agreement.id)),
        cursors.encode("article.passages", (0, agreement.passage_ids[0])),
        "damaged",
    ]
    return Supply(
        scalars={
            "Int": [0, 1, 2, 5],
            "Float": [0.0, 0.5, 1],
            "String": ["Iran", "ازبکستان", "IR", "memorandum", ""],
            "Boolean": [True, False],
            "ID": ids,
            "Date": ["2026", "2026-12", "2026-12-20"],
            "CountryCode": ["IR", "UZ"],
            "Decimal": ["1000000000"],
        },
        arguments={"first": [*(1, 2, 3, 4) * 20, 0, 101], "after": after},
    )


async def _run(
    schema: PeymanSchema,
    store: DocumentStore,
    operation: Operation,
    memory: Memory | None = None,
    *,
    encoded: bool = False,
) -> Any:
    context = Context(store, FixedIndex(), caller=_CALLER, memory=memory)
    context.encoded = encoded
    result = await schema.execute(operation.text, dict(operation.variables), context_value=context)
    if encoded and not result.errors:
        assert isinstance(result.data, orjson.Fragment)
        result.data = orjson.loads(orjson.dumps(result.data))
    return result


@pytest.fixture
async def small(tmp_path: Path) -> Any:
    world = make_world(4)
    store = await filled_store(tmp_path, world)
    yield world, store
    await store.close()


# When a null rises, graphql-core drops what it had begun beside it.
@pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning")
@pytest.mark.parametrize("seed", SEEDS)
async def test_the_plan_answers_as_graphql_core_does(small: tuple[World, DocumentStore], seed: int) -> None:
    world, store = small
    plan, core, memory = build_schema(_FREE), build_schema(_FREE, planned=False), Memory()
    core.admission = plan.admission  # so that a document is validated once
    chance = random.Random(seed)
    maker = Maker(core._schema, supply(world), chance)
    before, failed, told_otherwise = COUNTS.planned, 0, 0
    declined_before = COUNTS.declined.copy()
    number = OPERATIONS // len(SEEDS)
    for turn in range(number):
        operation = maker.operation(depth=chance.randint(2, 5))
        lost = chance.choice(["", "", "", "claims", "actors", "passages", "articles"])
        reached = Failing(store, lost) if lost else store
        expected = await _run(core, reached, operation)
        found = await _run(plan, reached, operation, None if lost else memory, encoded=turn % 4 > 0)
        assert as_text(found) == as_text(expected), operation
        assert nulls(found).keys() == nulls(expected).keys(), operation
        failed += bool(expected.errors)
        told_otherwise += nulls(found) != nulls(expected)
    assert COUNTS.planned - before > 0.8 * number
    assert not (COUNTS.declined - declined_before).keys() - {Reason.REQUEST_ERROR}
    assert 0.1 * number < failed < 0.6 * number
    assert told_otherwise < 0.03 * number
    gc.collect()
