"""Decisions that stand, applied to the joined graph: what editors confirmed and corrected.

Rejections, merges and splits have steered the join already; here it is only verified that they hold.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from indexing.curating.binding import Bound, Trace, is_about_agreement
from indexing.curating.correcting import Evidence, Refused, corrected_actor, corrected_agreement
from indexing.curating.standing import Standing
from indexing.curating.subjects import Subjects
from indexing.curating.witnesses import Witnesses
from indexing.decisions import Decision, Target
from indexing.deriving.joining.agreements import titles_of
from indexing.deriving.joining.evidence import compatible
from indexing.deriving.joining.graph import Graph
from indexing.documents import Actor, Claim, ClaimValue, Suggestion
from indexing.values import Reason
from indexing.vocabulary import DecisionAction, RecheckReason


class Curation:
    """The work on one graph; `doubts` collects the decisions to check again."""

    def __init__(self, joined: Graph, subjects: Subjects, standing: Standing) -> None:
        """`joined` was joined under the rulings of `standing`."""
        self._joined = joined
        self._subjects = subjects
        self._standing = standing
        self._actors = {actor.id: actor for actor in joined.actors}
        self._agreements = {agreement.id: agreement for agreement in joined.agreements}
        self._present = {key: actor.id for actor in joined.actors for key in (actor.id, *actor.former_ids)}
        self._present |= {key: one.id for one in joined.agreements for key in (one.id, *one.former_ids)}
        self._witnesses = Witnesses(joined.passages, subjects)
        self._published = {one.id: one.published for one in subjects.articles}
        self._claims: list[Claim] = []
        self.doubts = dict(standing.doubts)

    def graph(self) -> Graph:
        """The graph after all decisions."""
        for bound in self._standing.paired:
            self._verify(bound)
        for bound, present in self._effective(self._standing.corrected):
            self._correct(bound, present)
        self._word_again()
        for bound, present in self._effective(self._standing.confirmed):
            self._confirm(bound, present)
        return replace(
            self._joined,
            claims=(*self._joined.claims, *self._claims),
            actors=tuple(self._actors.values()),
            agreements=tuple(self._agreements.values()),
            suggestions=tuple(one for one in self._joined.suggestions if self._still_likely(one)),
        )

    def _still_likely(self, suggestion: Suggestion) -> bool:
        """Whether the two can still be one actor, now that editors have corrected their countries."""
        return compatible(self._actors[actor_id].country for actor_id in suggestion.actor_ids)

    def _verify(self, bound: Bound) -> None:
        """A pair can still fail: a person is no organisation, and what was rejected cannot be told apart."""
        subject = {found for key in bound.subject if (found := self._present.get(key))}
        other = {found for key in bound.other if (found := self._present.get(key))}
        merge = bound.decision.action is DecisionAction.MERGE
        if not (subject and other):
            self.doubts[bound.decision.id] = RecheckReason.CONTRADICTED
        elif merge is subject.isdisjoint(other):
            self.doubts[bound.decision.id] = RecheckReason.IMPOSSIBLE
        elif not merge and (lost := [*self._lost(bound.traces, other), *self._lost(bound.other_traces, subject)]):
            self.doubts[bound.decision.id] = lost[0]

    def _lost(self, traces: Iterable[Trace], facing: Iterable[str]) -> Iterator[RecheckReason]:
        """Why readings were lost whose article tells what they were set apart from, in another sentence perhaps."""
        told = {key for one in facing if one in self._agreements for key in self._agreements[one].article_ids}
        for trace in traces:
            if trace.known.reason and not trace.known.ids and trace.target.article_id in told:
                yield trace.known.reason

    def _effective(self, decided: Iterable[Bound]) -> Iterator[tuple[Bound, str]]:
        """Of decisions about one aspect of what is now one document the latest, and its id; `decided` has it first.

        The others were about something else when they were made, so whoever made them has to know. So has one whose
        subject is several documents now, of which none is what the editor looked at.
        """
        settled: dict[tuple[str, tuple[str, ...]], Decision] = {}
        for bound in decided:
            found = {self._present[key] for key in bound.subject if key in self._present}
            present = min(found, default="")
            if len(found) != 1:
                several = RecheckReason.AMBIGUOUS if found else RecheckReason.CONTRADICTED
                self.doubts[bound.decision.id] = several
            elif (present, bound.aspect) not in settled:
                settled[present, bound.aspect] = bound.decision
                yield bound, present
            elif settled[present, bound.aspect].said != bound.decision.said:
                self.doubts[bound.decision.id] = RecheckReason.CONTRADICTED

    def _confirm(self, bound: Bound, present: str) -> None:
        agreement = self._agreements.get(present)
        if agreement is None:
            return
        reason = Reason(code=f"decision/{bound.decision.id}", weight=round(1.0 - agreement.confidence, 4))
        changes = {"confidence": 1.0, "reasons": (*agreement.reasons, reason)}
        self._agreements[agreement.id] = agreement.model_copy(update=changes)

    def _correct(self, bound: Bound, key: str) -> None:
        decision = bound.decision
        try:
            if is_about_agreement(decision):
                agreement = self._agreements[key]
                evidence = self._evidence(bound, agreement.passage_ids)
                self._agreements[key], claims = corrected_agreement(agreement, evidence)
            else:
                evidence = self._evidence(bound, (), key)
                self._actors[key], claims = corrected_actor(self._actors[key], evidence)
        except Refused as refused:
            self.doubts[decision.id] = refused.reason
        else:
            self._claims += claims

    def _evidence(self, bound: Bound, passages: Sequence[str], actor_id: str | None = None) -> Evidence:
        passage = self._witnesses.of(bound, passages, actor_id)
        if passage is None:
            raise Refused(RecheckReason.ANCHOR_LOST)
        return Evidence(bound.decision, passage, self._published[passage.article_id], self._actor_of)

    def _actor_of(self, value: ClaimValue) -> Actor | None:
        """The actor that a decided value names: by id, else by name."""
        if value.actor_id is None:
            return None
        present = self._present.get(value.actor_id)
        if present is None:
            known = self._subjects.actors.find(Target(id=value.actor_id, names=(value.text,)))
            present = self._present.get(known.ids[0]) if known.ids and not known.reason else None
        return self._actors.get(present) if present else None

    def _word_again(self) -> None:
        """Titles follow the corrected fields and the corrected names of parties."""
        renamed = {one.id for one in self._joined.actors if self._actors[one.id] is not one}
        for before in self._joined.agreements:
            agreement = self._agreements[before.id]
            if agreement is before and renamed.isdisjoint(one.actor_id for one in before.participants):
                continue
            titles = titles_of(
                agreement.kind,
                agreement.participants,
                self._actors,
                agreement.sectors,
                agreement.amounts,
                agreement.count,
            )
            if titles != agreement.titles:
                self._agreements[agreement.id] = agreement.model_copy(update={"titles": titles})
