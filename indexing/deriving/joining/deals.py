"""Drafts become deals: each draft joins the deal that is most like it, or begins one of its own.

Articles are walked in reading order. Two drafts of one article are never one deal, since the article told them apart.
A draft that fits two different deals equally well joins neither. Only deals with a key in common
are compared, so that the work grows with the number of articles and not with its square. Rulings come before all that.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from indexing.deriving.joining.drafts import Draft
from indexing.deriving.joining.rulings import NO_RULINGS, Rulings
from indexing.deriving.joining.sameness import SAME_DEAL, same_deal
from indexing.deriving.joining.times import WINDOW

#: A deal is compared through its first and its latest drafts.
_LATEST = 5
#: So many latest deals of one key are looked at.
_NEAREST = 200
_TIE = 0.03
_MONTH = 30

Key = tuple[str, ...]


@dataclass(slots=True)
class Deal:
    """Drafts of one deal in reading order, the articles that tell it, and the groups of rulings that are in it."""

    drafts: list[Draft] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    keys: set[Key] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)

    def likeness(self, draft: Draft) -> float:
        """How like the deal a draft is; 0 if it contradicts its first draft or one of the latest in time."""
        near = [self.drafts[0], *self.drafts[1:][-_LATEST:]]
        if draft.family not in ("joint_body", "trade_target") and any(
            draft.time.fits(other.time) is False and draft.told.source != other.told.source for other in near
        ):
            return 0.0
        return max(same_deal(draft, other) for other in near)


def deals_of(drafts: Iterable[Draft], rulings: Rulings = NO_RULINGS) -> list[Deal]:
    """The deals in the order of their first drafts."""
    deals: list[Deal] = []
    filed: dict[Key, list[Deal]] = defaultdict(list)
    articles: dict[str, list[Draft]] = defaultdict(list)
    home: dict[str, Deal] = {}
    for draft in sorted(drafts, key=lambda d: d.order):
        articles[draft.told.article.id].append(draft)
    for told_here in articles.values():
        chosen = _choices(told_here, filed, home, rulings)
        for draft in told_here:
            group = rulings.group(draft.id)
            deal = home.get(group) if group else None
            if deal is None:
                deal = chosen.get(draft.id)
            if deal is None:
                deal = Deal()
                deals.append(deal)
            if group:
                home[group] = deal
                deal.groups.add(group)
            _add(draft, deal, filed)
    return deals


def _choices(
    drafts: list[Draft], filed: dict[Key, list[Deal]], home: Mapping[str, Deal], rulings: Rulings
) -> dict[str, Deal]:
    """The deal that each draft of one article joins: best pairs first, one draft a deal, none on a tie.

    A draft whose group has its `home` already is not asked, and nothing else of its article goes there.
    """
    scored = []
    at_home = {id(home[group]) for draft in drafts if (group := rulings.group(draft.id)) and group in home}
    for draft in drafts:
        group = rulings.group(draft.id)
        if group and group in home:
            continue
        rivals = rulings.rivals(group)
        near = [deal for deal in _candidates(draft, filed) if not deal.groups & rivals]
        candidates = [(deal.likeness(draft), deal) for deal in near]
        best = sorted((c for c in candidates if c[0] >= SAME_DEAL), key=lambda c: (-c[0], c[1].drafts[0].order))
        if best and not _tied(best):
            scored.append((-best[0][0], draft.order, draft, best[0][1]))
    chosen: dict[str, Deal] = {}
    taken = at_home
    for _, _, draft, deal in sorted(scored, key=lambda s: s[:2]):
        if id(deal) not in taken:
            taken.add(id(deal))
            chosen[draft.id] = deal
    return chosen


def _tied(best: list[tuple[float, Deal]]) -> bool:
    """Whether a second deal fits as well as the best and is another one: told apart by an article or by subject."""
    (score, deal), rest = best[0], best[1:]
    return any(
        score - other < _TIE and (deal.articles & rival.articles or deal.likeness(rival.drafts[0]) < SAME_DEAL)
        for other, rival in rest
    )


def _candidates(draft: Draft, filed: dict[Key, list[Deal]]) -> Iterator[Deal]:
    seen: set[int] = set()
    for key in _looked_up(draft):
        for deal in filed.get(key, [])[-_NEAREST:]:
            if id(deal) not in seen:
                seen.add(id(deal))
                yield deal


def _add(draft: Draft, deal: Deal, filed: dict[Key, list[Deal]]) -> None:
    deal.drafts.append(draft)
    deal.articles.add(draft.told.article.id)
    for key in _filed_under(draft):
        if key not in deal.keys:
            deal.keys.add(key)
            filed[key].append(deal)


def _filed_under(draft: Draft) -> Iterator[Key]:
    yield ("source", draft.told.source)
    for parties in _party_keys(draft):
        for aspect in _aspects(draft):
            yield (draft.family, *parties, aspect)


def _looked_up(draft: Draft) -> Iterator[Key]:
    yield ("source", draft.told.source)
    aspects = list(_aspects(draft))
    if draft.family not in ("joint_body", "trade_target"):
        if draft.time.known and not draft.time.told_later:
            months = range((draft.time.first - WINDOW) // _MONTH, (draft.time.last + WINDOW) // _MONTH + 1)
            aspects = [*map(str, months), "undated"]
        else:
            aspects = ["any time"]
    for parties in _party_keys(draft, looked_up=True):
        for aspect in aspects:
            yield (draft.family, *parties, aspect)


def _aspects(draft: Draft) -> Iterator[str]:
    """What deals of the same parties are told apart by: subject, value or time."""
    if draft.family == "joint_body":
        yield from (f"sector {sector}" for sector in sorted(draft.sectors))
        yield from (f"topic {word}" for word in sorted(draft.topic))
        # For bodies that one of two articles names no subject of.
        yield "any subject"
    elif draft.family == "trade_target":
        yield from sorted(f"{value} {unit}" for value, unit in draft.amounts) or ("unvalued",)
    else:
        yield "any time"
        if draft.time.known:
            yield from map(str, range(draft.time.first // _MONTH, draft.time.last // _MONTH + 1))
        else:
            yield "undated"


def _party_keys(draft: Draft, *, looked_up: bool = False) -> Iterator[Key]:
    """Keys of the parties: all of them; and, since one article may name one party only, `one` or each `of` them."""
    states = sorted(draft.states)
    if not states:
        yield from (("firm", firm) for firm in sorted(draft.firms))
        return
    yield ("all", *states)
    if len(states) == 1:
        yield ("of" if looked_up else "one", *states)
    else:
        yield from (("one" if looked_up else "of", state) for state in states)
