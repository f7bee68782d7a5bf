"""The contract as a whole: random writes and queries against a model in memory that is plainly right."""

import random
from typing import Any

import pytest

from indexing.storing.port import Delete, DocumentStore, Order, Where
from tests.indexing.storing.samples import CARDS, at, card, ids, put

Model = dict[str, dict[str, Any]]

CITIES = ["Bakı", "Баку", "باکو", "\ufffd", "\U0001f91d"]
TAGS = ["oil", "گاز", "rail", "ویزا"]
NOTES = [None, "x", "y", at(2026, 1, 1), 3, 3.5]


def random_card(chance: random.Random) -> dict[str, Any]:
    """A card that shares its values with many others."""
    return card(
        city=chance.choice(CITIES),
        number=chance.choice([0, 1, -1.5, 7]),
        at=at(2026, 1, 1, 0, 0, chance.randrange(5)),
        tags=chance.sample(TAGS, chance.randrange(4)),
        note=chance.choice(NOTES),
    )


async def fill(store: DocumentStore, chance: random.Random) -> Model:
    """Write and delete at random; what should be in the store now."""
    model: Model = {}
    for _ in range(40):
        operations: list[Any] = []
        for _ in range(chance.randrange(1, 10)):
            key = f"{chance.randrange(80):02d}"
            if key in model and chance.random() < 0.2:
                operations.append(Delete(CARDS, key))
                del model[key]
            else:
                model[key] = random_card(chance)
                operations.append(put(key, **model[key]))
        assert {outcome.status for outcome in await store.write(operations)} == {"ok"}
    return model


def random_where(chance: random.Random) -> Where:
    """A conjunction of some conditions, each of which holds for some cards."""
    where = Where(eq={}, any_of={}, ge={}, lt={}, has_all={}, has_any={})
    kinds: list[tuple[Any, str, Any]] = [
        (where.eq, "city", chance.choice(CITIES)),
        (where.any_of, "note", chance.sample(NOTES, 2)),
        (where.ge, "number", chance.choice([0, -2, 1.0])),
        (where.lt, "at", at(2026, 1, 1, 0, 0, chance.randrange(5))),
        (where.has_all, "tags", chance.sample(TAGS, chance.randrange(3))),
        (where.has_any, "tags", chance.sample(TAGS, 2)),
    ]
    for conditions, name, value in chance.sample(kinds, chance.randrange(4)):
        conditions[name] = value
    return where


def holds(body: dict[str, Any], where: Where) -> bool:
    """The meaning of `where`, spelt out. No value of the model is a boolean, so `==` is enough."""
    return (
        all(body[name] == value for name, value in where.eq.items())
        and all(body[name] in values for name, values in where.any_of.items())
        and all(body[name] >= bound for name, bound in where.ge.items())
        and all(body[name] < bound for name, bound in where.lt.items())
        and all(set(items) <= set(body[name]) for name, items in where.has_all.items())
        and all(set(items) & set(body[name]) for name, items in where.has_any.items())
    )


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_random_queries_agree_with_a_model(store: DocumentStore, seed: int) -> None:
    chance = random.Random(seed)
    model = await fill(store, chance)
    assert sorted(await ids(store)) == sorted(model)
    for _ in range(40):
        where = random_where(chance)
        order = Order(chance.choice(["city", "number", "at"]), chance.random() < 0.5)
        wanted = sorted(
            (key for key, body in model.items() if holds(body, where)),
            key=lambda key: (model[key][order.field], key),
            reverse=order.descending,
        )
        assert await ids(store, where, order) == wanted
