"""Ids never die: what the agreement of an earlier revision of its article is now.

The id of an agreement is made of the sentence that tells it, so it changes when an editor of the source rewrites that
sentence. The old id was given out and may be linked to; it becomes a former id of the agreement it leads to.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from indexing.curating.readings import Reading, readings_of
from indexing.curating.subjects import Subjects
from indexing.deriving.findings import ArticleFindings
from indexing.deriving.joining.graph import Graph
from indexing.documents import Agreement, Article

Revision = tuple[Article, ArticleFindings]


def redirects(earlier: Iterable[Revision], subjects: Subjects) -> dict[str, tuple[str, ...]]:
    """By the id of a present draft, the ids that it had in earlier revisions; each old id leads to one draft."""
    heirs: dict[str, str] = {}
    for article, findings in sorted(earlier, key=lambda one: (one[0].id, -one[0].revision)):
        for old, heir in _heirs(article, readings_of(article, findings), subjects):
            heirs.setdefault(old, heir)
    found: dict[str, list[str]] = defaultdict(list)
    for old, heir in heirs.items():
        found[heir].append(old)
    return {heir: tuple(sorted(some)) for heir, some in found.items()}


def redirected(graph: Graph, former: dict[str, tuple[str, ...]]) -> Graph:
    """`graph` with the ids in `former` among the former ids of its agreements, but for those that live."""
    if not former:
        return graph
    alive = {key for one in graph.agreements for key in (one.id, *one.former_ids)}
    return replace(graph, agreements=tuple(_with(one, former, alive) for one in graph.agreements))


def _with(agreement: Agreement, former: dict[str, tuple[str, ...]], alive: set[str]) -> Agreement:
    own = (agreement.id, *agreement.former_ids)
    more = {old for key in own for old in former.get(key, ()) if old not in alive}
    return (
        agreement.model_copy(update={"former_ids": tuple(sorted({*agreement.former_ids, *more}))})
        if more
        else agreement
    )


def _heirs(article: Article, readings: Sequence[Reading], subjects: Subjects) -> Iterable[tuple[str, str]]:
    """The present draft of each old reading: where its sentence stands now, else the only one left that is alike.

    What is alike has the same parties, kind and subject; where two old readings were, neither is taken for it.
    """
    there = {reading.id: reading for reading in subjects.readings_of(article.id)}
    lost, taken = [], {reading.id for reading in readings if reading.id in there}
    for reading in readings:
        if reading.id in there:
            continue
        known = subjects.agreement(reading.target(article.raw))
        if known.ids and not known.reason and _may_be(reading, there[known.ids[0]]):
            taken.add(known.ids[0])
            yield reading.id, known.ids[0]
        else:
            lost.append(reading)
    alike = Counter(_said(reading) for reading in lost)
    left = [reading for key, reading in there.items() if key not in taken]
    for reading in lost:
        same = [one for one in left if _said(one) == _said(reading)]
        if len(same) == 1 and alike[_said(reading)] == 1:
            yield reading.id, same[0].id


def _said(reading: Reading) -> tuple[object, ...]:
    return reading.kind, reading.codes, reading.sectors


def _may_be(old: Reading, now: Reading) -> bool:
    """Whether a rewritten sentence can still tell the same deal: not if it is about something else."""
    return not old.sectors or not now.sectors or not old.sectors.isdisjoint(now.sectors)
