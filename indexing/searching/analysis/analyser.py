"""Text into terms: the Python side of the analysis chains.

It fills tantivy, reads what a person typed and finds highlights. Work is done once per distinct run of characters
between white space and then remembered, which makes it fast enough without native code; white space always separates
words, so runs do not influence each other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from indexing.searching.analysis.breaking import parts, words
from indexing.searching.analysis.chains import CHAINS, Step, chain_language
from indexing.searching.analysis.filters import TERM_STEPS, strip_possessive
from indexing.searching.analysis.folds import fold_with_positions
from indexing.vocabulary import Language

_RUN: Final = re.compile(r"\S+")
_MARKS: Final = re.compile("[\u0300-\u036f\u064b-\u065f\u0670]*")
#: Runs kept per chain, some 30 MB; the vocabulary of a thousand articles fits in.
_REMEMBERED: Final = 50_000


@dataclass(frozen=True, slots=True)
class Token:
    """A term of a text: code points `start` to `end` of the text say it, at word position `position` of the text.

    A joined form stands at the position of its first part. Positions of dropped function words stay empty.
    """

    term: str
    position: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Run:
    """The tokens of one run, counted from its beginning, and how many positions it takes up."""

    tokens: tuple[Token, ...]
    width: int


class Analyser:
    """One chain, stemmed or exact, ready to be applied to texts."""

    def __init__(self, steps: tuple[Step, ...]) -> None:
        """Prepare the chain of `steps`."""
        self._possessive = Step.POSSESSIVE in steps
        self._keeps_parts = Step.PARTS in steps
        self._unique = Step.UNIQUE in steps
        self._term_steps = tuple(TERM_STEPS[step] for step in steps if step in TERM_STEPS)
        self._runs: dict[str, _Run] = {}

    def tokens(self, text: str) -> list[Token]:
        """All terms of `text` in reading order, with offsets in code points into `text`."""
        found: list[Token] = []
        position = 0
        for match in _RUN.finditer(text):
            run, offset = self._run(match.group()), match.start()
            found += (Token(t.term, position + t.position, offset + t.start, offset + t.end) for t in run.tokens)
            position += run.width
        return found

    def stream(self, text: str) -> list[tuple[str, ...]]:
        """The terms of `text` by position, without offsets; a dropped function word leaves an empty place."""
        places: list[tuple[str, ...]] = []
        for run in _RUN.findall(text):
            known = self._run(run)
            terms: list[list[str]] = [[] for _ in range(known.width)]
            for token in known.tokens:
                terms[token.position].append(token.term)
            places += map(tuple, terms)
        return places

    def _run(self, run: str) -> _Run:
        known = self._runs.get(run)
        if known is None:
            known = self._analyse(run)
            if len(self._runs) >= _REMEMBERED:
                self._runs.clear()
            self._runs[run] = known
        return known

    def _analyse(self, run: str) -> _Run:
        folded, origins = fold_with_positions(run)
        tokens: list[Token] = []
        position = 0
        for word_start, word_end in words(folded):
            end = word_start + len(strip_possessive(folded[word_start:word_end])) if self._possessive else word_end
            spans = parts(folded, word_start, end)
            for term, place, start, stop in self._forms(folded, spans):
                token = Token(term, position + place, origins[start], _end_in(run, origins[stop - 1] + 1))
                if not (self._unique and any(t.term == term and t.position == token.position for t in tokens)):
                    tokens.append(token)
            position += len(spans) if self._keeps_parts else 1
        return _Run(tuple(tokens), position)

    def _forms(self, folded: str, spans: list[tuple[int, int]]) -> Iterator[tuple[str, int, int, int]]:
        """The terms of one word with their place in it: first the joined form, then its parts."""
        if len(spans) > 1 or (spans and not self._keeps_parts):
            joined = self._finish("".join(folded[start:end] for start, end in spans))
            if joined:
                yield joined, 0, spans[0][0], spans[-1][1]
        if self._keeps_parts:
            for place, (start, end) in enumerate(spans):
                if term := self._finish(folded[start:end]):
                    yield term, place, start, end

    def _finish(self, term: str) -> str:
        for step in self._term_steps:
            if not (term := step(term)):
                break
        return term


def _end_in(run: str, end: int) -> int:
    """`end` moved behind vowel marks that belong to the last letter."""
    match = _MARKS.match(run, end)
    return match.end() if match else end


@cache
def analyser(language: Language, *, exact: bool = False) -> Analyser:
    """The chain for texts of `language`: stemmed terms, or the exact twin."""
    chain = CHAINS[chain_language(language)]
    return Analyser(chain.exact if exact else chain.stemmed)
