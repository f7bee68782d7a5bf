"""The walk from what many articles say to one graph: passages, claims, actors, suggestions, agreements, reprints."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indexing.deriving.findings import ArticleFindings
from indexing.deriving.joining.actors import cast_of
from indexing.deriving.joining.agreements import fold_deal
from indexing.deriving.joining.coverage import in_reading_order, reprint_documents
from indexing.deriving.joining.deals import deals_of
from indexing.deriving.joining.drafts import drafts_of
from indexing.deriving.joining.passages import passage_ids, passages_of
from indexing.deriving.joining.rulings import NO_RULINGS, Rulings
from indexing.documents import Actor, Agreement, Article, Claim, Passage, Reprint, Suggestion


@dataclass(frozen=True, slots=True)
class Graph:
    """All derived documents of a set of articles. Every id that one of them names is in the graph."""

    passages: tuple[Passage, ...]
    claims: tuple[Claim, ...]
    actors: tuple[Actor, ...]
    agreements: tuple[Agreement, ...]
    reprints: tuple[Reprint, ...]
    suggestions: tuple[Suggestion, ...] = ()


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
    told = in_reading_order(articles, reprints)
    ids = passage_ids(told)
    cast = cast_of(told, ids, rulings)
    drafts = [draft for one in told for draft in drafts_of(one, cast) if draft.id not in rulings.left_out]
    folded = [fold_deal(deal, cast, ids) for deal in deals_of(drafts, rulings)]
    return Graph(
        passages=tuple(passage for one in told for passage in passages_of(one, ids, cast.of_ref)),
        claims=tuple(claim for one in folded for claim in one.claims),
        actors=tuple(cast.actors.values()),
        agreements=tuple(one.agreement for one in folded),
        reprints=reprint_documents(told),
        suggestions=cast.suggestions,
    )
