"""Decisions as editors make them: checked against what they saw, visible at once, taken back, never lost."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest

from indexing.curating.proposals import Conflict, Inapplicable, NoSuchSubject, Proposal, Unfit, revision_of
from indexing.decisions import Decision
from indexing.documents import Actor, Agreement, ClaimValue, Passage
from indexing.editing import decide, undo
from indexing.errors import StoreLocked
from indexing.pipeline import derive_graph
from indexing.storing.articles import all_decisions
from indexing.storing.catalogue import DECISIONS
from indexing.storing.pointer import Lease, utc_now
from indexing.storing.port import DocumentStore, Order, Where
from indexing.storing.snapshot import Snapshot
from indexing.storing.store import open_store
from indexing.vocabulary import AgreementKind, DecidedField, DecisionAction
from tests.indexing.halting import Halting
from tests.indexing.publishing import publish

MORNING = datetime(2026, 1, 29, 8, tzinfo=UTC)
ENGLISH = "Iran and Uzbekistan signed a memorandum of understanding on critical minerals in Tashkent on Thursday."
PERSIAN = "ایران و ازبکستان روز پنج‌شنبه در تاشکند تفاهم‌نامهٔ همکاری در زمینهٔ مواد معدنی امضا کردند."
OTHER = "Armenia and Georgia signed an agreement on tourism in Yerevan on Monday."


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[DocumentStore]:
    opened = await open_store(f"sqlite:///{tmp_path}/peyman.db")
    await publish(opened, tmp_path, ENGLISH, PERSIAN, OTHER)
    await derive_graph(opened, workers=1)
    yield opened
    await opened.close()


async def agreements(store: DocumentStore) -> dict[str, Agreement]:
    """By the codes of the countries in their title's order: here only by kind."""
    snapshot = await Snapshot.current(store)
    rows = await snapshot.find(Agreement, Where(), Order("key"), None, 100)
    return {row.document.kind.value: row.document for row in rows}


async def memorandum(store: DocumentStore) -> Agreement:
    return (await agreements(store))["memorandum"]


async def decisions(store: DocumentStore) -> list[Decision]:
    return [one async for one in all_decisions(store)]


def about(subject: Agreement | Actor, action: DecisionAction, **given: object) -> Proposal:
    stated = {"why": "the ministry's own record", "seen": revision_of(subject), **given}
    return Proposal(action=action, subject_id=subject.id, **stated)  # type: ignore[arg-type]


async def test_a_correction_is_seen_at_once_and_survives_derivation(store: DocumentStore) -> None:
    before = await memorandum(store)
    contract = ClaimValue(text=AgreementKind.CONTRACT.value)
    proposal = about(before, DecisionAction.CORRECT, field=DecidedField.KIND, values=(contract,))
    edit = await decide(store, proposal, "editor", MORNING)
    (after,) = await Snapshot(store, edit.run).get(Agreement, [before.id])
    assert after is not None
    assert after.kind is AgreementKind.CONTRACT
    assert (await derive_graph(store, workers=1)).run == edit.run
    assert edit.decision.why == "the ministry's own record"


async def test_a_quick_decision_gives_what_a_whole_derivation_gives(store: DocumentStore) -> None:
    await decide(store, about(await memorandum(store), DecisionAction.CONFIRM), "editor", MORNING)
    report = await derive_graph(store, workers=1)
    assert (report.added, report.changed, report.removed) == (0, 0, 0)


async def test_two_tellings_of_one_deal_are_split_and_the_split_is_undone(store: DocumentStore) -> None:
    whole = await memorandum(store)
    assert len(whole.article_ids) == 2
    taken = whole.article_ids[1]
    edit = await decide(store, about(whole, DecisionAction.SPLIT, part=taken), "editor", MORNING)
    (left,) = await Snapshot(store, edit.run).get(Agreement, [whole.id])
    assert left is not None
    assert len(left.article_ids) == 1
    undone = await undo(store, edit.decision.id, "chief", MORNING + timedelta(hours=1), "it is one deal after all")
    (again,) = await Snapshot(store, undone.run).get(Agreement, [whole.id])
    assert again is not None
    assert again.article_ids == whole.article_ids
    (kept,) = await decisions(store)
    assert kept.undone is not None
    assert (kept.undone.by, kept.undone.why) == ("chief", "it is one deal after all")


async def test_a_form_of_a_name_is_split_from_its_actor(store: DocumentStore) -> None:
    snapshot = await Snapshot.current(store)
    rows = await snapshot.find(Actor, Where(eq={"code": "UZ"}), Order("key"), None, 2)
    actor = rows[0].document
    with pytest.raises(Unfit, match="no such part"):
        await decide(store, about(actor, DecisionAction.SPLIT, part="نام دیگر"), "editor", MORNING)


async def test_an_edit_of_what_has_changed_meanwhile_is_refused_with_the_present_state(store: DocumentStore) -> None:
    seen = await memorandum(store)
    await decide(store, about(seen, DecisionAction.CONFIRM), "first", MORNING)
    with pytest.raises(Conflict) as conflict:
        await decide(store, about(seen, DecisionAction.REJECT), "second", MORNING + timedelta(minutes=1))
    assert conflict.value.current == await memorandum(store)
    assert [one.by for one in await decisions(store)] == ["first"]


async def test_of_two_edits_at_the_same_time_one_wins(store: DocumentStore) -> None:
    seen = await memorandum(store)
    edits = (decide(store, about(seen, DecisionAction.CONFIRM), by, MORNING) for by in ("one", "two"))
    outcomes = await asyncio.gather(*edits, return_exceptions=True)
    assert sorted(type(one).__name__ for one in outcomes) == ["Conflict", "Edit"]


async def test_nothing_is_decided_while_something_else_is_written(store: DocumentStore) -> None:
    lease = await Lease.take(store, 0.0, utc_now)
    proposal = about(await memorandum(store), DecisionAction.CONFIRM)
    with pytest.raises(StoreLocked):
        await decide(store, proposal, "editor", MORNING, patience=0.0)
    await lease.give_back()
    await decide(store, proposal, "editor", MORNING, patience=0.0)


async def test_what_would_not_hold_is_refused_and_not_kept(store: DocumentStore) -> None:
    found = await agreements(store)
    nonsense = ClaimValue(text="no such kind")
    proposal = about(found["memorandum"], DecisionAction.CORRECT, field=DecidedField.KIND, values=(nonsense,))
    with pytest.raises(Inapplicable):
        await decide(store, proposal, "editor", MORNING)
    assert await decisions(store) == []
    await decide(store, about(found["memorandum"], DecisionAction.CONFIRM), "editor", MORNING)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"why": "  "}, "say why"),
        ({"why": "چرا" * 1_000}, "3000 characters"),
        ({"passage_id": "psg-nowhere"}, "no passage"),
        ({"action": DecisionAction.SPLIT, "part": "art-nowhere"}, "no such part"),
    ],
)
async def test_a_proposal_that_cannot_be_decided_says_why(
    store: DocumentStore, change: dict[str, object], message: str
) -> None:
    subject = await memorandum(store)
    given = {"action": DecisionAction.CONFIRM, **change}
    with pytest.raises(Unfit, match=message):
        await decide(store, about(subject, **given), "editor", MORNING)  # type: ignore[arg-type]


async def test_merging_needs_two_different_subjects_of_one_kind(store: DocumentStore) -> None:
    found = await agreements(store)
    one = found["memorandum"]
    with pytest.raises(Unfit, match="same one already"):
        await decide(store, about(one, DecisionAction.MERGE, other_id=one.id), "editor", MORNING)
    actor = one.participants[0].actor_id
    with pytest.raises(Unfit, match="never the same"):
        await decide(store, about(one, DecisionAction.MERGE, other_id=actor), "editor", MORNING)
    edit = await decide(store, about(one, DecisionAction.MERGE, other_id=found["agreement"].id), "editor", MORNING)
    both = await Snapshot(store, edit.run).get(Agreement, [one.id, found["agreement"].id])
    assert both[0] == both[1]


async def test_evidence_is_a_passage_of_an_article_that_tells_of_the_agreement(store: DocumentStore) -> None:
    found = await agreements(store)
    elsewhere = found["agreement"].passage_ids[0]
    proposal = about(found["memorandum"], DecisionAction.CONFIRM, passage_id=elsewhere)
    with pytest.raises(Unfit, match="does not tell"):
        await decide(store, proposal, "editor", MORNING)
    own = found["memorandum"].passage_ids[0]
    edit = await decide(store, about(found["memorandum"], DecisionAction.CONFIRM, passage_id=own), "editor", MORNING)
    (passage,) = await (await Snapshot.current(store)).get(Passage, [own])
    assert passage is not None
    assert edit.decision.anchor is not None
    assert edit.decision.anchor.quote == passage.quote


async def test_unknown_subjects_and_decisions_are_named(store: DocumentStore) -> None:
    subject = await memorandum(store)
    missing = Proposal(DecisionAction.CONFIRM, "agr-nowhere", seen="x", why="because")
    with pytest.raises(NoSuchSubject, match="agr-nowhere"):
        await decide(store, missing, "editor", MORNING)
    with pytest.raises(NoSuchSubject):
        await undo(store, "dec-nowhere", "editor", MORNING, "because")
    edit = await decide(store, about(subject, DecisionAction.CONFIRM), "editor", MORNING)
    with pytest.raises(Unfit, match="say why"):
        await undo(store, edit.decision.id, "editor", MORNING, " ")
    await undo(store, edit.decision.id, "editor", MORNING, "because")
    with pytest.raises(Unfit, match="taken back before"):
        await undo(store, edit.decision.id, "editor", MORNING, "because")


async def test_a_decision_whose_editor_has_gone_is_made_to_its_end(store: DocumentStore) -> None:
    subject, halting = await memorandum(store), Halting(store, DECISIONS.name)
    through = cast(DocumentStore, halting)
    deciding = asyncio.create_task(decide(through, about(subject, DecisionAction.REJECT), "editor", MORNING))
    await halting.reached.wait()
    deciding.cancel()
    with pytest.raises(asyncio.CancelledError):
        await deciding
    tourism = (await agreements(store))["agreement"]
    with pytest.raises(StoreLocked, match="is being changed"):
        await decide(through, about(tourism, DecisionAction.CONFIRM), "editor", MORNING, patience=0)
    halting.go_on.set()
    await decide(through, about(tourism, DecisionAction.CONFIRM), "editor", MORNING)
    assert {one.subject_id for one in await decisions(store)} == {subject.id, tourism.id}
    assert "memorandum" not in await agreements(store)
