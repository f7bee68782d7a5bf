"""Editors decide through the API: typed, guarded, against what they saw, with a history that can be taken back."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from indexing.pipeline import derive_graph, ingest
from indexing.storing.port import DocumentStore
from indexing.storing.store import open_store
from resolvers.access import ANONYMOUS, Caller, Scope
from resolvers.context import Context
from resolvers.schema import schema
from tests.resolvers.asking import FixedIndex

EDITOR = Caller("key-editor", frozenset({Scope.READ, Scope.EDIT}))
READER = Caller("key-reader", frozenset({Scope.READ}))

TEXTS = (
    "Iran and Uzbekistan signed a memorandum of understanding on critical minerals in Tashkent on Thursday.",
    "ایران و ازبکستان روز پنج‌شنبه در تاشکند تفاهم‌نامهٔ همکاری در زمینهٔ مواد معدنی امضا کردند.",
    "Armenia and Georgia signed an agreement on tourism in Yerevan on Monday.",
)

DECIDE = """
mutation Decide($input: DecideInput!) {
  decide(input: $input) {
    __typename
    ... on Decided {
      decision { id action reason by quote undone { by } doubt subject { ...Shown } other { ...Shown } }
    }
    ... on EditConflict { message current { ...Shown } }
    ... on Refused { code message }
  }
}
fragment Shown on ClaimSubject {
  __typename
  ... on Agreement { id kind revision sectors count confidence status { value } participants { role actor { code } } }
  ... on Actor { id revision country name(language: FA) }
}
"""

UNDO = """
mutation Undo($id: ID!) {
  undo(decisionId: $id, reason: "wrong paper") {
    ... on Decided { decision { undone { by reason } subject { ... on Agreement { id } } } }
  }
}
"""
HISTORY = """
query History($id: ID!) {
  history(subjectId: $id, first: 10) { totalCount { value } edges { node { action undone { reason } } } }
}
"""


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[DocumentStore]:
    opened = await open_store(f"sqlite:///{tmp_path}/peyman.db")
    lines = (
        json.dumps({"text": text, "url": f"https://wire.example/{number}", "published": "2026-01-29"})
        for number, text in enumerate(TEXTS)
    )
    (tmp_path / "wire.jsonl").write_text("\n".join(lines), "utf-8")
    assert (await ingest(opened, [tmp_path / "wire.jsonl"])).problems == []
    await derive_graph(opened, workers=1)
    yield opened
    await opened.close()


async def run(store: DocumentStore, query: str, caller: Caller = EDITOR, **variables: object) -> Any:
    result = await schema.execute(query, variables, context_value=Context(store, FixedIndex(), caller=caller))
    assert result.errors is None, result.errors
    return result.data


async def code(store: DocumentStore, query: str, caller: Caller, **variables: object) -> str:
    result = await schema.execute(query, variables, context_value=Context(store, FixedIndex(), caller=caller))
    assert result.errors
    return str((result.errors[0].extensions or {})["code"])


async def agreements(store: DocumentStore) -> dict[str, Any]:
    data = await run(
        store, "{ agreements(first: 10) { edges { node { id kind revision articles { edges { node { id } } } } } } }"
    )
    return {edge["node"]["kind"]: edge["node"] for edge in data["agreements"]["edges"]}


def seen(node: Any) -> dict[str, str]:
    return {"id": node["id"], "revision": node["revision"]}


async def decide(store: DocumentStore, **given: object) -> Any:
    return (await run(store, DECIDE, input=given))["decide"]


@pytest.mark.parametrize(
    ("to", "shown"),
    [
        ({"kind": "CONTRACT"}, {"kind": "CONTRACT"}),
        ({"status": {"value": "IN_FORCE", "asOf": "2026-02"}}, {"status": {"value": "IN_FORCE"}}),
        ({"sectors": ["ENERGY", "TRADE"]}, {"sectors": ["ENERGY", "TRADE"]}),
        ({"sectors": []}, {"sectors": []}),
        ({"count": {"value": 3}}, {"count": 3}),
        ({"count": {}}, {"count": None}),
        ({"participants": []}, {"participants": []}),
    ],
    ids=str,
)
async def test_a_corrected_field_is_shown_in_the_answer(
    store: DocumentStore, to: dict[str, object], shown: dict[str, object]
) -> None:
    subject = (await agreements(store))["MEMORANDUM"]
    answer = await decide(store, correct={"subject": seen(subject), "to": to, "reason": "the signed paper says so"})
    decision = answer["decision"]
    assert decision["reason"] == "the signed paper says so"
    assert decision["by"] == "key-editor"
    assert decision["doubt"] is None
    assert {name: decision["subject"][name] for name in shown} == shown
    assert decision["subject"]["revision"] != subject["revision"]


async def test_amounts_dates_names_and_countries_are_corrected(store: DocumentStore) -> None:
    subject = (await agreements(store))["AGREEMENT"]
    amount = {"value": "1000000", "unit": "USD", "nature": "COMMITMENT"}
    answer = await decide(
        store, correct={"subject": seen(subject), "to": {"amounts": [amount]}, "reason": "as published"}
    )
    again = seen(answer["decision"]["subject"])
    answer = await decide(
        store, correct={"subject": again, "to": {"date": {"value": "2026-01"}}, "reason": "as published"}
    )
    data = await run(
        store,
        "query Q($id: ID!) { node(id: $id) { ... on Agreement { date amounts { value unit } } } }",
        id=subject["id"],
    )
    assert data["node"] == {"date": "2026-01", "amounts": [{"value": "1000000", "unit": "USD"}]}
    actors = await run(store, "{ actors(first: 20) { edges { node { id revision code } } } }")
    uzbekistan = next(edge["node"] for edge in actors["actors"]["edges"] if edge["node"]["code"] == "UZ")
    name = {"text": "جمهوری ازبکستان", "language": "FA"}
    answer = await decide(
        store, correct={"subject": seen(uzbekistan), "to": {"name": name}, "reason": "the full name is wanted"}
    )
    assert answer["decision"]["subject"]["name"] == "جمهوری ازبکستان"


async def test_confirming_rejecting_and_undoing(store: DocumentStore) -> None:
    subject = (await agreements(store))["MEMORANDUM"]
    confirmed = await decide(store, confirm={"subject": seen(subject), "reason": "seen on paper"})
    assert confirmed["decision"]["subject"]["confidence"] == 1.0
    rejected = await decide(
        store, reject={"subject": seen(confirmed["decision"]["subject"]), "reason": "it was withdrawn"}
    )
    assert rejected["decision"]["subject"] is None
    assert "MEMORANDUM" not in await agreements(store)
    undone = (await run(store, UNDO, id=rejected["decision"]["id"]))["undo"]["decision"]
    assert undone["undone"] == {"by": "key-editor", "reason": "wrong paper"}
    assert undone["subject"] == {"id": subject["id"]}
    data = (await run(store, HISTORY, id=subject["id"]))["history"]
    assert [edge["node"]["action"] for edge in data["edges"]] == ["REJECT", "CONFIRM"]
    assert data["totalCount"]["value"] == 2


async def test_merging_splitting_and_keeping_apart(store: DocumentStore) -> None:
    found = await agreements(store)
    memorandum, agreement = found["MEMORANDUM"], found["AGREEMENT"]
    part = memorandum["articles"]["edges"][1]["node"]["id"]
    split = await decide(store, split={"subject": seen(memorandum), "part": part, "reason": "two papers"})
    left, taken = split["decision"]["subject"], split["decision"]["other"]
    assert left["id"] != taken["id"]
    merged = await decide(store, merge={"subject": seen(left), "other": seen(taken), "reason": "one paper after all"})
    assert merged["decision"]["subject"]["id"] == merged["decision"]["other"]["id"]
    apart = await decide(
        store,
        notTheSame={
            "subject": seen(merged["decision"]["subject"]),
            "other": seen(agreement),
            "reason": "different countries",
        },
    )
    assert apart["__typename"] == "Decided"
    assert apart["decision"]["subject"]["id"] != apart["decision"]["other"]["id"]


async def test_an_edit_of_something_that_has_changed_shows_how_it_stands(store: DocumentStore) -> None:
    subject = (await agreements(store))["MEMORANDUM"]
    await decide(store, correct={"subject": seen(subject), "to": {"kind": "CONTRACT"}, "reason": "read again"})
    answer = await decide(store, confirm={"subject": seen(subject), "reason": "seen on paper"})
    assert answer["__typename"] == "EditConflict"
    assert answer["current"]["kind"] == "CONTRACT"
    retried = await decide(store, confirm={"subject": seen(answer["current"]), "reason": "seen on paper"})
    assert retried["__typename"] == "Decided"


async def test_what_cannot_be_decided_is_refused_with_a_word_and_a_sentence(store: DocumentStore) -> None:
    subject = seen((await agreements(store))["MEMORANDUM"])
    nowhere = {"id": "agr-nowhere", "revision": "x"}
    refused = await decide(store, confirm={"subject": nowhere, "reason": "because"})
    assert (refused["__typename"], refused["code"]) == ("Refused", "NOT_FOUND")
    refused = await decide(store, confirm={"subject": subject, "reason": " "})
    assert refused["code"] == "UNFIT"
    to = {"participants": [{"actorId": "act-nowhere", "role": "PARTY"}]}
    refused = await decide(store, correct={"subject": subject, "to": to, "reason": "because"})
    assert refused["code"] == "WOULD_NOT_HOLD"
    undo = 'mutation { undo(decisionId: "dec-nowhere", reason: "because") { ... on Refused { code } } }'
    assert (await run(store, undo))["undo"]["code"] == "NOT_FOUND"


async def test_exactly_one_decision_and_one_field_are_given(store: DocumentStore) -> None:
    subject = seen((await agreements(store))["MEMORANDUM"])
    confirm = {"subject": subject, "reason": "because"}
    assert await code(store, DECIDE, EDITOR, input={}) == "VALIDATION_FAILED"
    assert await code(store, DECIDE, EDITOR, input={"confirm": confirm, "reject": confirm}) == "VALIDATION_FAILED"
    both = {"subject": subject, "reason": "because", "to": {"kind": "CONTRACT", "count": {"value": 1}}}
    assert await code(store, DECIDE, EDITOR, input={"correct": both}) == "VALIDATION_FAILED"


@pytest.mark.parametrize(("caller", "refusal"), [(ANONYMOUS, "UNAUTHENTICATED"), (READER, "FORBIDDEN")])
async def test_only_editors_decide_and_see_what_was_decided(store: DocumentStore, caller: Caller, refusal: str) -> None:
    subject = (await agreements(store))["MEMORANDUM"]
    decided = await decide(store, confirm={"subject": seen(subject), "reason": "seen on paper"})
    again = {"confirm": {"subject": seen(subject), "reason": "because"}}
    assert await code(store, DECIDE, caller, input=again) == refusal
    key = decided["decision"]["id"]
    assert (
        await code(store, f'mutation {{ undo(decisionId: "{key}", reason: "x") {{ __typename }} }}', caller) == refusal
    )
    assert await code(store, f'{{ node(id: "{key}") {{ id }} }}', caller) == refusal
    assert await code(store, f'{{ nodes(ids: ["{subject["id"]}", "{key}"]) {{ id }} }}', caller) == refusal
    assert (
        await code(store, f'{{ history(subjectId: "{subject["id"]}", first: 1) {{ __typename }} }}', caller) == refusal
    )
    assert await code(store, "{ rechecks(first: 1) { __typename } }", caller) == refusal
    assert await code(store, "{ joinSuggestions(first: 1) { __typename } }", caller) == refusal
    found = await run(store, f'{{ node(id: "{key}") {{ id ... on Decision {{ reason }} }} }}')
    assert found["node"] == {"id": key, "reason": "seen on paper"}


async def test_a_decision_whose_words_are_gone_is_on_the_desk(store: DocumentStore, tmp_path: Path) -> None:
    subject = (await agreements(store))["AGREEMENT"]
    await decide(store, confirm={"subject": seen(subject), "reason": "seen on paper"})
    line = {"text": "Rain fell on the hills of Yerevan.", "url": "https://wire.example/2", "published": "2026-01-30"}
    (tmp_path / "wire.jsonl").write_text(json.dumps(line), "utf-8")
    await ingest(store, [tmp_path / "wire.jsonl"])
    await derive_graph(store, workers=1)
    desk = "{ rechecks(first: 5) { edges { node { reason subject { __typename } decision { action doubt } } } } }"
    (edge,) = (await run(store, desk))["rechecks"]["edges"]
    assert edge["node"]["subject"] is None
    assert edge["node"]["decision"] == {"action": "CONFIRM", "doubt": edge["node"]["reason"]}
