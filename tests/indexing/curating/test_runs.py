"""Decisions through the whole walk: stored, applied in each run, and listed where they cannot be."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest

from indexing.curating.readings import targets_of_agreement
from indexing.decisions import Decision, Recheck
from indexing.deriving.article import derive
from indexing.documents import Agreement, Article, ClaimValue, Document
from indexing.pipeline import derive_graph, ingest
from indexing.storing.articles import save
from indexing.storing.port import DocumentStore, Order, Where
from indexing.storing.snapshot import Snapshot
from indexing.storing.store import open_store
from indexing.vocabulary import AgreementKind, DecidedField, DecisionAction, RecheckReason

D = TypeVar("D", bound=Document)

ADDRESS = {"url": "https://wire.example/1", "published": "2026-01-29"}
ENGLISH = "Iran and Uzbekistan signed a memorandum of understanding on critical minerals in Tashkent on Thursday."
PERSIAN = "ایران و ازبکستان روز پنج‌شنبه در تاشکند تفاهم‌نامهٔ همکاری در زمینهٔ مواد معدنی امضا کردند."


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[DocumentStore]:
    opened = await open_store(f"sqlite:///{tmp_path}/peyman.db")
    yield opened
    await opened.close()


async def publish(store: DocumentStore, folder: Path, text: str) -> None:
    """Store `text` as the newest revision of the one article, and derive."""
    (folder / "wire.jsonl").write_text(json.dumps({"text": text, **ADDRESS}), "utf-8")
    report = await ingest(store, [folder / "wire.jsonl"])
    assert report.problems == []
    await derive_graph(store, workers=1)


async def every(store: DocumentStore, kind: type[D], order: str = "key") -> list[D]:
    snapshot = await Snapshot.current(store)
    return [row.document for row in await snapshot.find(kind, Where(), Order(order), None, 1000)]


async def decide(store: DocumentStore, action: DecisionAction, **given: object) -> Decision:
    """Decide about the only agreement, save that, and derive."""
    (agreement,) = await every(store, Agreement)
    (article,) = await every(store, Article)
    targets = targets_of_agreement(agreement, [(article, derive(article))])
    decision = Decision.model_validate(
        {
            "id": f"dec-{action}",
            "action": action,
            "subject_id": agreement.id,
            "targets": targets,
            "article_id": article.id,
            "anchor": targets[0].anchor,
            "by": "desk",
            "at": datetime(2026, 2, 1, tzinfo=UTC),
            **given,
        }
    )
    await save(store, [decision])
    await derive_graph(store, workers=1)
    return decision


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (ENGLISH, f"Tashkent was cold.\n\n{ENGLISH.replace('on Thursday', 'late on Thursday')}"),
        (PERSIAN, f"هوا سرد بود.\n\n{PERSIAN.replace(chr(0x200C), ' ').replace('ی', 'ي')}"),
    ],
    ids=["en", "fa"],
)
async def test_a_correction_and_a_confirmation_stand_in_the_next_run_and_after_a_revision(
    store: DocumentStore, tmp_path: Path, before: str, after: str
) -> None:
    await publish(store, tmp_path, before)
    value = ClaimValue(text=AgreementKind.ROADMAP)
    await decide(store, DecisionAction.CORRECT, field=DecidedField.KIND, value=value)
    await decide(store, DecisionAction.CONFIRM)
    for text in (before, after):
        await publish(store, tmp_path, text)
        (agreement,) = await every(store, Agreement)
        assert (agreement.kind, agreement.confidence) == (AgreementKind.ROADMAP, 1.0)
        assert await every(store, Recheck) == []
    (article,) = await every(store, Article)
    assert article.revision == 2


async def test_a_rejection_holds_and_a_second_derivation_changes_nothing(store: DocumentStore, tmp_path: Path) -> None:
    await publish(store, tmp_path, PERSIAN)
    await decide(store, DecisionAction.REJECT)
    assert await every(store, Agreement) == []
    report = await derive_graph(store, workers=1)
    assert (report.added, report.changed, report.removed) == (0, 0, 0)


async def test_a_lost_anchor_is_listed_and_leaves_the_list_when_the_text_is_back(
    store: DocumentStore, tmp_path: Path
) -> None:
    await publish(store, tmp_path, ENGLISH)
    decision = await decide(store, DecisionAction.CONFIRM)
    await publish(store, tmp_path, "The volleyball team of Tashkent won its third match in a row this season.")
    (recheck,) = await every(store, Recheck)
    assert (recheck.decision_id, recheck.reason) == (decision.id, RecheckReason.ANCHOR_LOST)
    await publish(store, tmp_path, f"Corrected.\n\n{ENGLISH}")
    assert await every(store, Recheck) == []
    (agreement,) = await every(store, Agreement)
    assert agreement.confidence == 1.0


async def test_the_id_of_an_agreement_outlives_its_sentence(store: DocumentStore, tmp_path: Path) -> None:
    await publish(store, tmp_path, ENGLISH)
    (old,) = await every(store, Agreement)
    await publish(store, tmp_path, ENGLISH.replace("signed a memorandum", "have signed a memorandum"))
    (now,) = await (await Snapshot.current(store)).get(Agreement, [old.id])
    assert now is not None
    assert now.id != old.id
    assert now.former_ids == (old.id,)
    await publish(store, tmp_path, f"TASHKENT - {ENGLISH}")
    (again,) = await (await Snapshot.current(store)).get(Agreement, [old.id])
    assert again is not None
    assert {old.id, now.id} <= {again.id, *again.former_ids}
