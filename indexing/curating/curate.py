"""The walk of curating: bind decisions to readings, join under their rulings, then confirm and correct.

Every decision that was not undone ends in one of three ways: it holds in the graph, a later one took it back, or it is
on the list of re-checks with the reason. None is ever dropped.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indexing.curating.applying import Curation
from indexing.curating.binding import bind
from indexing.curating.redirects import Revision, redirected, redirects
from indexing.curating.standing import stand
from indexing.curating.subjects import Subjects
from indexing.decisions import Decision, Recheck
from indexing.deriving.findings import ArticleFindings
from indexing.deriving.joining.graph import Graph, Joining
from indexing.documents import Article
from indexing.identity import stable_id
from indexing.vocabulary import DecisionAction


@dataclass(frozen=True, slots=True)
class Curated:
    """The graph as editors decided it, and the decisions that they have to look at again."""

    graph: Graph
    rechecks: tuple[Recheck, ...]


def curate(
    articles: Iterable[tuple[Article, ArticleFindings]],
    reprints: Iterable[Sequence[str]],
    decisions: Iterable[Decision],
) -> Curated:
    """Join `articles` as `join` does and let `decisions` have the last word; the same in whatever order they come.

    Raises:
        ValueError: an article is given twice, or findings are not those of its text.
    """
    return Curating(articles, reprints).decided(decisions)


class Curating:
    """A fixed set of articles, curated under one set of decisions after another; not for several threads at once."""

    def __init__(
        self,
        articles: Iterable[tuple[Article, ArticleFindings]],
        reprints: Iterable[Sequence[str]] = (),
        earlier: Iterable[Revision] = (),
        before: "Curating | None" = None,
    ) -> None:
        """See `curate`. `earlier` are older revisions of the articles: ids of what they told stay alive.

        What `before` has made of other articles is used where it fits. Raises ValueError as `curate` does.
        """
        self._joining: Joining = Joining(articles, reprints, before._joining if before else None)
        self._subjects = Subjects(self._joining.told)
        self._former = redirects(earlier, self._subjects)

    def decided(self, decisions: Iterable[Decision]) -> Curated:
        """The graph under these decisions, the same whatever was asked for before."""
        made = list(decisions)
        standing_ones = [decision for decision in made if decision.undone is None]
        if not standing_ones:
            return Curated(redirected(self._joining.graph(), self._former), ())
        parted = [one for one in made if one.undone and one.action is DecisionAction.MERGE]
        standing = stand(bind(decision, self._subjects) for decision in (*standing_ones, *parted))
        joined = redirected(self._joining.graph(standing.rulings), self._former)
        curation = Curation(joined, self._subjects, standing)
        graph = curation.graph()
        subject_of = {decision.id: decision.subject_id for decision in standing_ones}
        rechecks = (
            Recheck(id=stable_id("chk", key), decision_id=key, subject_id=subject_of[key], reason=reason)
            for key, reason in sorted(curation.doubts.items())
        )
        return Curated(graph, tuple(rechecks))
