"""The frequencies of words, remembered from search to search for as long as the index stays as it is.

An engine behind a network is asked twice for a search: which of its words are known, then for the hits. A newsroom's
searches share most of their words, so the first answer is mostly at hand. What is remembered belongs to one state of
the index, which each search tells anew (`IndexHits.state`), and goes with it: a word that was unknown must not hide a
document that came in since.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from indexing.searching.port import IndexHits

#: A term of the index: the name of its field, and the token.
Key = tuple[str, str]

#: Terms that are remembered at least, if so many were looked up; at most twice as many are, some 20 MB. A search looks
#: up about a hundred, and a mistyped word a thousand.
ENOUGH: Final = 50_000
#: Wrong guesses that make a pause longer; the longest one is 31 queries.
_LONGEST_PAUSE: Final = 5


class WordMemory:
    """What one process remembers of the words of one index."""

    def __init__(self, enough: int = ENOUGH) -> None:
        """Nothing is remembered yet. `enough` terms are kept at least."""
        self._enough = enough
        self._state = ""
        self._empty: frozenset[str] = frozenset()
        self._is_steady = False
        self._recent: dict[Key, int] = {}
        self._older: dict[Key, int] = {}
        self._wrong = 0
        self._pause = 0

    @property
    def state(self) -> str:
        """The state of the index that is remembered; empty before a search has told one."""
        return self._state

    @property
    def empty(self) -> frozenset[str]:
        """The fields in which no entry had a text when it was last searched."""
        return self._empty

    def answered(self, found: IndexHits) -> None:
        """Take note of what a search tells of the index besides its hits."""
        self._empty = found.empty
        if found.state:
            self._is_steady = found.state == self._state
            if not self._is_steady:
                self._state = found.state
                self._recent, self._older = {}, {}

    def may_guess(self) -> bool:
        """Whether it is worth while to guess how a query will be understood: the oftener that was wrong, the rarer."""
        if self._pause:
            self._pause -= 1
            return False
        return True

    def guessed(self, *, right: bool) -> None:
        """Take note of whether a guess was right; behind a wrong one there is a pause, twice as long as the last."""
        self._wrong = 0 if right else min(self._wrong + 1, _LONGEST_PAUSE)
        self._pause = 2**self._wrong - 1

    def recall(self, state: str, keys: Iterable[Key]) -> dict[Key, int]:
        """The frequencies of those of `keys` that are remembered of `state`.

        Nothing is recalled while the index changes from search to search: each answer would have to be thrown away.
        """
        if not self._is_steady or state != self._state:
            return {}
        recent, older = self._recent, self._older
        found = {key: count for key in keys if (count := recent.get(key, older.get(key))) is not None}
        self._keep(found)
        return found

    def learn(self, state: str, counts: Mapping[Key, int]) -> None:
        """Remember frequencies that were looked up in `state` or later, unless another state is remembered by now."""
        if state and state == self._state:
            self._keep(counts)

    def _keep(self, counts: Mapping[Key, int]) -> None:
        self._recent |= counts
        if len(self._recent) > self._enough:
            self._recent, self._older = {}, self._recent
