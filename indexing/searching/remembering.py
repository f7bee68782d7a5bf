"""The frequencies of words, remembered from search to search for as long as the index stays as it is.

An engine behind a network is asked twice for a search: which of its words are known, then for the hits. A newsroom's
searches share most of their words, so the first answer is mostly at hand. What is remembered belongs to one state of
the index, which each search tells anew (`IndexHits.state`), and goes with it: a word that was unknown must not hide a
document that came in since.
"""

from collections.abc import Iterable, Mapping
from typing import Final

#: A term of the index: the name of its field, and the token.
Key = tuple[str, str]

#: Terms that are remembered at least, if so many were looked up; at most twice as many are, some 20 MB. A search looks
#: up about a hundred, and a mistyped word a thousand.
ENOUGH: Final = 50_000


class WordMemory:
    """What one process remembers of the words of one index."""

    def __init__(self, enough: int = ENOUGH) -> None:
        """Nothing is remembered yet. `enough` terms are kept at least."""
        self._enough = enough
        self._state = ""
        self._is_steady = False
        self._recent: dict[Key, int] = {}
        self._older: dict[Key, int] = {}

    @property
    def state(self) -> str:
        """The state of the index that is remembered; empty before a search has told one."""
        return self._state

    def answered(self, state: str) -> None:
        """Take note that a search was answered by the index in `state`; nothing is learned where it is empty."""
        if state:
            self._is_steady = state == self._state
            if not self._is_steady:
                self._state = state
                self._recent, self._older = {}, {}

    def recall(self, state: str, keys: Iterable[Key]) -> dict[Key, int] | None:
        """The frequencies of all `keys` in `state`; None if one is missing, because then all can be asked for at once.

        Nothing is recalled while the index changes from search to search: each answer would have to be thrown away.
        """
        if not self._is_steady or state != self._state:
            return None
        found: dict[Key, int] = {}
        for key in keys:
            count = self._recent.get(key)
            if count is None:
                count = self._older.get(key)
                if count is None:
                    return None
            found[key] = count
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
