"""The contract of reading: filters, orders, pages and counts that agree on every engine."""

import random
from typing import Any

import pytest

from indexing.storing.port import Delete, DocumentStore, InvalidDocument, Order, Put, Where
from tests.indexing.storing.adapters import wrong_on_mongomock
from tests.indexing.storing.samples import BY_NUMBER, CARDS, at, card, ids, pages, put, write_all

#: Cards that differ in their note only, named for it.
NOTES: dict[str, dict[str, Any]] = {
    "null": {"note": None},
    "missing": {},
    "zero": {"note": 0},
    "zero real": {"note": 0.0},
    "one": {"note": 1},
    "false": {"note": False},
    "true": {"note": True},
    "text zero": {"note": "0"},
    "empty text": {"note": ""},
    "epoch": {"note": at(1970, 1, 1)},
}


async def noted(store: DocumentStore, where: Where) -> set[str]:
    """Names of the cards of NOTES that match."""
    await store.write([put(name, **changes) for name, changes in NOTES.items()])
    return set(await ids(store, where))


async def test_get_keeps_order_and_duplicates_and_tells_what_is_missing(store: DocumentStore) -> None:
    await write_all(store, [put(name) for name in "abc"])
    found = await store.get(["c", "none", "a", "c", ""])
    assert [one and one.id for one in found] == ["c", None, "a", "c", None]
    assert await store.get([]) == []


async def test_get_tells_collection_revision_and_sequence_number(store: DocumentStore) -> None:
    (outcome,) = await store.write([put("a")])
    (found,) = await store.get(["a"])
    assert found is not None
    assert (found.collection, found.rev, found.seq) == (CARDS, 1, outcome.seq)


async def test_null_is_the_same_as_missing_in_filters(store: DocumentStore) -> None:
    assert await noted(store, Where(eq={"note": None})) == {"null", "missing"}
    assert await noted(store, Where(any_of={"note": [None, "0"]})) == {"null", "missing", "text zero"}


async def test_zero_equals_zero_point_zero_and_no_text(store: DocumentStore) -> None:
    assert await noted(store, Where(eq={"note": "0"})) == {"text zero"}
    assert await noted(store, Where(eq={"note": ""})) == {"empty text"}


@wrong_on_mongomock("False == 0")
async def test_false_is_not_zero(store: DocumentStore) -> None:
    assert await noted(store, Where(eq={"note": 0})) == {"zero", "zero real"}
    assert await noted(store, Where(eq={"note": False})) == {"false"}


@wrong_on_mongomock("True == 1")
async def test_true_is_not_one(store: DocumentStore) -> None:
    assert await noted(store, Where(eq={"note": True})) == {"true"}
    assert await noted(store, Where(any_of={"note": [1]})) == {"one"}


async def test_no_value_at_all_matches_nothing(store: DocumentStore) -> None:
    assert await noted(store, Where(any_of={"note": []})) == set()
    assert await noted(store, Where(has_any={"tags": []})) == set()


async def test_all_of_no_item_matches_everything(store: DocumentStore) -> None:
    assert await noted(store, Where(has_all={"tags": []})) == set(NOTES)


async def test_bounds_never_match_another_type(store: DocumentStore) -> None:
    assert await noted(store, Where(ge={"note": ""})) == {"text zero", "empty text"}
    assert await noted(store, Where(lt={"note": "1"})) == {"text zero", "empty text"}
    assert await noted(store, Where(ge={"note": at(1, 1, 1)})) == {"epoch"}
    assert await noted(store, Where(lt={"note": at(9999, 1, 1)})) == {"epoch"}


async def test_bounds_on_numbers_never_match_booleans(store: DocumentStore) -> None:
    assert await noted(store, Where(ge={"note": -5})) == {"zero", "zero real", "one"}
    assert await noted(store, Where(lt={"note": 1})) == {"zero", "zero real"}


async def test_lower_bounds_include_and_upper_bounds_exclude(store: DocumentStore) -> None:
    await write_all(store, [put(f"{n}", number=n, at=at(2026, 1, n)) for n in range(1, 6)])
    assert await ids(store, Where(ge={"number": 2}, lt={"number": 4})) == ["2", "3"]
    assert await ids(store, Where(ge={"at": at(2026, 1, 2)}, lt={"at": at(2026, 1, 4)})) == ["2", "3"]
    assert await ids(store, Where(ge={"number": 1.5}, lt={"number": 2.5})) == ["2"]


async def test_integers_beyond_53_bits_are_told_apart(store: DocumentStore) -> None:
    await write_all(store, [put("low", number=2**62), put("high", number=2**62 + 1)])
    assert await ids(store, Where(eq={"number": 2**62 + 1})) == ["high"]
    assert await ids(store, Where(ge={"number": 2**62 + 1})) == ["high"]


async def test_arrays_are_searched_by_item(store: DocumentStore) -> None:
    tags = {"both": ["نفت", "گاز", "نفت"], "one": ["نفت"], "longer": ["نفتکش"], "empty": []}
    await write_all(store, [put(name, tags=items) for name, items in tags.items()])
    assert await ids(store, Where(has_all={"tags": ["نفت"]})) == ["both", "one"]
    assert await ids(store, Where(has_all={"tags": ["نفت", "گاز"]})) == ["both"]
    assert await ids(store, Where(has_any={"tags": ["گاز", "نفتکش"]})) == ["both", "longer"]


async def test_arrays_may_be_missing_and_shrink_and_go_with_the_document(store: DocumentStore) -> None:
    oil, gas = Where(has_all={"tags": ["oil"]}), Where(has_all={"tags": ["gas"]})
    without = card()
    del without["tags"]
    await store.write([Put(CARDS, "c", without), put("a", tags=["oil", "gas"]), put("b", tags=["oil"])])
    assert (await ids(store, oil), await ids(store, gas)) == (["a", "b"], ["a"])
    await store.write([put("a", tags=["gas"]), Delete(CARDS, "b")])
    assert (await ids(store, oil), await ids(store, gas)) == ([], ["a"])
    await store.write([put("b", tags=["gas"]), Delete(CARDS, "a")])
    assert (await ids(store, oil), await ids(store, gas)) == ([], ["b"])


async def test_conditions_are_joined_by_and(store: DocumentStore) -> None:
    await write_all(store, [put("a", city="باکو", number=1), put("b", city="باکو", number=2), put("c", number=2)])
    assert await ids(store, Where(eq={"city": "باکو"}, ge={"number": 2})) == ["b"]


async def test_deleted_documents_are_found_by_nothing(store: DocumentStore) -> None:
    await store.write([put("a", note=None), Delete(CARDS, "a")])
    assert await ids(store) == []
    assert await ids(store, Where(eq={"note": None})) == []


async def test_texts_sort_by_code_point(store: DocumentStore) -> None:
    texts = [
        "", "B", "Z", "a", "b", "z", "é", "e\u0301", "ß", "I", "ı", "Душанбе", "душанбе", "تهران", "گرگان",
        "\ud7fe", "\ud7ff", "\ue000", "\ufdfa", "\uffff", "\U00010000", "\U0001f91d", "\U0010ffff", "\ue000\U0001f91d",
    ]  # fmt: skip
    await write_all(store, [put(f"{n:02d}", city=text) for n, text in enumerate(texts)])
    found = await store.find(CARDS, Where(), Order("city"), limit=100)
    assert [one.body["city"] for one in found] == sorted(texts)
    assert await pages(store, Order("city", descending=True), 1) == [one.id for one in reversed(found)]
    high = [f"{n:02d}" for n, text in enumerate(texts) if text >= "\uffff"]
    assert sorted(await ids(store, Where(ge={"city": "\uffff"}))) == high


async def test_ids_break_ties_by_code_point(store: DocumentStore) -> None:
    names = ["a", "B", "پ", "\ufffd", "\U0001f91d"]
    await write_all(store, [put(name) for name in names])
    assert await ids(store) == sorted(names)
    assert await ids(store, order=Order("number", descending=True)) == sorted(names, reverse=True)
    assert await pages(store, BY_NUMBER, 1) == sorted(names)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("field", ["number", "at", "city"])
async def test_pages_joined_equal_one_scan_with_ties(store: DocumentStore, field: str, descending: bool) -> None:
    chance = random.Random(4)
    choices: dict[str, list[Any]] = {
        "number": [1, 2, 2.5, -3],
        "at": [at(2026, 1, day) for day in (1, 2, 3)],
        "city": ["تهران", "Душанбе", "Bakı"],
    }
    await write_all(
        store, [put(f"{chance.random()}", **{name: chance.choice(v) for name, v in choices.items()}) for _ in range(57)]
    )
    order = Order(field, descending)
    everything = await ids(store, order=order)
    assert len(everything) == 57
    assert await pages(store, order, 10) == everything
    wanted = Where(eq={"city": "تهران"})
    assert await pages(store, order, 4, wanted) == await ids(store, wanted, order)


async def test_a_page_does_not_move_when_rows_before_it_change(store: DocumentStore) -> None:
    await write_all(store, [put(f"{n:02d}", number=n) for n in range(20)])
    first = await store.find(CARDS, Where(), BY_NUMBER, limit=5)
    await store.write([Delete(CARDS, "01"), put("new", number=0), Delete(CARDS, "04")])
    second = await store.find(CARDS, Where(), BY_NUMBER, (first[-1].body["number"], first[-1].id), 5)
    assert [one.id for one in second] == ["05", "06", "07", "08", "09"]


async def test_counts_stop_at_their_cap(store: DocumentStore) -> None:
    await write_all(store, [put(f"{n}") for n in range(7)])
    assert [await store.count(CARDS, Where(), cap) for cap in (5, 7, 8)] == [5, 7, 7]


@pytest.mark.parametrize(
    ("where", "order"),
    [
        (Where(eq={"inner": 1}), BY_NUMBER),
        (Where(eq={"tags": "oil"}), BY_NUMBER),
        (Where(any_of={"id": ["a"]}), BY_NUMBER),
        (Where(ge={"tags": "oil"}), BY_NUMBER),
        (Where(has_all={"city": ["oil"]}), BY_NUMBER),
        (Where(has_any={"tags": "oil"}), BY_NUMBER),
        (Where(ge={"note": None}), BY_NUMBER),
        (Where(lt={"note": True}), BY_NUMBER),
        (Where(eq={"number": float("nan")}), BY_NUMBER),
        (Where(), Order("note")),
        (Where(), Order("id")),
    ],
)
async def test_what_is_not_declared_or_has_no_order_is_refused(
    store: DocumentStore, where: Where, order: Order
) -> None:
    with pytest.raises(InvalidDocument):
        await store.find(CARDS, where, order)


async def test_unknown_collections_and_limits_below_one_are_refused(store: DocumentStore) -> None:
    with pytest.raises(InvalidDocument):
        await store.find("nowhere", Where(), BY_NUMBER)
    with pytest.raises(InvalidDocument):
        await store.find(CARDS, Where(), BY_NUMBER, limit=0)
    with pytest.raises(InvalidDocument):
        await store.count(CARDS, Where(), cap=0)
    with pytest.raises(InvalidDocument):
        await store.changes(0, 0)


async def test_a_long_list_of_values_is_one_query(store: DocumentStore) -> None:
    await write_all(store, [put("a", city="خجند")])
    names = [f"{n}" for n in range(40_000)]
    assert await ids(store, Where(any_of={"city": [*names, "خجند"]})) == ["a"]
    assert [one for one in await store.get([*names, "a"]) if one] == await store.get(["a"])


CITIES = {
    "a": ("تهران", ["معدن", "trade"]),
    "b": ("تهران", ["trade"]),
    "c": ("Душанбе", ["trade", "нефть"]),
    "d": ("𐎱", []),
}


async def tallied(
    store: DocumentStore, *by: str, where: Where | None = None, limit: int = 100
) -> list[tuple[Any, ...]]:
    await store.write([put(key, city=city, tags=tags) for key, (city, tags) in CITIES.items()])
    return [(*one.values, one.number) for one in await store.tally(CARDS, where or Where(), by, limit)]


async def test_documents_are_counted_by_a_text_the_most_frequent_first(store: DocumentStore) -> None:
    assert await tallied(store, "city") == [("تهران", 2), ("Душанбе", 1), ("𐎱", 1)]
    assert await tallied(store, "city", limit=1) == [("تهران", 2)]


async def test_documents_count_for_each_item_of_an_array(store: DocumentStore) -> None:
    assert await tallied(store, "tags") == [("trade", 3), ("нефть", 1), ("معدن", 1)]


async def test_documents_are_counted_by_two_fields_together(store: DocumentStore) -> None:
    together = await tallied(store, "city", "tags")
    assert together == [("تهران", "trade", 2), ("Душанбе", "trade", 1), ("Душанбе", "нефть", 1), ("تهران", "معدن", 1)]
    among_tags = await tallied(store, "tags", "tags", where=Where(eq={"city": "Душанбе"}))
    assert {one[:2]: one[2] for one in among_tags} == {
        ("trade", "trade"): 1,
        ("trade", "нефть"): 1,
        ("нефть", "trade"): 1,
        ("нефть", "нефть"): 1,
    }


async def test_only_matching_documents_and_texts_are_counted(store: DocumentStore) -> None:
    assert await tallied(store, "city", where=Where(has_any={"tags": ["нефть"]})) == [("Душанбе", 1)]
    await store.write([put(name, **changes) for name, changes in NOTES.items()])
    assert {one.values: one.number for one in await store.tally(CARDS, Where(), ["note"])} == {("",): 1, ("0",): 1}


async def test_a_count_by_what_cannot_be_counted_by_is_refused(store: DocumentStore) -> None:
    for by in ([], ["unknown"], ["city", "tags", "note"]):
        with pytest.raises(InvalidDocument):
            await store.tally(CARDS, Where(), by)
    with pytest.raises(InvalidDocument):
        await store.tally(CARDS, Where(), ["city"], 0)
