"""Seconds that an editor waits for a decision, at 100 and at 1,000 articles (or as many as are named).

    python -m benchmarks.deciding [NUMBER_OF_ARTICLES ...]

The articles are those of `benchmarks.joining`, with about 20 findings each, in a store of their own on disk. The first
decision of a process reads everything; after it, agreements are confirmed, rejected and corrected in turn. A
derivation of the same store, which reads and compares everything too, is there to compare with. Then articles are
handed in one by one, as `ingestArticle` does.
"""

import asyncio
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable
from datetime import UTC, datetime, timedelta

from benchmarks.joining import made_up
from indexing.curating.proposals import Proposal, revision_of
from indexing.deriving.article import RULES_VERSION
from indexing.documents import Agreement, ClaimValue
from indexing.editing import decide
from indexing.handing_in import hand_in
from indexing.pipeline import derive_graph
from indexing.reading.draft import Draft
from indexing.storing.articles import save
from indexing.storing.findings import save_findings
from indexing.storing.port import DocumentStore, Order, Where
from indexing.storing.snapshot import Snapshot
from indexing.storing.store import open_store
from indexing.vocabulary import AgreementKind, DecidedField, DecisionAction

_SIZES = (100, 1_000)
_DECISIONS = 12
_HANDED_IN = 6
_FIRST = datetime(2026, 1, 1, tzinfo=UTC)


def main() -> None:
    """Print a line for each number of articles."""
    for size in [int(text) for text in sys.argv[1:] if text.isdecimal()] or _SIZES:
        asyncio.run(_measure(size))


async def _measure(size: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = await open_store(f"sqlite:///{folder}/peyman.db")
        told = made_up(size)
        await save(store, [article for article, _ in told])
        await save_findings(store, [one.model_copy(update={"rules_version": RULES_VERSION}) for _, one in told])
        del told
        await derive_graph(store, workers=1)
        derivation = await _timed(derive_graph(store, workers=1))
        before = _megabytes()
        seconds = [await _timed(_decide(store, number)) for number in range(_DECISIONS)]
        handed = [await _timed(hand_in(store, _draft(number), str(number))) for number in range(_HANDED_IN)]
        await store.close()
    print(
        f"{size} articles: a derivation that changes nothing {derivation:.2f} s, the first decision {seconds[0]:.2f} s,"
        f" the others {statistics.median(seconds[1:]):.3f} s (at most {max(seconds[1:]):.3f} s);"
        f" an article handed in {statistics.median(handed):.3f} s (at most {max(handed):.3f} s);"
        f" {before:.0f} MB before, {_megabytes():.0f} MB after"
    )


def _draft(number: int) -> Draft:
    """An article that names states which many others name."""
    text = f"Iran and Tajikistan signed memorandum number {number} on mining in Dushanbe on Thursday."
    return Draft(
        path="benchmark",
        line=None,
        text=text,
        media_type="text/plain",
        url=f"https://wire.example/{number}",
        publisher=None,
        headline=None,
        published=None,
        language=None,
    )


async def _timed(work: Awaitable[object]) -> float:
    start = time.perf_counter()
    await work
    return time.perf_counter() - start


async def _decide(store: DocumentStore, number: int) -> None:
    """Decide about one agreement after the other."""
    rows = await (await Snapshot.current(store)).find(Agreement, Where(), Order("key"), None, _DECISIONS)
    subject = rows[number % len(rows)].document
    action = (DecisionAction.CONFIRM, DecisionAction.REJECT, DecisionAction.CORRECT)[number % 3]
    proposal = Proposal(action, subject.id, seen=revision_of(subject), why="measured")
    if action is DecisionAction.CORRECT:
        kind = ClaimValue(text=AgreementKind.ROADMAP.value)
        proposal = Proposal(
            action, subject.id, seen=revision_of(subject), why="measured", field=DecidedField.KIND, values=(kind,)
        )
    await decide(store, proposal, "editor", _FIRST + timedelta(hours=number))


def _megabytes() -> float:
    """The most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
