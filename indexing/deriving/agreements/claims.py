"""A deal of one article written down: each field as a claim with its passages, its rule and its confidence."""

from collections.abc import Iterable, Sequence

from indexing.deriving.agreements.candidate import Candidate, Deal, Parties
from indexing.deriving.agreements.confidence import (
    confidence_of,
    is_told_again,
    of_same_sentence,
    of_untold,
    of_wording,
    reasons_of,
)
from indexing.deriving.agreements.ended import only_ended
from indexing.deriving.agreements.experience import Place, marks_of, of_experience
from indexing.deriving.agreements.kinds import kind_of, naming_of
from indexing.deriving.agreements.known import name_of_implied, sides_of_known, told_of_known
from indexing.deriving.agreements.salience import salience_of
from indexing.deriving.agreements.sectors import sectors_of_kinds
from indexing.deriving.agreements.status import looks_ahead, stronger
from indexing.deriving.agreements.surest import surest_parties
from indexing.deriving.agreements.telling import best_worded_first, most_telling_first
from indexing.deriving.agreements.topics import topic_of
from indexing.deriving.agreements.wording import Wording
from indexing.deriving.findings import AgreementFinding, ClaimFinding
from indexing.deriving.mentions.found import ArticleMentions
from indexing.values import Reason, Rule
from indexing.vocabulary import AgreementKind, ClaimField, Participation, Status

_DEFAULT_STATUS = Rule(id="status/default-of-trigger")
_PARTICIPLE = 2


class Writer:
    """Writes the findings of one article."""

    def __init__(self, mentions: ArticleMentions, language: str, density: float, wording: Wording) -> None:
        """Writer for an article with `mentions`, its folder of tables, density of words of the beat and wording."""
        self._mentions = mentions
        self._language = language
        self._density = density
        self._wording = wording

    def finding(
        self, ref: str, deal: Deal, place: Place, before: Sequence[AgreementFinding] = (), *, untold: bool = False
    ) -> AgreementFinding:
        """`deal` as a finding named `ref`; `before` are those already written, to which "a similar deal" may point.

        `untold` deals have no rule that names them, so that nothing but their wording speaks for them.
        """
        ranked = best_worded_first(most_telling_first(deal, self._language), self._wording)
        parties = surest_parties(ranked)
        sides = sides_of_known(ranked, self._mentions, self._language) or parties
        actors = [self._mentions.actor(ref) for ref in parties.refs]
        kind, rule = kind_of(ranked, actors, before, self._language)
        naming = naming_of(ranked).trigger.kind
        saying = _passages(c for c in ranked if c.trigger.kind is naming)
        telling = ranked[0].trigger.sentence.position
        if untold:
            reasons = of_untold(self._wording, telling, self._language)
        else:
            others = before if ranked[0].trigger.item is None else ()
            reasons = self._reasons(deal, telling, kind, parties, others)
        status, status_rule, stating = self._status(ranked, untold)
        marks = marks_of(reasons, kind, status, sides.rule, place, self._wording.ahead_of(telling))
        reasons = (*reasons, *of_experience(reasons, marks, self._language))
        confidence = confidence_of(reasons)
        claims = [
            ClaimFinding(field=ClaimField.KIND, text=kind.value, passages=saying, rule=rule, confidence=confidence),
            ClaimFinding(
                field=ClaimField.STATUS, text=status.value, passages=stating, rule=status_rule, confidence=confidence
            ),
            *self._parties(ranked, sides, confidence),
            *self._people(ranked, confidence),
            *self._sectors(ranked, confidence),
            *self._figures(ranked, confidence),
        ]
        return AgreementFinding(
            ref=ref,
            kind=kind,
            passages=_passages(ranked),
            topic=topic_of(deal.candidates, self._mentions, self._language),
            claims=tuple(claims),
            salience=salience_of(deal),
            confidence=confidence,
            reasons=reasons,
        )

    def _reasons(
        self, deal: Deal, telling: int, kind: AgreementKind, parties: Parties, before: Sequence[AgreementFinding]
    ) -> tuple[Reason, ...]:
        """What speaks for `deal`, told by the sentence `telling`, and against it, beside the findings `before` it."""
        reasons = reasons_of(deal, self._density, self._language)
        again = is_told_again(kind, parties, before)
        reasons = (*reasons, *of_wording(reasons, self._wording, telling, kind, again))
        return (*reasons, *of_same_sentence(reasons, telling, parties, before))

    def _status(self, ranked: list[Candidate], untold: bool) -> tuple[Status, Rule, tuple[int, ...]]:
        """The status, what told it, and the passages that state it."""
        known = told_of_known(ranked)
        telling = list(_telling_status(ranked))
        cue = known.cue if known else stronger([c.cue for c in only_ended(telling) or telling if c.cue is not None])
        ahead = untold and cue is None and looks_ahead(ranked[0].trigger.sentence, self._language)
        without = Status.PROPOSED if ahead else _status_of_none(ranked[0])
        status = cue.status if cue else known.status if known else without
        rule = cue.rule if cue else _DEFAULT_STATUS
        saying = [c for c in ranked if c.status is status]
        return status, rule, _passages(saying or ranked)

    def _parties(self, ranked: list[Candidate], best: Parties, confidence: float) -> Iterable[ClaimFinding]:
        for ref in best.refs:
            saying = [c for c in ranked if ref in c.parties.refs]
            yield ClaimFinding(
                field=ClaimField.PARTICIPANT,
                text=name_of_implied(ref, self._language) or self._mentions.actor(ref).name,
                ref=ref,
                participation=Participation.PARTY,
                passages=_passages(saying or ranked),
                rule=best.rule,
                confidence=min(confidence, 0.5 + 2 * best.weight) if best.explicit else confidence / 2,
            )

    def _people(self, ranked: list[Candidate], confidence: float) -> Iterable[ClaimFinding]:
        seen: set[tuple[str, Participation]] = set()
        for candidate in ranked:
            for part in candidate.people:
                if (part.ref, part.participation) in seen:
                    continue
                seen.add((part.ref, part.participation))
                yield ClaimFinding(
                    field=ClaimField.PARTICIPANT,
                    text=self._mentions.actor(part.ref).name,
                    ref=part.ref,
                    participation=part.participation,
                    passages=(candidate.trigger.sentence.position,),
                    rule=part.rule,
                    confidence=confidence,
                )

    def _sectors(self, ranked: list[Candidate], confidence: float) -> Iterable[ClaimFinding]:
        rules = {sector: rule for c in reversed(ranked) for sector, rule in c.sectors}
        rules = {**sectors_of_kinds({c.trigger.kind for c in ranked}), **rules}
        for sector in sorted(rules):
            saying = [c for c in ranked if sector in c.sector_names] or ranked
            yield ClaimFinding(
                field=ClaimField.SECTOR,
                text=sector.value,
                passages=_passages(saying),
                rule=rules[sector],
                confidence=confidence,
            )

    def _figures(self, ranked: list[Candidate], confidence: float) -> Iterable[ClaimFinding]:
        said: set[str] = set()
        for candidate in ranked:
            here = (candidate.trigger.sentence.position,)
            for found in candidate.amounts:
                if found.amount and (text := f"{found.amount.value} {found.amount.unit}") not in said:
                    said.add(text)
                    yield ClaimFinding(
                        field=ClaimField.AMOUNT,
                        text=text,
                        amount=found.amount,
                        passages=here,
                        rule=found.rule,
                        confidence=confidence,
                    )
            for found in candidate.dates:
                if found.date and found.date.value not in said:
                    said.add(found.date.value)
                    yield ClaimFinding(
                        field=ClaimField.DATE,
                        text=found.date.value,
                        date=found.date,
                        passages=here,
                        rule=found.rule,
                        confidence=confidence,
                    )
            if candidate.trigger.count and f"count {candidate.trigger.count}" not in said:
                said.add(f"count {candidate.trigger.count}")
                yield ClaimFinding(
                    field=ClaimField.COUNT,
                    text=str(candidate.trigger.count),
                    passages=here,
                    rule=candidate.trigger.rule,
                    confidence=confidence,
                )


def _telling_status(ranked: Sequence[Candidate]) -> Iterable[Candidate]:
    """Those of `ranked` that may move the status; an act told elsewhere ("he decided to") is no paper's."""
    papers = {c.trigger.sentence.position for c in ranked if not (c.trigger.verb and c.trigger.generic)}
    for candidate in ranked:
        beside = candidate.trigger.verb and candidate.trigger.generic and papers
        if _tells_status(candidate) and (not beside or candidate.trigger.sentence.position in papers):
            yield candidate


def _status_of_none(candidate: Candidate) -> Status:
    """The status where nothing tells it: what is pointed back to stands, whatever colours the sentence."""
    if candidate.trigger.definite and not candidate.is_plain:
        return candidate.trigger.default or Status.AGREED
    return candidate.status


def _tells_status(candidate: Candidate) -> bool:
    """Whether a sentence may move the status: one that only points back does so if it plainly tells of more.

    "Under the agreement" tells what is in it, not that it is in force.
    """
    if not candidate.trigger.definite:
        return True
    plain = candidate.trigger.fixed or (candidate.cue is not None and candidate.cue.rank > _PARTICIPLE)
    return plain and candidate.status not in (Status.AGREED, Status.PROPOSED)


def _passages(candidates: Iterable[Candidate]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(c.trigger.sentence.position for c in candidates))
