"""Folding: one spelling for matching, with a way back to the raw text.

Persian reaches us with Arabic letters, with and without the zero-width non-joiner, with kashida, marks of direction,
and digits of three scripts; old copy doubles its spaces. All matching runs on the folded text; a span found there is
translated back into code points of the raw text, which itself is never changed. Deleting the non-joiner on both sides
(rather than repairing it) is what makes differently typed sources agree.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from indexing.values import Span

_ARABIC_MARKS = {chr(c) for c in (*range(0x64B, 0x660), 0x670)}
_INVISIBLE = {
    chr(c) for c in (0xAD, 0x61C, 0x640, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)
}
_DROPPED = {ord(c): None for c in _INVISIBLE | _ARABIC_MARKS}

_LETTERS = {
    "ي": "ی", "ى": "ی", "ې": "ی", "ك": "ک", "ۀ": "ه", "ة": "ه", "ە": "ه", "ھ": "ه",
    "أ": "ا", "إ": "ا", "ٱ": "ا", "ؤ": "و",
}  # fmt: skip
_PUNCTUATION = {
    "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"',
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\t": " ",
    "٬": ",", "٫": ".",
}  # fmt: skip
_DIGITS = {chr(base + n): str(n) for base in (0x660, 0x6F0) for n in range(10)}
_REPLACED = {ord(k): v for k, v in (_LETTERS | _PUNCTUATION | _DIGITS).items()}
_TABLE: dict[int, str | None] = {**_REPLACED, **_DROPPED}

#: A search for what changes takes a fifth of the time of changing it, and most words of the tables need none.
_CHANGING = re.compile(f"[{''.join(map(re.escape, map(chr, _TABLE)))}]")
_SPACES = re.compile("  +")

#: How copy that went through the web once too often writes an ampersand.
_AMPERSAND = re.compile("&(?:amp;)+")


def fold(text: str) -> str:
    """`text` in matching spelling; letter case is kept because it tells names from words in Latin script."""
    spelled = text.translate(_TABLE) if _CHANGING.search(text) else text
    return _SPACES.sub(" ", _AMPERSAND.sub("&", spelled) if "&amp;" in spelled else spelled)


class Folded:
    """A text in matching spelling together with the position of each of its characters in the raw text."""

    def __init__(self, raw: str) -> None:
        """Fold `raw`; replacements are one character for one, so positions shift only by what is dropped."""
        self.raw = raw
        self.text = fold(raw)

    @cached_property
    def _positions(self) -> Sequence[int]:
        if len(self.raw) == len(self.text):
            return range(len(self.raw))
        visible = [i for i, c in enumerate(self.raw) if ord(c) not in _DROPPED]
        if len(visible) == len(self.text):
            return visible
        spelled = self.raw.translate(_TABLE)
        left_out = {i for match in _AMPERSAND.finditer(spelled) for i in range(match.start() + 1, match.end())}
        kept = [(i, p) for i, p in enumerate(visible) if i not in left_out]
        return [p for i, p in kept if not (spelled[i] == " " and i and spelled[i - 1] == " ")]

    def raw_span(self, start: int, end: int) -> Span:
        """The span of the raw text behind `text[start:end]`, from its first to its last visible character."""
        first, behind = self.raw_range(start, end)
        return Span(start=first, end=behind)

    def raw_range(self, start: int, end: int) -> tuple[int, int]:
        """Start and end of `raw_span`, for those who need many and no documents."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no such range in a folded text of {len(self.text)}: {start}..{end}")
        return self._positions[start], self._positions[end - 1] + 1

    def folded_position(self, position: int) -> int:
        """The first position of the folded text that lies at or after `position` of the raw text."""
        return bisect_left(self._positions, position)
