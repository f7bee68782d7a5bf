"""What an index knows of the terms of a query: in how many entries each occurs.

It is asked for many terms at a time and keeps them for as long as one query is being understood. What earlier queries
looked up may be at hand; whoever searches with it must see that the index is still as it was.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from indexing.searching.port import SearchIndex
from indexing.searching.query import Group, Phrase, Term
from indexing.searching.remembering import WordMemory


class Knowledge:
    """The frequencies of the terms that were looked up in `index`."""

    def __init__(self, index: SearchIndex, memory: WordMemory | None = None) -> None:
        """Nothing is looked up yet. `memory` is what earlier queries looked up in the same index."""
        self._index = index
        self._memory = memory
        self._state = memory.state if memory else ""
        self._frequencies: dict[tuple[str, str], int] = {}
        #: The state of the index that frequencies were recalled from; empty while all of them were asked for.
        self.recalled_from = ""

    async def look_up(self, terms: Iterable[Term]) -> None:
        """Learn the frequencies of `terms` that are not known yet. Raises RetryableError."""
        wanted = {key: one for one in terms if (key := (one.field, one.token)) not in self._frequencies}
        if not wanted:
            return
        counts = self._memory.recall(self._state, wanted) if self._memory else None
        if counts is not None:
            self.recalled_from = self._state
        else:
            asked = await self._index.frequencies(list(wanted.values()))
            counts = dict(zip(wanted, asked, strict=True))
            if self._memory:
                self._memory.learn(self._state, counts)
        self._frequencies |= counts

    def count(self, field: str, token: str) -> int:
        """In how many entries `token` occurs in `field`; 0 if it was not looked up."""
        return self._frequencies.get((field, token), 0)

    def frequency(self, terms: Iterable[Term]) -> int:
        """In how many entries the commonest of `terms` occurs; 0 for those that were not looked up."""
        return max((self.count(one.field, one.token) for one in terms), default=0)

    def present(self, groups: Sequence[Group]) -> tuple[Group, ...]:
        """`groups` without the alternatives that no entry can match."""
        return tuple(
            replace(group, alternatives=tuple(one for one in group.alternatives if self._may_match(one)))
            for group in groups
        )

    def _may_match(self, alternative: Term | Phrase) -> bool:
        if isinstance(alternative, Phrase):
            return all(self.count(alternative.field, token) for token in alternative.tokens)
        return alternative.prefix or self.count(alternative.field, alternative.token) > 0


def terms_of(groups: Iterable[Group]) -> Iterator[Term]:
    """The terms that the alternatives of `groups` consist of; beginnings are none, for they stand for many."""
    return (term for group in groups for alternative in group.alternatives for term in _terms(alternative))


def _terms(alternative: Term | Phrase) -> tuple[Term, ...]:
    if isinstance(alternative, Phrase):
        return tuple(Term(alternative.field, token) for token in alternative.tokens)
    return () if alternative.prefix else (alternative,)
