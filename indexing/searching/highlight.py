"""Where a text says what was searched for, as offsets into that text or as HTML.

Found by analysing the text again with Peyman's own chains and looking for the alternatives that the index was asked
for, so both engines give the same highlights, other spellings and translations are marked like the words as typed, and
the offsets are code points of the raw text, never those of an engine's copy.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import escape

from indexing.searching.analysis.analyser import RUN, Analyser, Token, analyser
from indexing.searching.analysis.chains import chain_language
from indexing.searching.analysis.sounding import sounder
from indexing.searching.fields import SOUND_FIELDS, TEXT_FIELDS
from indexing.searching.query import Group, Occur, Phrase, Term
from indexing.values import Span
from indexing.vocabulary import Language


@dataclass(slots=True)
class _Looked:
    """What is looked for in texts of one chain."""

    terms: set[str] = field(default_factory=set)
    beginnings: set[str] = field(default_factory=set)
    phrases: set[Phrase] = field(default_factory=set)


class Highlighter:
    """Finds the words of texts that match the groups of one query."""

    def __init__(self, groups: Iterable[Group]) -> None:
        """Excluding groups mark nothing. Nothing is prepared before a text is looked at."""
        self._groups = tuple(groups)
        self._marked: dict[Language, dict[str, tuple[tuple[int, int], ...]]] = {}

    @cached_property
    def _looked(self) -> dict[Language, dict[Analyser, _Looked]]:
        looked: dict[Language, dict[Analyser, _Looked]] = {}
        for group in self._groups:
            if group.occur is not Occur.MUST_NOT:
                for alternative in group.alternatives:
                    _look_for(alternative, looked)
        return looked

    def spans(self, text: str, language: Language) -> tuple[Span, ...]:
        """The words of `text` that match, as disjoint spans in order; words of a phrase only where it stands whole.

        Offsets are code points into `text`, which is in `language`. A word with a non-joiner is marked whole where its
        joined form matches, else by its parts.
        """
        language = chain_language(language)
        chains = self._looked.get(language, {})
        found = set(self._words(text, language)) if chains else set()
        for chain, looked in chains.items():
            if looked.phrases:
                tokens = chain.tokens(text)
                for phrase in looked.phrases:
                    found |= _standing_whole(phrase, tokens)
        return tuple(Span(start=start, end=end) for start, end in _outermost(found))

    def _words(self, text: str, language: Language) -> Iterator[tuple[int, int]]:
        """The single words of `text` that match. What matches in a run of characters is worked out once for a query."""
        marked = self._marked.setdefault(language, {})
        for match in RUN.finditer(text):
            run = match.group()
            inside = marked.get(run)
            if inside is None:
                inside = marked[run] = tuple(self._inside(run, language))
            if inside:
                begin = match.start()
                yield from ((begin + start, begin + end) for start, end in inside)

    def _inside(self, run: str, language: Language) -> Iterator[tuple[int, int]]:
        for chain, looked in self._looked[language].items():
            beginnings = tuple(looked.beginnings)
            for token in chain.of_run(run):
                if token.term in looked.terms or (beginnings and token.term.startswith(beginnings)):
                    yield token.start, token.end


def _look_for(alternative: Term | Phrase, chains: dict[Language, dict[Analyser, _Looked]]) -> None:
    language, chain = _chain_of(alternative.field)
    looked = chains.setdefault(language, {}).setdefault(chain, _Looked())
    if isinstance(alternative, Term):
        (looked.beginnings if alternative.prefix else looked.terms).add(alternative.token)
    else:
        looked.phrases.add(Phrase("", alternative.tokens, 1.0, alternative.positions))


def _chain_of(name: str) -> tuple[Language, Analyser]:
    """The language of an index field and the chain that made its terms."""
    if name in SOUND_FIELDS:
        return SOUND_FIELDS[name], sounder(SOUND_FIELDS[name])
    language, exact = TEXT_FIELDS[name]
    return language, analyser(language, exact=exact)


def html_of(text: str, spans: Iterable[Span]) -> str:
    """`text` as HTML with each of `spans` in a `mark` element and everything else escaped: safe in any page."""
    parts: list[str] = []
    end = 0
    for span in spans:
        parts += (escape(text[end : span.start]), "<mark>", escape(span.of(text)), "</mark>")
        end = span.end
    return "".join((*parts, escape(text[end:])))


def _standing_whole(phrase: Phrase, tokens: Sequence[Token]) -> set[tuple[int, int]]:
    places: dict[tuple[str, int], Token] = {(token.term, token.position): token for token in tokens}
    offsets = phrase.positions or range(len(phrase.tokens))
    found: set[tuple[int, int]] = set()
    for token in tokens:
        if token.term == phrase.tokens[0]:
            wanted = [(t, token.position + o) for t, o in zip(phrase.tokens, offsets, strict=True)]
            standing = [places[one] for one in wanted if one in places]
            if len(standing) == len(wanted):
                found |= {(one.start, one.end) for one in standing}
    return found


def _outermost(spans: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """`spans` in order without those that lie in another one."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
