"""The contract of values: what comes back is what went in, and what cannot be kept is refused by itself."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexing.storing.canon import MAX_BODY_BYTES, MAX_DEPTH, MAX_ID_BYTES
from indexing.storing.port import DocumentStore, Put, Stored
from tests.indexing.storing.samples import CARDS, at, card, ids, put, write_all

TEHRAN = timezone(timedelta(hours=3, minutes=30))


async def stored(store: DocumentStore, **changes: Any) -> dict[str, Any]:
    """The body of a card that was written with these changes and read back."""
    await write_all(store, [put("card", **changes)])
    (found,) = await store.get(["card"])
    assert found is not None
    return found.body


async def error_of(store: DocumentStore, document_id: str, body: dict[str, Any]) -> str:
    """Why a card is refused; a good one in the same batch has to be written all the same."""
    bad, good = await store.write([Put(CARDS, document_id, body), put("good")])
    assert (bad.status, good.status) == ("invalid", "ok")
    return bad.error


async def test_bodies_come_back_as_they_went_in(store: DocumentStore) -> None:
    inner = {
        "text": "تفاهم‌نامهٔ «همکاری» 🤝 e\u0301 é ﷼",
        "whole": 2**63 - 1,
        "least": -(2**63),
        "real": 0.1,
        "round": 2.0,
        "yes": True,
        "none": None,
        "list": [1, "دو", None, False, [3.5, {"four": 4}]],
        "empty": {},
    }
    body = await stored(store, inner=inner)
    assert body == card(inner=inner)
    assert type(body["inner"]["round"]) is float
    assert body["inner"]["yes"] is True


async def test_a_null_field_stays_distinct_from_a_missing_one_in_the_body(store: DocumentStore) -> None:
    assert "note" in await stored(store, note=None)
    assert "note" not in await stored(store)


async def test_times_come_back_in_utc_floored_to_milliseconds(store: DocumentStore) -> None:
    body = await stored(store, at=datetime(2026, 1, 29, 9, 0, 0, 999_999, tzinfo=TEHRAN))
    assert body["at"] == datetime(2026, 1, 29, 5, 30, 0, 999_000, tzinfo=UTC)
    assert body["at"].utcoffset() == timedelta(0)


async def test_times_before_1970_are_floored_towards_the_past(store: DocumentStore) -> None:
    body = await stored(store, at=datetime(1906, 8, 5, 11, 59, 59, 999_999, tzinfo=UTC))
    assert body["at"] == datetime(1906, 8, 5, 11, 59, 59, 999_000, tzinfo=UTC)


async def test_times_of_the_years_1_to_9999_round_trip(store: DocumentStore) -> None:
    ends = [at(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999_000, tzinfo=UTC)]
    assert (await stored(store, inner=ends))["inner"] == ends


async def test_minus_zero_becomes_zero(store: DocumentStore) -> None:
    assert str((await stored(store, number=-0.0))["number"]) == "0.0"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"number": float("nan")}, "finite"),
        ({"number": float("inf")}, "finite"),
        ({"number": 2**63}, "64 bits"),
        ({"inner": [{"deep": -(2**63) - 1}]}, "64 bits"),
        ({"city": "تهر\0ان"}, "NUL"),
        ({"city": "\ud83e"}, "surrogate"),
        ({"at": datetime(2026, 1, 29)}, "time zone"),
        ({"at": datetime.min.replace(tzinfo=TEHRAN)}, "years"),
        ({"inner": {"a.b": 1}}, "key"),
        ({"inner": {"$set": 1}}, "key"),
        ({"inner": {"_id": 1}}, "key"),
        ({"inner": {"": 1}}, "key"),
        ({"inner": {1: 1}}, "key"),
        ({"inner": {"a\0": 1}}, "NUL"),
        ({"inner": b"bytes"}, "bytes"),
        ({"inner": {1, 2}}, "set"),
        ({"number": None}, "null"),
        ({"number": True}, "truth value"),
        ({"note": ["list"]}, "single value"),
        ({"note": {"an": "object"}}, "single value"),
        ({"tags": "نفت"}, "list of texts"),
        ({"tags": [1]}, "list of texts"),
    ],
)
async def test_what_cannot_be_kept_is_refused_with_the_reason(
    store: DocumentStore, changes: dict[str, Any], reason: str
) -> None:
    assert reason in await error_of(store, "bad", card(**changes))
    assert await store.get(["bad"]) == [None]


async def test_a_refusal_names_the_path(store: DocumentStore) -> None:
    assert (await error_of(store, "bad", card(outer={"inner": float("nan")}))).startswith("outer: inner:")


async def test_a_missing_sort_field_is_refused(store: DocumentStore) -> None:
    body = card()
    del body["city"]
    assert "city" in await error_of(store, "bad", body)


async def test_nesting_is_limited(store: DocumentStore) -> None:
    def nested(levels: int) -> Any:
        value: Any = 1
        for _ in range(levels):
            value = [value]
        return value

    deepest = nested(MAX_DEPTH - 1)
    assert (await stored(store, inner=deepest))["inner"] == deepest
    assert "nest" in await error_of(store, "bad", card(inner=nested(MAX_DEPTH)))


@pytest.mark.parametrize("document_id", ["", "x" * (MAX_ID_BYTES + 1), "پ" * (MAX_ID_BYTES // 2 + 1), "a\0b", "\ud800"])
async def test_ids_that_cannot_be_kept_are_refused(store: DocumentStore, document_id: str) -> None:
    await error_of(store, document_id, card())
    assert await store.get([document_id]) == [None]


async def test_ids_may_have_512_bytes_and_are_case_sensitive(store: DocumentStore) -> None:
    names = ["x" * MAX_ID_BYTES, "پ" * (MAX_ID_BYTES // 2), "Act", "act", "a b/c?d#e%", "🤝"]
    await write_all(store, [put(name, city=name[:2]) for name in names])
    found = await store.get(names)
    assert [one.id if one else None for one in found] == names


async def test_bodies_may_have_8_megabytes_and_no_more(store: DocumentStore) -> None:
    room = MAX_BODY_BYTES - 1000
    assert len((await stored(store, text="x" * room))["text"]) == room
    assert "bytes" in await error_of(store, "bad", card(text="x" * MAX_BODY_BYTES))


async def test_returned_documents_are_copies(store: DocumentStore) -> None:
    given_body = card(inner={"list": [1]})
    await write_all(store, [Put(CARDS, "card", given_body)])
    given_body["inner"]["list"].append(2)
    first, twin = await store.get(["card", "card"])
    assert isinstance(first, Stored)
    assert isinstance(twin, Stored)
    first.body["inner"]["list"].append(3)
    (again,) = await store.get(["card"])
    assert again is not None
    assert again.body["inner"] == twin.body["inner"] == {"list": [1]}


async def test_texts_are_neither_normalised_nor_folded(store: DocumentStore) -> None:
    spellings = ["é", "e\u0301", "E\u0301", "ي", "ی", "می‌شود", "میشود", "ß", "ss"]
    await write_all(store, [put(f"{n}", city=text) for n, text in enumerate(spellings)])
    found = await store.get([f"{n}" for n in range(len(spellings))])
    assert [one.body["city"] for one in found if one] == spellings


_SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
    | st.datetimes(timezones=st.just(UTC)).map(lambda time: time.replace(microsecond=time.microsecond // 1000 * 1000))
)
_KEYS = st.text(st.characters(exclude_characters="\0.", exclude_categories=["Cs"]), min_size=1).filter(
    lambda key: key[0] not in "$_"
)
_BODIES = st.recursive(_SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=4))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(inner=_BODIES)
async def test_any_canonical_body_round_trips(store: DocumentStore, inner: Any) -> None:
    assert (await stored(store, inner=inner))["inner"] == inner
    assert await ids(store) == ["card"]
