"""The walk from what many articles say to one graph: passages, claims, actors, suggestions, agreements, reprints.

Rulings and single articles change little of a graph. So whoever joins again keeps a `Joining`: it makes anew only what
other rulings or other articles touch, and what they do not is the very same object in both graphs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from indexing.deriving.findings import ArticleFindings
from indexing.deriving.joining.actors import Cast, cast_of
from indexing.deriving.joining.agreements import FoldedDeal, fold_deal
from indexing.deriving.joining.coverage import Told, in_reading_order, reprint_documents
from indexing.deriving.joining.deals import Deal, deals_of
from indexing.deriving.joining.drafts import Draft, drafts_of
from indexing.deriving.joining.passages import passage_ids, passages_of
from indexing.deriving.joining.rulings import NO_RULINGS, Rulings
from indexing.documents import Actor, Agreement, Article, Claim, Passage, Reprint, Suggestion
from indexing.values import Name
from indexing.vocabulary import ActorKind


@dataclass(frozen=True, slots=True)
class Graph:
    """All derived documents of a set of articles. Every id that one of them names is in the graph."""

    passages: tuple[Passage, ...]
    claims: tuple[Claim, ...]
    actors: tuple[Actor, ...]
    agreements: tuple[Agreement, ...]
    reprints: tuple[Reprint, ...]
    suggestions: tuple[Suggestion, ...] = ()


#: The drafts of a deal, and the actors that their claims name.
_Said = tuple[tuple[str, ...], tuple[str | None, ...]]
#: What drafts and agreements take from an actor, which stays the same while more is told of it.
_Face = tuple[str, ActorKind, tuple[Name, ...], str | None, str | None]

#: The agreement of a deal beside what it was made of.
_Folded = tuple[tuple[Told, ...], tuple[_Face, ...], FoldedDeal]


@dataclass(slots=True)
class _Made:
    """What was made of parts of a graph, each beside everything that it was made of."""

    passages: dict[str, tuple[Told, tuple[str | None, ...], tuple[Passage, ...]]] = field(default_factory=dict)
    drafts: dict[str, tuple[Told, tuple[_Face | None, ...], tuple[Draft, ...]]] = field(default_factory=dict)
    folded: dict[_Said, _Folded] = field(default_factory=dict)


def join(
    articles: Iterable[tuple[Article, ArticleFindings]],
    reprints: Iterable[Sequence[str]] = (),
    rulings: Rulings = NO_RULINGS,
) -> Graph:
    """Fold the findings of all articles into one graph; equal for equal sets of articles, in whatever order.

    `reprints` are groups of ids of articles that carry nearly the same text; ids of articles not given are ignored.
    `rulings` are obeyed against any evidence.

    Raises:
        ValueError: an article is given twice, or findings are not those of its text.
    """
    return Joining(articles, reprints).graph(rulings)


class Joining:
    """A fixed set of articles, joined under one set of rulings after another; not for several threads at once."""

    def __init__(
        self,
        articles: Iterable[tuple[Article, ArticleFindings]],
        reprints: Iterable[Sequence[str]] = (),
        before: "Joining | None" = None,
    ) -> None:
        """See `join`; raises ValueError as it does. What `before` has made of other articles is used where it fits."""
        told = in_reading_order(articles, reprints)
        known = {one.article.id: one for one in before.told} if before else {}
        # Comparing is cheap where nothing has changed: the articles are the same objects then.
        self.told: tuple[Told, ...] = tuple(kept if (kept := known.get(one.article.id)) == one else one for one in told)
        self._ids = passage_ids(self.told)
        self._reprints = reprint_documents(self.told)
        self._acted: _Acted | None = None
        self._last: tuple[_Acted, Rulings, Graph] | None = None
        self._made: _Made = before._made if before else _Made()

    def graph(self, rulings: Rulings = NO_RULINGS) -> Graph:
        """The graph under these rulings, the same whatever was asked for before."""
        acted, about_deals = self._acting(rulings.about("act-")), rulings.about("agr-")
        if self._last is None or self._last[0] is not acted or self._last[1] != about_deals:
            self._last = acted, about_deals, self._graph(acted, about_deals)
        return self._last[2]

    def _graph(self, acted: "_Acted", rulings: Rulings) -> Graph:
        drafts = [draft for draft in acted.drafts if draft.id not in rulings.left_out]
        before, self._made.folded = self._made.folded, {}
        folded = [self._fold(deal, acted.cast, before) for deal in deals_of(drafts, rulings)]
        return Graph(
            passages=acted.passages,
            claims=tuple(claim for one in folded for claim in one.claims),
            actors=tuple(acted.cast.actors.values()),
            agreements=tuple(one.agreement for one in folded),
            reprints=self._reprints,
            suggestions=acted.cast.suggestions,
        )

    def _acting(self, rulings: Rulings) -> "_Acted":
        """Everything that depends on who the actors are; made anew where rulings about actors have changed."""
        if self._acted is None or self._acted.rulings != rulings:
            cast = cast_of(self.told, self._ids, rulings)
            before, self._made = self._made, _Made(folded=self._made.folded)
            drafts = tuple(draft for one in self.told for draft in self._drafts_of(one, cast, before))
            passages = tuple(passage for one in self.told for passage in self._passages_of(one, cast, before))
            self._acted = _Acted(rulings, cast, drafts, passages)
        return self._acted

    def _drafts_of(self, one: Told, cast: Cast, before: _Made) -> tuple[Draft, ...]:
        """The drafts of an article: the same ones as long as its actors are."""
        actors = (cast.of_ref.get((one.article.id, actor.ref)) for actor in one.findings.actors)
        faces = tuple(_face(cast.actors[actor_id]) if actor_id else None for actor_id in actors)
        made = before.drafts.get(one.article.id)
        if made is None or made[0] is not one or made[1] != faces:
            made = one, faces, tuple(drafts_of(one, cast))
        self._made.drafts[one.article.id] = made
        return made[2]

    def _passages_of(self, one: Told, cast: Cast, before: _Made) -> tuple[Passage, ...]:
        """The passages of an article: the same ones as long as the same actors are mentioned in them."""
        actors = tuple(cast.of_ref.get((one.article.id, actor.ref)) for actor in one.findings.actors)
        made = before.passages.get(one.article.id)
        if made is None or made[0] is not one or made[1] != actors:
            made = one, actors, tuple(passages_of(one, self._ids, cast.of_ref))
        self._made.passages[one.article.id] = made
        return made[2]

    def _fold(self, deal: Deal, cast: Cast, before: dict[_Said, _Folded]) -> FoldedDeal:
        """The agreement of a deal: the same one as long as the same drafts name the same actors."""
        named = tuple(
            cast.of_ref.get((draft.told.article.id, claim.ref))
            for draft in deal.drafts
            for claim in draft.finding.claims
            if claim.ref
        )
        key = (tuple(draft.id for draft in deal.drafts), named)
        told = tuple(draft.told for draft in deal.drafts)
        faces = tuple(_face(cast.actors[actor_id]) for actor_id in named if actor_id)
        made = before.get(key)
        if made is None or made[:2] != (told, faces):
            made = told, faces, fold_deal(deal, cast, self._ids)
        self._made.folded[key] = made
        return made[2]


@dataclass(frozen=True, slots=True)
class _Acted:
    """The actors under `rulings`, and what names them."""

    rulings: Rulings
    cast: Cast
    drafts: tuple[Draft, ...]
    passages: tuple[Passage, ...]


def _face(actor: Actor) -> _Face:
    return actor.id, actor.kind, actor.names, actor.code, actor.country
