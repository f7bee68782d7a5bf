"""Suggestions while somebody types: names and titles that begin so, each with what it leads to."""

from typing import Annotated

import strawberry

from indexing.searching.highlight import html_of
from indexing.searching.port import EntryType
from indexing.searching.suggesting import Suggestion, suggest
from indexing.vocabulary import Language
from resolvers.connections import page_size
from resolvers.context import Info
from resolvers.fields import resolved
from resolvers.types.values import Span

Typed = Annotated[
    str,
    strawberry.argument(
        description="What has been typed so far, in any script. If it leads nowhere, it is read as if another keyboard "
        "(Latin, Persian or Russian) had been set: `hdvhk` is ایران."
    ),
]


@strawberry.type(description="A name or title that may be what somebody is typing.")
class SearchSuggestion:
    suggestion: strawberry.Private[Suggestion]

    @resolved("The id of the object that has this name or title.")
    def id(self) -> strawberry.ID:
        return strawberry.ID(self.suggestion.id)

    @resolved("The type of that object.")
    def type(self) -> EntryType:
        return self.suggestion.type

    @resolved("The name or title that was begun; an actor has several: `Turkey`.")
    def text(self) -> str:
        return self.suggestion.label.text

    @resolved("The preferred name or title of the object in the same language: `Türkiye`.")
    def name(self) -> str:
        return self.suggestion.name.text

    @resolved("The language of the name or title.")
    def language(self) -> Language:
        return self.suggestion.label.language

    @resolved("The words of `text` that were begun.", cost=0)
    def spans(self) -> list[Span]:
        return [Span.of(span) for span in self.suggestion.spans]

    @resolved("The text as HTML with those words in `mark` elements; all else is escaped.")
    def html(self) -> str:
        return html_of(self.suggestion.label.text, self.suggestion.spans)

    @resolved("What was typed, as it was understood.")
    def understood(self) -> str:
        return self.suggestion.understood

    @resolved("Whether it was read as typed on another keyboard.")
    def corrected(self) -> bool:
        return self.suggestion.corrected


async def suggestions(info: Info, text: str, first: int, types: list[EntryType] | None) -> list[SearchSuggestion]:
    """The best suggestions. Raises BadInput."""
    found = await suggest(info.context.index, text, types or (), page_size(first))
    return [SearchSuggestion(suggestion=one) for one in found]
