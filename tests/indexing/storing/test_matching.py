"""A document at hand meets conditions exactly if a store finds it under them."""

import random
from typing import Any

import pytest

from indexing.storing.matching import matches
from indexing.storing.port import DocumentStore, Where
from tests.indexing.storing.samples import at, card, ids, put, write_all
from tests.indexing.storing.test_contract_random import NOTES, random_card, random_where


@pytest.mark.parametrize("seed", [1, 2])
async def test_it_agrees_with_every_store(store: DocumentStore, seed: int) -> None:
    chance = random.Random(seed)
    cards = {f"{number:02d}": random_card(chance) for number in range(60)}
    await write_all(store, [put(key, **body) for key, body in cards.items()])
    found = 0
    for _ in range(60):
        where = random_where(chance)
        expected = sorted(await ids(store, where))
        assert sorted(key for key, body in cards.items() if matches(where, body)) == expected
        found += len(expected)
    assert found > 100


@pytest.mark.parametrize("bound", [value for value in NOTES if value is not None])
@pytest.mark.parametrize("note", NOTES)
def test_values_of_different_types_never_compare(note: Any, bound: Any) -> None:
    alike = type(note) is type(bound) or {type(note), type(bound)} == {int, float}
    body = card(note=note)
    assert matches(Where(ge={"note": bound}), body) == (alike and note >= bound)
    assert matches(Where(lt={"note": bound}), body) == (alike and note < bound)


def test_truth_values_are_no_numbers_and_what_is_missing_is_null() -> None:
    assert not matches(Where(eq={"note": 1}), card(note=True))
    assert matches(Where(eq={"note": None}), card())
    assert not matches(Where(any_of={"note": []}), card())
    assert matches(Where(any_of={"note": [None, "x"]}), card(note=None))
    assert matches(Where(eq={"number": 1.0, "at": at(2026, 1, 29)}), card())
