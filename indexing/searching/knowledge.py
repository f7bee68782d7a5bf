"""What an index knows of the terms of a query: in how many entries each occurs.

It is asked for many terms at a time and keeps them for as long as one query is being understood. What earlier queries
looked up may be at hand; then the query is made in a belief, which the index checks when it is searched.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from indexing.searching.fields import TEXT_FIELDS
from indexing.searching.languages import Languages
from indexing.searching.port import SearchIndex
from indexing.searching.query import Belief, Group, Phrase, Term
from indexing.searching.remembering import Key, WordMemory

#: Sets of empty fields; an index has few in its life.
_REMEMBERED: Final = 64


class Knowledge:
    """The frequencies of the terms that were looked up in `index`."""

    def __init__(self, index: SearchIndex, memory: WordMemory | None = None, *, assuming: bool = True) -> None:
        """Nothing is looked up yet. `memory` is what earlier queries looked up in the same index.

        Without `assuming`, nothing is taken for granted that was not looked up by one of them.
        """
        self._index = index
        self._memory = memory
        self._assuming = assuming
        self._state = memory.state if memory else ""
        self._empty = memory.empty if memory and assuming else frozenset()
        self._frequencies: dict[Key, int] = {}
        self._absent: list[Term] = []
        self._recalled = False

    @property
    def held(self) -> Languages:
        """The languages that the index holds a text in, as far as that is known."""
        return held_languages(self._empty)

    @property
    def belief(self) -> Belief:
        """What was not looked up but remembered or assumed."""
        return Belief(self._state if self._recalled else "", self._empty, tuple(self._absent))

    async def look_up(self, terms: Iterable[Term]) -> None:
        """Learn the frequencies of `terms` that are not known yet. Raises RetryableError."""
        terms = list(terms)
        wanted = self._unknown(terms)
        if wanted and not self.recall(terms):
            counts = dict(zip(wanted, await self._index.frequencies(list(wanted.values())), strict=True))
            if self._memory:
                self._memory.learn(self._state, counts)
            self._frequencies |= counts

    def recall(self, terms: Iterable[Term], seldom: Iterable[Term] = ()) -> bool:
        """Whether all of `terms` are remembered, whose frequencies are known then.

        Hardly any entry holds a term of `seldom`: what is not remembered of these is assumed to be absent.
        """
        if self._memory is None or not self._state:
            return False
        wanted, rare = self._unknown(terms), self._unknown(seldom)
        recalled = self._memory.recall(self._state, (*wanted, *rare))
        forgotten = [one for key, one in rare.items() if key not in recalled]
        if not recalled or not all(key in recalled for key in wanted) or (forgotten and not self._assuming):
            return False
        self._recalled = True
        self._absent += forgotten
        self._frequencies |= recalled
        return True

    def count(self, field: str, token: str) -> int:
        """In how many entries `token` occurs in `field`; 0 if it was not looked up."""
        return self._frequencies.get((field, token), 0)

    def frequency(self, terms: Iterable[Term]) -> int:
        """In how many entries the commonest of `terms` occurs; 0 for those that were not looked up."""
        return max((self.count(one.field, one.token) for one in terms), default=0)

    def possible(self, groups: Sequence[Group]) -> tuple[Group, ...]:
        """`groups` without the alternatives in fields that are empty."""
        if not self._empty:
            return tuple(groups)
        return tuple(group.only(lambda one: one.field not in self._empty) for group in groups)

    def present(self, groups: Sequence[Group]) -> tuple[Group, ...]:
        """`groups` without the alternatives that no entry can match."""
        return tuple(group.only(self.may_match) for group in groups)

    def may_match(self, alternative: Term | Phrase) -> bool:
        """Whether an entry may match an alternative: some hold each of its terms."""
        if isinstance(alternative, Phrase):
            return all(self.count(alternative.field, token) for token in alternative.tokens)
        return alternative.prefix or self.count(alternative.field, alternative.token) > 0

    def _unknown(self, terms: Iterable[Term]) -> dict[Key, Term]:
        known, empty = self._frequencies, self._empty
        return {key: one for one in terms if one.field not in empty and (key := (one.field, one.token)) not in known}


@lru_cache(_REMEMBERED)
def held_languages(empty: frozenset[str]) -> Languages:
    """The languages of an index in which no entry has a text in the fields `empty`."""
    return frozenset(language for name, (language, _) in TEXT_FIELDS.items() if name not in empty)


def terms_of(groups: Iterable[Group]) -> Iterator[Term]:
    """The terms that the alternatives of `groups` consist of; beginnings are none, for they stand for many."""
    return (term for group in groups for alternative in group.alternatives for term in _terms(alternative))


def _terms(alternative: Term | Phrase) -> tuple[Term, ...]:
    if isinstance(alternative, Phrase):
        return tuple(Term(alternative.field, token) for token in alternative.tokens)
    return () if alternative.prefix else (alternative,)
