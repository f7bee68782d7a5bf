"""The relations that are looked up rather than held as ids, each with its order and the fields it is found by."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexing.decisions import Recheck
from indexing.documents import Agreement, Claim, Passage, Reprint
from indexing.storing.fields import pair_in
from indexing.storing.port import Order, Where
from indexing.storing.snapshot import Position, Row, Snapshot
from indexing.vocabulary import RecheckReason
from resolvers.batches.owned import Owned, Wanted
from resolvers.errors import InvalidCursor

_NEWEST_FIRST = Order("date", descending=True)
#: Pairs of parties that are looked at for one level of actors.
_MOST_PAIRS = 10_000
#: Far beyond any article.
_MOST_PASSAGES = 2**31

#: Agreements in which an actor takes part, in whatever role.
agreements_of_actor = Owned(
    kind=Agreement,
    order=_NEWEST_FIRST,
    where=lambda actor_ids: Where(has_any={"actors": actor_ids}),
    owners=lambda agreement: {participant.actor_id for participant in agreement.participants},
)

#: Agreements that an article tells of.
agreements_of_article = Owned(
    kind=Agreement,
    order=_NEWEST_FIRST,
    where=lambda article_ids: Where(has_any={"articles": article_ids}),
    owners=lambda agreement: agreement.article_ids,
)

#: Agreements that a passage attests; the scope to look in is the article of the passage.
agreements_of_passage = Owned(
    kind=Agreement,
    order=_NEWEST_FIRST,
    where=lambda article_ids: Where(has_any={"articles": article_ids}),
    owners=lambda agreement: agreement.passage_ids,
)


@dataclass(frozen=True, slots=True)
class _Numbered(Owned[Passage]):
    """Passages are numbered from 0 without gaps in their article, so one range of numbers bounds all pages at once.

    The place of a row is (number in the article, id), which unlike the stored order means the same for every article.
    """

    async def rows(
        self, snapshot: Snapshot, pages: Sequence[Wanted], first: int, after: Position | None
    ) -> dict[str, list[Row[Passage]]]:
        start = 0 if after is None else _number(after) + 1
        found: dict[str, list[Row[Passage]]] = {page.owner: [] for page in pages}
        where = Where(any_of={"article_id": list(found)}, ge={"position": start}, lt={"position": start + first + 1})
        for row in await snapshot.find(self.kind, where, self.order, None, len(found) * (first + 1)):
            passage = row.document
            found[passage.article_id].append(Row(passage, (passage.position, passage.id)))
        return found


def _number(position: Position) -> int:
    """The number of the passage at `position`. Raises InvalidCursor for one that no passage can have."""
    number = position[0]
    if not isinstance(number, int) or not 0 <= number < _MOST_PASSAGES:
        raise InvalidCursor("The cursor is damaged: use one that this API gave, unchanged.")
    return number


#: Passages of an article in the order of its text.
passages_of_article = _Numbered(
    kind=Passage,
    order=Order("place"),
    where=lambda article_ids: Where(any_of={"article_id": article_ids}),
    owners=lambda passage: (passage.article_id,),
)


async def reprints_of_article(snapshot: Snapshot, article_ids: Sequence[str]) -> list[Reprint | None]:
    """For each article the group of reprints that it belongs to, or None; an article is in one group at most."""
    where = Where(has_any={"articles": article_ids})
    rows = await snapshot.find(Reprint, where, Order("key"), None, len(article_ids))
    groups = {article_id: row.document for row in rows for article_id in row.document.article_ids}
    return [groups.get(article_id) for article_id in article_ids]


#: What an article states, claim by claim.
claims_of_article = Owned(
    kind=Claim,
    order=Order("subject_id"),
    where=lambda article_ids: Where(any_of={"article_id": article_ids}),
    owners=lambda claim: (claim.article_id,),
)


async def co_parties(snapshot: Snapshot, actor_ids: Sequence[str]) -> list[list[tuple[str, int]]]:
    """For each actor those that are parties together with it and in how many agreements, the most first."""
    found: dict[str, list[tuple[str, int]]] = {actor_id: [] for actor_id in actor_ids}
    where = Where(has_any={"parties": actor_ids})
    for line in await snapshot.tally(Agreement, where, ["pairs"], _MOST_PAIRS):
        one, other = pair_in(line.values[0])
        for this, that in ((one, other), (other, one)):
            if this in found:
                found[this].append((that, line.number))
    return [found[actor_id] for actor_id in actor_ids]


async def doubt_of_decision(snapshot: Snapshot, decision_ids: Sequence[str]) -> list[RecheckReason | None]:
    """For each decision why it has to be looked at again, or None."""
    where = Where(any_of={"decision_id": decision_ids})
    rows = await snapshot.find(Recheck, where, Order("key"), None, len(decision_ids))
    reasons = {row.document.decision_id: row.document.reason for row in rows}
    return [reasons.get(decision_id) for decision_id in decision_ids]
