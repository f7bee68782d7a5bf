"""Known names, found in one pass over a text however many names there are.

An Aho-Corasick automaton finds every form; a form counts only as a whole word. Persian writes some endings against
the word once the non-joiner is gone (ایران‌را, آمریکای, آمریکاست, ایرانی‌اش), so those endings may follow, and a
conjunction or "country" typed without its space (وازبکستان) may stand before; neither becomes part of the mention.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

import ahocorasick

Payload = TypeVar("Payload")

_ENDING = re.compile(r"(?:را|ها|های|هایی|هایش|اش|شان)(?!\w)")
_ENDING_OF_VOWEL = re.compile(r"(?:ی|یی|ئی|ای|ست)(?!\w)")
_HIS = re.compile(r"ش(?!\w)")
_COUNTERPART = "همتای "
_VOWELS = "اوه"
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_SHORTEST_GLUED = 4
_GLUED = ("و", "کشور")


@dataclass(frozen=True, slots=True)
class Hit(Generic[Payload]):
    """A known form at `start:end` of the searched text."""

    start: int
    end: int
    payload: Payload


class Gazetteer(Generic[Payload]):
    """Forms in matching spelling (see `indexing.folding`), each with what it stands for."""

    def __init__(self, forms: Iterable[tuple[str, Payload]]) -> None:
        """Build the automaton; of two entries with the same form the first one counts."""
        self._automaton = ahocorasick.Automaton()
        for form, payload in forms:
            if form and form not in self._automaton:
                arabic = not form.isascii() and bool(_ARABIC.search(form))
                self._automaton.add_word(form, (len(form), arabic, payload))
        self._empty = len(self._automaton) == 0
        if not self._empty:
            self._automaton.make_automaton()

    def find(self, text: str) -> list[Hit[Payload]]:
        """The forms in `text`, in order and without overlaps; of two that overlap the earlier, then the longer."""
        found: list[Hit[Payload]] = []
        for start, end, payload in sorted(self._words(text), key=lambda word: (word[0], -word[1])):
            if not found or start >= found[-1].end:
                found.append(Hit(start, end, payload))
        return found

    def _words(self, text: str) -> Iterator[tuple[int, int, Payload]]:
        if self._empty:
            return
        for last, (length, arabic, payload) in self._automaton.iter(text):
            start, end = last + 1 - length, last + 1
            if not _begins(text, start, arabic and length >= _SHORTEST_GLUED):
                continue
            if _ends(text, end, arabic) or (arabic and _is_of_counterpart(text, start, end)):
                yield start, end, payload


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _begins(text: str, start: int, may_be_glued: bool) -> bool:
    if start == 0 or not _is_word(text[start - 1]):
        return True
    if not may_be_glued:
        return False
    before = next((word for word in _GLUED if text.endswith(word, 0, start)), None)
    return before is not None and (start == len(before) or not _is_word(text[start - len(before) - 1]))


def _ends(text: str, end: int, arabic: bool) -> bool:
    if end == len(text) or not _is_word(text[end]):
        return True
    if not arabic:
        return False
    return bool(_ENDING.match(text, end) or (text[end - 1] in _VOWELS and _ENDING_OF_VOWEL.match(text, end)))


def _is_of_counterpart(text: str, start: int, end: int) -> bool:
    """Whether the short ending of "his" closes the word, which otherwise makes other words (ترکش, چکش)."""
    return bool(_HIS.match(text, end)) and text.endswith(_COUNTERPART, 0, start)
