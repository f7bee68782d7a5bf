"""A deal becomes an agreement: its fields from all claims, its confidence explained, contradictions left standing."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from indexing.deriving.joining.actors import Cast
from indexing.deriving.joining.claims import claims_of
from indexing.deriving.joining.deals import Deal
from indexing.deriving.joining.drafts import Draft
from indexing.deriving.joining.passages import PassageIds
from indexing.deriving.joining.status import status_of
from indexing.deriving.joining.titles import titles
from indexing.documents import Actor, Agreement, Claim, Participant, StatedAmount
from indexing.values import Amount, Name, PartialDate, Reason
from indexing.vocabulary import AgreementKind, AmountNature, ClaimField, Participation, Salience, Sector

_HIGHEST = 0.99
#: How much a further independent source adds, as a share of the doubt that is left, times its own confidence.
_FURTHER_SOURCE = 0.5
_SALIENCE = tuple(Salience)
_SECTORS = tuple(Sector)


@dataclass(frozen=True, slots=True)
class FoldedDeal:
    """An agreement and all claims about it."""

    agreement: Agreement
    claims: tuple[Claim, ...]


def fold_deal(deal: Deal, cast: Cast, passage_ids: PassageIds) -> FoldedDeal:
    """The agreement of one deal. Its id is that of its first draft; the others' ids are its former ids."""
    drafts = deal.drafts
    agreement_id = drafts[0].id
    source = {draft.told.article.id: draft.told.source for draft in drafts}
    claims = tuple(claim for draft in drafts for claim in claims_of(draft, agreement_id, cast, passage_ids))
    kind, count = _kind(drafts), drafts[0].count
    participants = tuple(_participants(claims, cast))
    sectors = _sectors(claims, source)
    amounts = tuple(_amounts(claims, source))
    confidence, reasons = _confidence(drafts)
    agreement = Agreement(
        id=agreement_id,
        kind=kind,
        titles=titles_of(kind, participants, cast.actors, sectors, amounts, count),
        status=status_of(claims, source),
        participants=participants,
        sectors=sectors,
        amounts=amounts,
        date=_date(drafts),
        count=count,
        salience=min((draft.finding.salience for draft in drafts), key=_SALIENCE.index),
        confidence=confidence,
        reasons=reasons,
        source_count=len(set(source.values())),
        article_ids=tuple(source),
        passage_ids=tuple(_passages(drafts, passage_ids)),
        claim_ids=tuple(claim.id for claim in claims),
        former_ids=tuple(sorted({draft.id for draft in drafts[1:]})),
    )
    return FoldedDeal(agreement, claims)


def _by_source(drafts: Iterable[Draft]) -> dict[str, list[Draft]]:
    found: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        found[draft.told.source].append(draft)
    return found


def _kind(drafts: Sequence[Draft]) -> AgreementKind:
    """The kind that most sources name, the surest among them, then the first told."""
    votes: dict[AgreementKind, list[float]] = {}
    for told in _by_source(drafts).values():
        best = max(told, key=lambda d: d.finding.confidence)
        votes.setdefault(best.finding.kind, []).append(best.finding.confidence)
    return max(votes, key=lambda kind: (len(votes[kind]), max(votes[kind])))


def _participants(claims: Sequence[Claim], cast: Cast) -> Iterator[Participant]:
    """Each actor once per part it has, parties first, with all passages that say so."""
    found: dict[tuple[Participation, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        value = claim.value
        if claim.field is ClaimField.PARTICIPANT and value.actor_id and value.participation:
            found[value.participation, value.actor_id].append(claim)
    order = tuple(Participation)
    for (role, actor_id), said in sorted(found.items(), key=lambda item: order.index(item[0][0])):
        yield Participant(
            actor_id=actor_id,
            code=cast.actors[actor_id].code,
            role=role,
            passage_ids=_all_passages(said),
            confidence=max(claim.confidence for claim in said),
        )


def _all_passages(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(passage for claim in claims for passage in claim.passage_ids))


def titles_of(
    kind: AgreementKind,
    participants: Sequence[Participant],
    actors: Mapping[str, Actor],
    sectors: Sequence[Sector],
    amounts: Sequence[StatedAmount],
    count: int | None,
) -> tuple[Name, ...]:
    """The titles of an agreement with these fields; `actors` by id hold all participants."""
    parties = [actors[p.actor_id] for p in participants if p.role is Participation.PARTY]
    return titles(kind, _titled(parties), sectors, amounts[0].amount if amounts else None, count)


def _titled(parties: Sequence[Actor]) -> list[Actor]:
    """The parties that a title names: states and blocs, which hide bodies of their own; else all."""
    states = [actor for actor in parties if actor.code]
    covered = {actor.code for actor in states}
    return sorted(states, key=lambda a: a.code or "") + [a for a in parties if not a.code and a.country not in covered]


def _sectors(claims: Sequence[Claim], source: Mapping[str, str]) -> tuple[Sector, ...]:
    """All sectors, those that most sources name first."""
    named = {(source[c.article_id], c.value.text) for c in claims if c.field is ClaimField.SECTOR}
    votes = Counter(sector for _, sector in named if sector in _SECTORS)
    return tuple(Sector(s) for s in sorted(votes, key=lambda s: (-votes[s], _SECTORS.index(Sector(s)))))


def _amounts(claims: Sequence[Claim], source: Mapping[str, str]) -> Iterator[StatedAmount]:
    """Every amount that is stated, side by side where sources differ.

    What the deal is about comes before a present level, then what most sources state, then what was told first.
    """
    found: dict[Amount, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.field is ClaimField.AMOUNT and claim.value.amount:
            found[claim.value.amount].append(claim)

    def rank(item: tuple[Amount, list[Claim]]) -> tuple[bool, int]:
        return item[0].nature is AmountNature.CURRENT, -len({source[claim.article_id] for claim in item[1]})

    for amount, said in sorted(found.items(), key=rank):
        yield StatedAmount(amount=amount, passage_ids=_all_passages(said))


def _date(drafts: Sequence[Draft]) -> PartialDate | None:
    """The date that most sources state, a more precise one before one that contains it, the earlier on a tie."""
    stated = {(draft.told.source, draft.date) for draft in drafts if draft.date}
    votes = {date: sum(date.agrees(other) for _, other in stated) for _, date in stated}
    return min(votes, key=lambda date: (-votes[date], -len(date.value), date.value), default=None)


def _confidence(drafts: Sequence[Draft]) -> tuple[float, tuple[Reason, ...]]:
    """That of the surest draft, raised by every further independent source; and the reasons for it."""
    best_first = sorted(drafts, key=lambda d: (-d.finding.confidence, d.order))
    best = best_first[0]
    doubt = 1.0 - best.finding.confidence
    others = {source: max(d.finding.confidence for d in told) for source, told in _by_source(drafts).items()}
    others.pop(best.told.source)
    for confidence in sorted(others.values(), reverse=True):
        doubt *= 1.0 - _FURTHER_SOURCE * confidence
    total = max(best.finding.confidence, min(_HIGHEST, round(1.0 - doubt, 4)))
    gained = round(total - best.finding.confidence, 4)
    more = (Reason(code="independent_sources", weight=gained),) if others else ()
    return total, (*best.finding.reasons, *more)


def _passages(drafts: Sequence[Draft], passage_ids: PassageIds) -> Iterator[str]:
    """The passages of all drafts: of what an article is about before background, of the surest draft first.

    Reprints come last, so that the first passages are one from each independent source rather than copies of one.
    """
    ranked = sorted(drafts, key=lambda d: (_SALIENCE.index(d.finding.salience), -d.finding.confidence, d.order))
    first_of_source: dict[str, Draft] = {}
    for draft in ranked:
        first_of_source.setdefault(draft.told.source, draft)
    sources = list(first_of_source.values())
    copies = [draft for draft in ranked if draft is not first_of_source[draft.told.source]]
    yield from dict.fromkeys((*_in_turn(sources, passage_ids), *_in_turn(copies, passage_ids)))


def _in_turn(drafts: Sequence[Draft], passage_ids: PassageIds) -> Iterator[str]:
    """The first passage of each draft, then the second of each, and so on."""
    for place in range(max((len(draft.finding.passages) for draft in drafts), default=0)):
        for draft in drafts:
            if place < len(draft.finding.passages):
                yield passage_ids[draft.told.article.id, draft.finding.passages[place]]
