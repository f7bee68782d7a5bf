"""The walk of an article, readable from top to bottom.

Files are read into articles; each is settled against what is known and stored; the rules read what is new; the findings
of all articles are folded into one graph, in which editors' decisions have the last word; the graph becomes visible as
one run; the index follows. Every step is a room of its own, and this is the only place that knows their order.
"""

import asyncio
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Final, TypeVar

from indexing.curating.curate import Curated, Curating
from indexing.curating.redirects import Revision
from indexing.decisions import Decision
from indexing.deriving.article import RULES_VERSION
from indexing.deriving.findings import ArticleFindings
from indexing.deriving.pool import deriver
from indexing.documents import Article, Document
from indexing.progress import Progress, silent
from indexing.reading.article import articles_of
from indexing.reading.draft import Draft, Problem
from indexing.reading.identity import Verdict, settle
from indexing.reading.reprints import group_reprints
from indexing.reading.sources import drafts_in
from indexing.storing.articles import all_articles, all_decisions, all_revisions, known_of, refusal, save
from indexing.storing.findings import load_findings, save_findings
from indexing.storing.port import DocumentStore
from indexing.storing.runs import RunReport, write_run

T = TypeVar("T")

_BATCH: Final = 100


@dataclass(slots=True)
class IngestReport:
    """What became of the input: the verdict on each article, by its id, and a problem for everything that gave none.

    The numbers count every text of the input; where two are of one article, its verdict is that of the last one.
    """

    new: int = 0
    revised: int = 0
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)
    verdicts: dict[str, Verdict] = field(default_factory=dict)

    @property
    def stored(self) -> int:
        """How many articles were written."""
        return self.new + self.revised


async def ingest(
    store: DocumentStore, paths: Iterable[str | Path], *, sample: bool = False, progress: Progress = silent
) -> IngestReport:
    """Read all files, folders and patterns of `paths` and store what is new in them.

    Bad input becomes a problem of the report and the rest goes on. Repeating an ingest changes nothing.
    """
    return await ingest_drafts(store, drafts_in(paths), sample=sample, progress=progress)


async def ingest_drafts(
    store: DocumentStore, drafts: Iterable[Draft | Problem], *, sample: bool = False, progress: Progress = silent
) -> IngestReport:
    """Store what is new in `drafts`; see `ingest`."""
    report = IngestReport()
    for batch in _batches(drafts, _BATCH):
        articles = list(_articles(batch, report, sample))
        await _store(store, articles, report)
        progress("reading", report.stored + report.unchanged)
    return report


async def derive_graph(store: DocumentStore, *, workers: int | None = None, progress: Progress = silent) -> RunReport:
    """Derive the graph from all stored articles and make it visible as one run.

    Only texts that these rules have not read yet are read again. Raises StoreLocked while another derivation goes on.
    """
    articles, findings = await read_all(store, workers=workers, progress=progress)
    earlier = await read_earlier(store, workers=workers)
    curated = fold(articles, findings, [decision async for decision in all_decisions(store)], earlier)
    progress("folding", len(curated.graph.agreements))
    return await write_run(store, derived_documents(curated))


async def read_all(
    store: DocumentStore, *, workers: int | None = None, progress: Progress = silent
) -> tuple[list[Article], dict[str, ArticleFindings]]:
    """All stored articles, and by article id what the rules find in them; what is new is read now and kept."""
    articles = [article async for article in all_articles(store)]
    findings = await load_findings(store, articles, RULES_VERSION)
    unread = [article for article in articles if article.id not in findings]
    findings |= await complete(store, unread, workers=workers, progress=progress, done=len(findings))
    return articles, findings


async def read_earlier(store: DocumentStore, *, workers: int | None = None) -> list[Revision]:
    """The older revisions of all articles, each with what the rules find in it."""
    # Findings are kept under the id of their article, so each revision gets one of its own for that.
    named = {f"{one.id}@{one.revision}": one async for one in all_revisions(store)}
    articles = [one.model_copy(update={"id": key}) for key, one in named.items()]
    findings = await load_findings(store, articles, RULES_VERSION)
    findings |= await complete(store, [one for one in articles if one.id not in findings], workers=workers)
    return [(one, findings[key].model_copy(update={"article_id": one.id})) for key, one in named.items()]


async def complete(
    store: DocumentStore,
    unread: Sequence[Article],
    *,
    workers: int | None = None,
    progress: Progress = silent,
    done: int = 0,
) -> dict[str, ArticleFindings]:
    """By article id what the rules find in `unread`, read now and kept; `progress` counts on from `done`."""
    found: dict[str, ArticleFindings] = {}
    if not unread:
        return found
    with deriver(workers) as rules:
        for batch in _batches(unread, _BATCH):
            # A long text takes seconds, in which a server has other requests to answer.
            fresh = await asyncio.to_thread(rules.derive, batch)
            await save_findings(store, fresh)
            found |= {one.article_id: one for one in fresh}
            progress("deriving", done + len(found))
    return found


def fold(
    articles: Sequence[Article],
    findings: Mapping[str, ArticleFindings],
    decisions: Sequence[Decision] = (),
    earlier: Sequence[Revision] = (),
) -> Curated:
    """The graph of `articles` and their `findings` (by article id), with the last word to `decisions`.

    What `earlier` revisions told keeps its ids. The same in whatever order they come.
    """
    return curating(articles, findings, earlier).decided(decisions)


def curating(
    articles: Sequence[Article],
    findings: Mapping[str, ArticleFindings],
    earlier: Sequence[Revision] = (),
    before: Curating | None = None,
) -> Curating:
    """What `fold` starts from, for whoever folds again: other decisions, or articles of which `before` had most."""
    told = [(article, findings[article.id]) for article in articles]
    return Curating(told, group_reprints(articles), earlier, before)


def derived_documents(curated: Curated) -> list[Document]:
    """Everything that a run makes visible."""
    graph = curated.graph
    derived = (graph.passages, graph.claims, graph.actors, graph.agreements, graph.reprints, graph.suggestions)
    return [*chain.from_iterable(derived), *curated.rechecks]


def _articles(batch: Sequence[Draft | Problem], report: IngestReport, sample: bool) -> Iterator[Article]:
    for read in articles_of(batch, sample=sample):
        if isinstance(read, Problem):
            report.problems.append(read)
            continue
        draft, article = read
        if reason := refusal(article):
            report.problems.append(Problem(draft.path, draft.line, f"cannot be stored: {reason}"))
        else:
            yield article


async def _store(store: DocumentStore, articles: Sequence[Article], report: IngestReport) -> None:
    """Settle and save one batch; articles that another process changed meanwhile are settled again."""
    while articles:
        settled = settle(articles, await known_of(store, articles))
        changed = [one for one in settled if one.verdict is not Verdict.UNCHANGED]
        saved = await save(store, sorted((one.article for one in changed), key=lambda article: article.revision))
        stale = set(saved.stale)
        for one in settled:
            if one.article.id not in stale:
                report.verdicts[one.article.id] = one.verdict
                report.new += one.verdict is Verdict.NEW
                report.revised += one.verdict in (Verdict.REVISED, Verdict.LOCATED)
                report.unchanged += one.verdict is Verdict.UNCHANGED
        articles = [article for article, one in zip(articles, settled, strict=True) if one.article.id in stale]


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
