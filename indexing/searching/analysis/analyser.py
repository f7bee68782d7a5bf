"""Text into terms: the Python side of the analysis chains.

It fills tantivy, reads what a person typed and finds highlights. Work is done once per distinct run of characters
between white space and then remembered, which makes it fast enough without native code; white space always separates
words, so runs do not influence each other.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from indexing.searching.analysis.breaking import MAX_WORD, parts, words
from indexing.searching.analysis.chains import CHAINS, Step, chain_language
from indexing.searching.analysis.filters import before_apostrophe, strip_possessive, term_step
from indexing.searching.analysis.letters import Folded, Letters, fold, is_plain_word
from indexing.searching.analysis.lines import line_of
from indexing.vocabulary import Language

#: What is analysed by itself: characters between white space.
RUN: Final = re.compile(r"\S+")
_MARKS: Final = re.compile("[\u0300-\u036f\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4]*")
#: Runs kept per chain, some 30 MB; the vocabulary of a thousand articles fits in.
REMEMBERED: Final = 50_000
#: The steps that shorten a whole word before it is cut into parts.
_WORD_STEPS: Final = {Step.POSSESSIVE: strip_possessive, Step.APOSTROPHE: before_apostrophe}


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
class Run:
    """The tokens of one run, counted from its beginning, how many positions it takes up, and its line (lines.py)."""

    tokens: tuple[Token, ...]
    width: int
    line: str

    @classmethod
    def of(cls, tokens: Sequence[Token], width: int) -> "Run":
        """The run with these tokens."""
        places: list[list[str]] = [[] for _ in range(width)]
        for token in tokens:
            places[token.position].append(token.term)
        return cls(tuple(tokens), width, line_of(places))


class Analyser:
    """One chain, stemmed or exact, ready to be applied to texts."""

    def __init__(self, steps: tuple[Step, ...], letters: Letters = Letters.PLAIN) -> None:
        """Prepare the chain of `steps` behind the table of characters `letters`."""
        self._letters = letters
        self._word_steps = tuple(_WORD_STEPS[step] for step in steps if step in _WORD_STEPS)
        self._keeps_parts = Step.PARTS in steps
        self._unique = Step.UNIQUE in steps
        self._term_steps = tuple(found for step in steps if (found := term_step(step)))
        self._runs: dict[str, Run] = {}

    def tokens(self, text: str) -> list[Token]:
        """All terms of `text` in reading order, with offsets in code points into `text`."""
        found: list[Token] = []
        position = 0
        for match in RUN.finditer(text):
            run, offset = self._run(match.group()), match.start()
            found += (Token(t.term, position + t.position, offset + t.start, offset + t.end) for t in run.tokens)
            position += run.width
        return found

    def of_run(self, run: str) -> tuple[Token, ...]:
        """The terms of one `RUN`, without making them anew where it is remembered."""
        return self._run(run).tokens

    def line(self, text: str) -> str:
        """The terms of `text` by position as one line, without offsets; a dropped function word leaves a hole."""
        run = self._run
        return "".join([run(one).line for one in text.split()])

    def _run(self, run: str) -> Run:
        known = self._runs.get(run)
        if known is None:
            known = self._analyse(run)
            if len(self._runs) >= REMEMBERED:
                self._runs.clear()
            self._runs[run] = known
        return known

    def _analyse(self, run: str) -> Run:
        if len(run) <= MAX_WORD and is_plain_word(run, self._letters):
            term = self._finish(run)
            return Run.of([Token(term, 0, 0, len(run))] if term else [], 1)
        folded = fold(run, self._letters)
        tokens: list[Token] = []
        position = 0
        for start, end in words(folded.text):
            spans = parts(folded.text, start, self._end_of_word(folded, start, end))
            for term, place, first, stop in self._forms(folded.text, spans):
                token = Token(term, position + place, folded.starts[first], _end_in(run, folded.ends[stop - 1]))
                if not (self._unique and any(t.term == term and t.position == token.position for t in tokens)):
                    tokens.append(token)
            position += len(spans) if self._keeps_parts else 1
        return Run.of(tokens, position)

    def _end_of_word(self, folded: Folded, start: int, end: int) -> int:
        for step in self._word_steps:
            end = start + len(step(folded.text[start:end]))
        return end

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
    return Analyser(chain.exact if exact else chain.stemmed, chain.letters)
