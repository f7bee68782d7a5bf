"""The walk of an editor's decision: check what was seen, make the decision, see that it holds, keep it, show it.

The right to write derived documents is held from the first look to the last write. So two editors, on whatever
machines, decide one after the other, and the second is told if the first has changed what it saw.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from indexing.curating.curate import Curated
from indexing.curating.proposals import (
    Conflict,
    Found,
    Inapplicable,
    NoSuchSubject,
    Proposal,
    Subject,
    Unfit,
    check_reason,
    decision_of,
    revision_of,
)
from indexing.decisions import Decision, Undoing
from indexing.documents import Actor, Agreement, Passage
from indexing.pipeline import derived_documents
from indexing.remembering import Memory, memory_of
from indexing.storing.articles import all_decisions, load, save
from indexing.storing.pointer import LEASE, Lease, utc_now
from indexing.storing.port import DocumentStore
from indexing.storing.runs import write_after
from indexing.storing.snapshot import Snapshot

#: Seconds for which a decision waits for another one, or for a derivation, to end.
PATIENCE: Final = 5.0

_KEEP_EVERY: Final = LEASE.total_seconds() / 4


@dataclass(frozen=True, slots=True)
class Edit:
    """A decision as it was kept or taken back, and the run in which everybody sees what it does."""

    decision: Decision
    run: int


async def decide(store: DocumentStore, proposal: Proposal, by: str, at: datetime, patience: float = PATIENCE) -> Edit:
    """Decide `proposal` in the name of `by` and make visible what follows from it.

    Raises NoSuchSubject, Unfit, Conflict when the subject is not as it was seen, Inapplicable when the decision would
    not hold, and StoreLocked while something else is being written for longer than `patience` seconds. Then nothing
    has changed. Whoever is cancelled before the end leaves a decision that is made all the same, or was refused.
    """
    memory = memory_of(store)

    async def work(left: float) -> Edit:
        async with _writing(store, left) as lease:
            snapshot = await Snapshot.current(store)
            subject, other, passage = await _looked_up(snapshot, proposal)
            async with _kept(lease):
                await memory.curating(store)
                found = Found(subject, other, passage, memory.articles, memory.findings)
                decision = decision_of(proposal, found, by, at)
                curated = await _decided(store, memory, decision)
            for recheck in curated.rechecks:
                if recheck.decision_id == decision.id:
                    raise Inapplicable(recheck.reason)
            await save(store, [decision])
            return Edit(decision, await _shown(store, curated, lease, memory))

    return await memory.alone(work, patience)


async def undo(
    store: DocumentStore, decision_id: str, by: str, at: datetime, why: str, patience: float = PATIENCE
) -> Edit:
    """Take a decision back; it stays in the history.

    Raises NoSuchSubject where there is no such decision, Unfit where it was taken back before or no reason is given,
    and StoreLocked as `decide` does.
    """
    check_reason(why)
    memory = memory_of(store)

    async def work(left: float) -> Edit:
        async with _writing(store, left) as lease:
            (decision,) = await load(store, Decision, [decision_id])
            if decision is None:
                raise NoSuchSubject("There is no decision with this id.")
            if decision.undone is not None:
                raise Unfit("This decision was taken back before.")
            undone = decision.model_copy(update={"undone": Undoing(by=by, at=at, why=why)})
            async with _kept(lease):
                curated = await _decided(store, memory, undone)
            await save(store, [undone])
            return Edit(undone, await _shown(store, curated, lease, memory))

    return await memory.alone(work, patience)


async def follow(store: DocumentStore, patience: float = PATIENCE) -> int:
    """Make visible what follows from articles and decisions as they stand, and give the run that shows it.

    The graph is that of a whole derivation; only what has changed since the last time is worked out anew. Raises
    StoreLocked as `decide` does.
    """
    memory = memory_of(store)

    async def work(left: float) -> int:
        async with _writing(store, left) as lease:
            async with _kept(lease):
                curated = await _decided(store, memory)
            return await _shown(store, curated, lease, memory)

    return await memory.alone(work, patience)


async def _looked_up(snapshot: Snapshot, proposal: Proposal) -> tuple[Subject, Subject | None, Passage | None]:
    """What the ids of `proposal` lead to. Raises NoSuchSubject, Conflict, Unfit for an unknown passage."""
    subject = await _subject(snapshot, proposal.subject_id, proposal.seen)
    other = await _subject(snapshot, proposal.other_id, proposal.other_seen) if proposal.other_id else None
    if proposal.passage_id is None:
        return subject, other, None
    (passage,) = await snapshot.get(Passage, [proposal.passage_id])
    if passage is None:
        raise Unfit("There is no passage with this id.")
    return subject, other, passage


async def _subject(snapshot: Snapshot, subject_id: str, seen: str | None) -> Subject:
    kind: type[Agreement] | type[Actor] = Agreement if subject_id.startswith("agr-") else Actor
    (found,) = await snapshot.get(kind, [subject_id])
    if found is None:
        raise NoSuchSubject(f"There is no agreement or actor with the id {subject_id!r}.")
    if seen is not None and revision_of(found) != seen:
        raise Conflict(found)
    return found


async def _decided(store: DocumentStore, memory: Memory, changed: Decision | None = None) -> Curated:
    """The graph under all decisions, with `changed` among them as it is to be kept."""
    articles = await memory.curating(store)
    changes = [changed] if changed else []
    rest = [one async for one in all_decisions(store) if one.id not in {change.id for change in changes}]
    return await asyncio.to_thread(articles.decided, [*rest, *changes])


async def _shown(store: DocumentStore, curated: Curated, lease: Lease, memory: Memory) -> int:
    """The run that shows `curated`; it gives the lease back."""
    known, memory.shown = memory.shown, None
    report, memory.shown = await write_after(store, derived_documents(curated), lease, known)
    memory.spare()
    return report.run


@asynccontextmanager
async def _writing(store: DocumentStore, patience: float) -> AsyncIterator[Lease]:
    """The right to write derived documents until the block ends. Raises StoreLocked."""
    lease = await Lease.take(store, patience, utc_now)
    try:
        yield lease
    finally:
        await lease.give_back()


@asynccontextmanager
async def _kept(lease: Lease) -> AsyncIterator[None]:
    """Keep `lease` alive while nothing is written under it."""
    over = asyncio.Event()
    keeper = asyncio.create_task(_keep(lease, over))
    try:
        yield
    finally:
        over.set()
        await keeper


async def _keep(lease: Lease, over: asyncio.Event) -> None:
    while not over.is_set():
        with suppress(TimeoutError):
            await asyncio.wait_for(over.wait(), _KEEP_EVERY)
        await lease.keep()
