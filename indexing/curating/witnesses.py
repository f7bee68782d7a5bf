"""The passage that a decided value is shown with: the one its anchor stands in now."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from indexing.curating.binding import Bound, subject_targets
from indexing.curating.subjects import Subjects
from indexing.documents import Passage
from indexing.values import Span


class Witnesses:
    """The passages of a graph, found by place, by id and by who is mentioned in them."""

    def __init__(self, passages: Sequence[Passage], subjects: Subjects) -> None:
        """`subjects` are of the texts that `passages` quote."""
        self._passages = passages
        self._subjects = subjects

    def of(self, bound: Bound, subject_passages: Sequence[str], actor_id: str | None = None) -> Passage | None:
        """The passage of the decision's own anchor, else of a target's, else one of its subject's own.

        Nothing is shown from an article that was split off its subject since.
        `subject_passages` are ids of the subject's passages, the most telling first; None where there is nothing.
        """
        decision, left = bound.decision, [trace.target for trace in bound.traces]
        gone = {target.article_id for target in subject_targets(decision)} - {target.article_id for target in left}
        anchors = [] if decision.article_id in gone else [(decision.article_id, decision.anchor)]
        anchors += [(target.article_id, target.anchor) for target in left]
        for article_id, anchor in anchors:
            place = self._subjects.place(article_id, anchor)
            if article_id and place and (passage := self._at(article_id, place.span)):
                return passage
        for passage_id in subject_passages:
            return self._by_id[passage_id]
        return self._naming.get(actor_id) if actor_id else None

    def _at(self, article_id: str, place: Span) -> Passage | None:
        """The passage that shares most with `place`; none where that is page chrome now."""
        passages = self._by_article[article_id]
        after = bisect_right(passages, place.start, key=lambda passage: passage.start)
        near = [passage for passage in passages[max(0, after - 1) :][:_NEAR] if passage.overlaps(place)]

        def shared(passage: Passage) -> tuple[int, int]:
            return min(passage.end, place.end) - max(passage.start, place.start), -passage.start

        return max(near, key=shared, default=None)

    @cached_property
    def _by_id(self) -> dict[str, Passage]:
        return {passage.id: passage for passage in self._passages}

    @cached_property
    def _by_article(self) -> dict[str, list[Passage]]:
        found: dict[str, list[Passage]] = defaultdict(list)
        for passage in sorted(self._passages, key=lambda passage: passage.start):
            found[passage.article_id].append(passage)
        return found

    @cached_property
    def _naming(self) -> dict[str, Passage]:
        """By actor id the first passage that mentions it."""
        found: dict[str, Passage] = {}
        for passage in self._passages:
            for mention in passage.mentions:
                if mention.actor_id:
                    found.setdefault(mention.actor_id, passage)
        return found


#: An anchor reaches over no more passages than that.
_NEAR = 8
