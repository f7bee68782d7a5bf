"""The lines that an entry's texts give (analysis/lines.py), all chains at once.

A text goes through three chains: stemmed, exact and by its sound. What each makes of a run of characters is remembered
together, so a text costs one look-up for each of its runs and not three.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

from indexing.searching.analysis.analyser import REMEMBERED, analyser
from indexing.searching.analysis.chains import chain_language
from indexing.searching.analysis.lines import filled, line_of
from indexing.searching.analysis.sounding import sounder
from indexing.searching.fields import TEXT_GAP, sound_field, text_field
from indexing.searching.port import EntryText
from indexing.vocabulary import Language

_GAP: Final = line_of([()] * TEXT_GAP)
_Four = tuple[str, str, str, str]


class _Lining:
    """The chains of one language."""

    def __init__(self, language: Language) -> None:
        self._stemmed = analyser(language)
        self._exact = analyser(language, exact=True)
        self._sounder = sounder(chain_language(language))
        self._known: dict[str, _Four] = {}

    def lines(self, text: str) -> _Four:
        """The stems, the words as written, the sounds of parts of words and those of words that have parts."""
        known = self._known
        found = [known.get(run) or self._learn(run) for run in text.split()]
        stems, exact, sounds, whole = zip(*found, strict=True) if found else ((), (), (), ())
        return "".join(stems), "".join(exact), "".join(sounds), "".join(whole)

    def _learn(self, run: str) -> _Four:
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        found = self._known[run] = (self._stemmed.line(run), self._exact.line(run), *self._sounder.lines(run))
        return found


def lines_of(texts: Sequence[EntryText]) -> dict[str, str]:
    """The line of each field that has a term; texts of one field stand apart."""
    lines: dict[str, str] = {}
    for text in texts:
        stems, exact, sounds, whole = _lining(text.language).lines(text.text)
        _append(lines, text_field(text.field, text.language), stems)
        _append(lines, text_field(text.field, text.language, exact=True), exact)
        for line in (sounds, whole):
            _append(lines, sound_field(text.language), line)
    return {name: line for name, line in lines.items() if filled(line)}


@cache
def _lining(language: Language) -> _Lining:
    return _Lining(language)


def _append(lines: dict[str, str], name: str, line: str) -> None:
    before = lines.get(name, "")
    lines[name] = f"{before}{_GAP}{line}" if before and line else before or line
