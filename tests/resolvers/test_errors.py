"""Every error carries a code of the closed list; reasons that are not the client's business stay in the log."""

import logging
from collections.abc import Sequence

import pytest

from indexing.errors import EngineUnreachable
from indexing.storing.port import DocumentStore, Stored
from resolvers.context import Context
from resolvers.errors import ErrorCode
from resolvers.schema import schema
from tests.resolvers.asking import FixedIndex, codes
from tests.resolvers.counting import CountingStore


class BrokenStore(CountingStore):
    """A store that fails on every look-up by id."""

    def __init__(self, inner: DocumentStore, error: Exception) -> None:
        super().__init__(inner)
        self._error = error

    async def get(self, ids: Sequence[str]) -> list[Stored | None]:
        raise self._error


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{ actors(first: 1) { edges { ", ErrorCode.PARSE_FAILED),
        ("{ nothing }", ErrorCode.VALIDATION_FAILED),
        ("{ actors { edges { cursor } } }", ErrorCode.VALIDATION_FAILED),
        ('{ actors(first: "1") { edges { cursor } } }', ErrorCode.VALIDATION_FAILED),
        ("query($n: Int!) { actors(first: $n) { edges { cursor } } }", ErrorCode.VALIDATION_FAILED),
        ("{ actors(first: 0) { edges { cursor } } }", ErrorCode.BAD_INPUT),
    ],
)
async def test_mistakes_of_the_client_are_named(store: DocumentStore, query: str, code: ErrorCode) -> None:
    assert await codes(store, query) == [code]


async def test_an_engine_that_does_not_answer_is_told_without_its_address(
    store: DocumentStore, caplog: pytest.LogCaptureFixture
) -> None:
    broken = BrokenStore(store, EngineUnreachable("mongodb://secret@db:27017 does not answer"))
    result = await schema.execute(
        "{ actors(first: 1) { edges { cursor } } }", context_value=Context(broken, FixedIndex())
    )

    (error,) = result.errors or []
    assert error.extensions == {"code": "UNAVAILABLE"}
    assert "secret" not in str(error.formatted)
    assert "secret@db" in caplog.text


async def test_an_unexpected_error_is_masked_and_logged_with_the_request(
    store: DocumentStore, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    broken = BrokenStore(store, RuntimeError("password is 1234"))
    context = Context(broken, FixedIndex(), request_id="req-7")
    result = await schema.execute('{ __typename node(id: "art-1") { id } }', context_value=context)

    (error,) = result.errors or []
    assert result.data == {"__typename": "Query", "node": None}
    assert error.extensions == {"code": "INTERNAL"}
    assert error.path == ["node"]
    assert "1234" not in str(error.formatted)
    assert "req-7" in caplog.text
    assert "password is 1234" in caplog.text


async def test_no_field_is_revealed_by_an_error_of_the_store(store: DocumentStore) -> None:
    forged = "WzEsImFncmVlbWVudHM6ZGF0ZTpkZXNjIiwxMiwiYWdyLTEiXQ"
    query = f'{{ agreements(first: 1, after: "{forged}") {{ edges {{ cursor }} }} }}'
    assert await codes(store, query) in ([], ["BAD_INPUT"])
