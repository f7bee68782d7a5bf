"""Cursors are opaque, belong to one list in one order, and are refused rather than guessed at."""

import base64
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.storing.port import DocumentStore
from resolvers import cursors
from resolvers.errors import InvalidCursor
from tests.resolvers.asking import ask, codes

VALUES = st.one_of(st.text(), st.integers(-(2**53), 2**53), st.floats(allow_nan=False, allow_infinity=False))


@given(VALUES, st.text())
def test_a_cursor_gives_back_its_position(value: str | float, key: str) -> None:
    assert cursors.decode("actors:name:asc", cursors.encode("actors:name:asc", (value, key))) == (value, key)


@given(st.text())
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(InvalidCursor):
        cursors.decode("actors:name:asc", text)


@given(st.binary())
def test_any_other_content_is_refused(content: bytes) -> None:
    with pytest.raises(InvalidCursor):
        cursors.decode("actors:name:asc", base64.urlsafe_b64encode(content).decode())


def test_a_cursor_of_another_version_is_refused() -> None:
    cursor = base64.urlsafe_b64encode(b'[2,"actors:name:asc","iran","act-1"]').decode()
    with pytest.raises(InvalidCursor, match="version"):
        cursors.decode("actors:name:asc", cursor)


async def test_a_cursor_of_another_list_or_order_gives_a_coded_error(store: DocumentStore) -> None:
    actors = await ask(store, "{ actors(first: 1) { pageInfo { endCursor } } }")
    dates = await ask(store, "{ agreements(first: 1) { pageInfo { endCursor } } }")
    query = "query($after: String, $field: AgreementOrderField!) {"
    query += " agreements(first: 1, after: $after, orderBy: {field: $field}) { edges { cursor } } }"

    for cursor, order in (
        (actors["actors"]["pageInfo"]["endCursor"], "DATE"),
        (dates["agreements"]["pageInfo"]["endCursor"], "CONFIDENCE"),
        ("سلام", "DATE"),
        ("", "DATE"),
    ):
        assert await codes(store, query, after=cursor, field=order) == ["INVALID_CURSOR"]


async def test_a_cursor_of_a_list_that_a_document_holds_must_be_in_it(store: DocumentStore) -> None:
    cursor = cursors.encode("agreement.passages", ("", "pas-elsewhere"))
    query = (
        "query($after: String) { agreements(first: 1) { edges { node { passages(after: $after) { edges { cursor }}}}}}"
    )
    assert await codes(store, query, after=cursor) == ["INVALID_CURSOR"]


@pytest.mark.parametrize("number", ["x", None, 1.5, -5, 2**62])
async def test_a_cursor_with_a_number_that_no_passage_has_is_damaged(store: DocumentStore, number: Any) -> None:
    cursor = cursors.encode("article.passages", (number, "pas-1"))
    query = (
        "query($after: String) { articles(first: 1) { edges { node { passages(after: $after) { edges { cursor }}}}}}"
    )
    assert await codes(store, query, after=cursor) == ["INVALID_CURSOR"]
