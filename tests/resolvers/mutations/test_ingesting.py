"""Newsrooms hand in articles through the API: derived before the answer, once for each key."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from indexing.storing.port import DocumentStore
from indexing.storing.store import open_store
from resolvers.access import ANONYMOUS, Caller, Scope
from resolvers.context import Context
from resolvers.schema import schema
from tests.resolvers.asking import FixedIndex

NEWSROOM = Caller("key-newsroom", frozenset({Scope.READ, Scope.ADMIN}))
EDITOR = Caller("key-editor", frozenset({Scope.READ, Scope.EDIT}))

INGEST = """
mutation Ingest($input: IngestArticleInput!, $key: String!) {
  ingestArticle(input: $input, idempotencyKey: $key) {
    __typename
    ... on Ingested { verdict article { id language publishedAt agreements { edges { node { kind } } } } }
    ... on IngestRefused { code message }
  }
}
"""
PERSIAN = {
    "text": "تهران - ایران و تاجیکستان تفاهم‌نامهٔ همکاری در حوزهٔ ترانزیت امضا کردند.",
    "url": "https://newsroom.example/1",
    "published": "2026-01-29",
}


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[DocumentStore]:
    opened = await open_store(f"sqlite:///{tmp_path}/peyman.db")
    yield opened
    await opened.close()


async def hand_in(store: DocumentStore, given: dict[str, str], key: str, caller: Caller = NEWSROOM) -> Any:
    context = Context(store, FixedIndex(), caller=caller)
    return await schema.execute(INGEST, {"input": given, "key": key}, context_value=context)


async def answer(store: DocumentStore, given: dict[str, str], key: str) -> Any:
    result = await hand_in(store, given, key)
    assert result.errors is None, result.errors
    return result.data["ingestArticle"]


async def test_an_article_is_derived_before_the_answer(store: DocumentStore) -> None:
    taken = await answer(store, PERSIAN, "story-1")
    assert taken["verdict"] == "NEW"
    assert taken["article"]["language"] == "FA"
    assert taken["article"]["publishedAt"] == "2026-01-29"
    assert [edge["node"]["kind"] for edge in taken["article"]["agreements"]["edges"]] == ["MEMORANDUM"]


async def test_the_same_article_under_the_same_key_gives_the_same_answer(store: DocumentStore) -> None:
    first = await answer(store, PERSIAN, "story-1")
    assert await answer(store, PERSIAN, "story-1") == first
    assert (await answer(store, PERSIAN, "story-2"))["verdict"] == "UNCHANGED"


async def test_another_article_under_the_same_key_is_refused_and_not_stored(store: DocumentStore) -> None:
    first = await answer(store, PERSIAN, "story-1")
    revised = {**PERSIAN, "text": PERSIAN["text"] + " این سند پنج‌ساله است."}
    assert (await answer(store, revised, "story-1"))["code"] == "KEY_REUSED"
    taken = await answer(store, revised, "story-2")
    assert (taken["verdict"], taken["article"]["id"]) == ("REVISED", first["article"]["id"])


async def test_keys_of_different_callers_have_nothing_to_do_with_each_other(store: DocumentStore) -> None:
    await answer(store, PERSIAN, "story-1")
    other = Caller("key-other", NEWSROOM.scopes)
    result = await hand_in(store, {"text": "Rain fell in Dushanbe on Monday."}, "story-1", other)
    assert result.errors is None
    assert result.data["ingestArticle"]["verdict"] == "NEW"


async def test_a_page_in_html_is_read_as_one(store: DocumentStore) -> None:
    page = "<html><body><article><h1>Deal</h1><p>Iran and Oman signed an agreement on shipping.</p></article></body>"
    taken = await answer(store, {"text": page, "format": "HTML"}, "page-1")
    assert [edge["node"]["kind"] for edge in taken["article"]["agreements"]["edges"]] == ["AGREEMENT"]


@pytest.mark.parametrize("text", ["", "  \n "], ids=["empty", "blank"])
async def test_a_text_that_is_no_article_is_refused_with_the_reason(store: DocumentStore, text: str) -> None:
    refused = await answer(store, {"text": text}, "nothing-1")
    assert refused["code"] == "UNREADABLE"
    assert refused["message"].endswith(".")


@pytest.mark.parametrize("key", ["", "k" * 256], ids=["empty", "too long"])
async def test_a_key_that_is_none_is_refused(store: DocumentStore, key: str) -> None:
    result = await hand_in(store, PERSIAN, key)
    assert [(error.extensions or {})["code"] for error in result.errors or ()] == ["BAD_INPUT"]


@pytest.mark.parametrize(("caller", "refusal"), [(ANONYMOUS, "UNAUTHENTICATED"), (EDITOR, "FORBIDDEN")])
async def test_only_admins_hand_in(store: DocumentStore, caller: Caller, refusal: str) -> None:
    result = await hand_in(store, PERSIAN, "story-1", caller)
    assert [(error.extensions or {})["code"] for error in result.errors or ()] == [refusal]
