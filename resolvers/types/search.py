"""What a search gives: objects of any type, with their score, how they matched and the words that did."""

from typing import Annotated, Any

import strawberry

from indexing.searching.highlight import Highlighter
from indexing.searching.port import EntryType
from indexing.searching.query import MatchKind
from indexing.searching.search import Collapse, SearchHit, SearchPage
from resolvers.connections import PageInfo, TotalCount
from resolvers.enums import describe
from resolvers.fields import SHARED, relation, resolved
from resolvers.types.actor import Actor
from resolvers.types.agreement import Agreement
from resolvers.types.article import Article
from resolvers.types.facets import SearchFacet, many_facets
from resolvers.types.highlight import MOST_AROUND, Highlight, many_highlights
from resolvers.types.meaning import many_meant
from resolvers.types.passage import Passage

describe(
    EntryType,
    "What can be searched for.",
    {
        EntryType.PASSAGE: "Passages: headlines and sentences of articles.",
        EntryType.ARTICLE: "Articles, by headline and text.",
        EntryType.AGREEMENT: "Agreements, by title, parties and the passages that attest them.",
        EntryType.ACTOR: "Actors, by name, alias and office in every language.",
    },
    name="SearchType",
)
describe(
    MatchKind,
    "By which kind of match a word of the search was found.",
    {
        MatchKind.EXACT: "The word as it was typed, up to variants of letters and digits.",
        MatchKind.STEM: "Another form of the word.",
        MatchKind.SPELLING: "A word that is a typing error away.",
        MatchKind.NAME: "A name that sounds alike, perhaps in another script.",
        MatchKind.TRANSLATION: "A word that means the same in another language.",
    },
)
describe(
    Collapse,
    "Of which hits only the best is given.",
    {
        Collapse.ARTICLE: "One hit for each article: the article or its best passage.",
        Collapse.REPRINTS: "One hit for all articles with nearly the same text: reprints have no place of their own.",
    },
    name="SearchCollapse",
)

SearchResult = Annotated[
    Passage | Article | Agreement | Actor, strawberry.union("SearchResult", description="What a search can find.")
]


@strawberry.type(description="An object found, with its place in the result.")
class SearchEdge:
    node: SearchResult = strawberry.field(description="The object found.", metadata={SHARED: True})
    hit: strawberry.Private[SearchHit]
    highlighter: strawberry.Private[Highlighter]

    @resolved("Opaque place of the hit; give it as `after` to continue behind it.")
    def cursor(self) -> str:
        return self.hit.cursor

    @resolved("How well it matches; compares within one search only.")
    def score(self) -> float:
        return self.hit.score

    @resolved("By which kinds of match the words of the search were found in it, the closest kind of each word.")
    def matched_by(self) -> list[MatchKind]:
        return [kind for kind in MatchKind if kind in self.hit.matched_by]

    @resolved("How many further hits this one stands for; 0 unless the search collapses.")
    def others(self) -> int:
        return self.hit.others

    highlights: list[Highlight] = relation(
        "The texts of the object in which a word matched, with the words; of an agreement also passages that attest it "
        "and names of participants.",
        many_highlights,
        cost=MOST_AROUND,
    )


@strawberry.type(description="A page of what a search found, best first.")
class SearchConnection:
    text: strawberry.Private[str]
    page: strawberry.Private[SearchPage]
    nodes: strawberry.Private[list[Any]]
    continued: strawberry.Private[bool]

    @resolved("The hits of this page; one whose object has just been removed is left out.", cost=0)
    def edges(self) -> list[SearchEdge]:
        highlighter = Highlighter(self.page.query.groups if self.page.query else ())
        return [
            SearchEdge(node=node, hit=hit, highlighter=highlighter)
            for hit, node in zip(self.page.hits, self.nodes, strict=True)
            if node is not None
        ]

    @resolved("Where this page begins and ends, and whether there is more.")
    def page_info(self) -> PageInfo:
        hits = self.page.hits
        return PageInfo(
            has_next_page=self.page.has_next,
            has_previous_page=self.continued,
            cursor=lambda number: hits[number].cursor,
            count=len(hits),
        )

    @resolved("How many hits there are in all; groups of hits if the search collapses.")
    def total_count(self) -> TotalCount:
        return TotalCount(value=self.page.total, exact=self.page.total_is_exact)

    facets: list[SearchFacet] = relation(
        "The hits counted by language, publisher, country, kind, sector, status and month. Each facet is counted with "
        "all filters but its own, as shops do it, and before hits are collapsed.",
        many_facets,
        cost=5,
    )
    did_you_mean: str | None = relation(
        "The text that was probably meant, where a word of it is in no document and a close one is, or where it finds "
        "nothing and was typed with the keyboard set to another script.",
        many_meant,
        cost=1,
    )
