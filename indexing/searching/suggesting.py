"""What somebody may be about to type: names and titles in which every word typed begins a word.

A text that was typed with the keyboard set to another script is read as it was meant if it leads nowhere as it stands,
or if a sign stands in it where the other keyboard has a letter: ,ch begins وزارت and not China.
The labels lie in the index with everything else, so suggestions are in step with the hits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from indexing.searching.keyboards import has_sign_among_letters, readings
from indexing.searching.port import EntryType, SearchIndex, Suggested
from indexing.searching.prefixes import LONGEST, typed_words, words_of
from indexing.values import Name, Span

#: Code points of what is typed that are read.
_MOST_CHARACTERS: Final = 200
#: Entries to choose from per suggestion wanted: the weightiest ones are not always those that fit best.
_CHOICE: Final = 4


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An entry and the label of it that fits, with the words of the label that were begun.

    `name` is the entry's first label in the language of `label`: its preferred name or title. `understood` is what was
    typed, read for another keyboard if `corrected`.
    """

    id: str
    type: EntryType
    label: Name
    name: Name
    spans: tuple[Span, ...]
    understood: str
    corrected: bool


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a label fits: the whole label is typed, or its beginning.

    Of several it is the preferred name in its language if any, `other` is false then, or else the shortest one.
    """

    missing: int
    elsewhere: bool
    other: bool
    length: int
    label: Name
    spans: tuple[Span, ...]


async def suggest(index: SearchIndex, text: str, types: Sequence[EntryType] = (), first: int = 10) -> list[Suggestion]:
    """The best suggestions for what is typed; none for a text without words. Raises RetryableError."""
    typed = text[:_MOST_CHARACTERS]
    others = readings(typed)
    ordered = (*others, typed) if has_sign_among_letters(typed) else (typed, *others)
    words = {reading: typed_words(reading) for reading in ordered}
    asked = [[word[:LONGEST] for word in one] for one in words.values()]
    if not any(asked):
        return []
    found = await index.suggest(asked, types, _CHOICE * first)
    suggestions: dict[str, Suggestion] = {}
    for (reading, begun), entries in zip(words.items(), found, strict=True):
        for suggestion in _best(reading, begun, entries, corrected=reading != typed):
            suggestions.setdefault(suggestion.id, suggestion)
        if suggestions:
            break
    return list(suggestions.values())[:first]


def _best(understood: str, words: Sequence[str], entries: Sequence[Suggested], *, corrected: bool) -> list[Suggestion]:
    fitting = [(fit, entry) for entry in entries if (fit := _fit(entry, words)) is not None]
    fitting.sort(key=lambda one: (one[0].missing > 0, one[0].elsewhere, -one[1].weight, one[0].length, one[1].id))
    return [
        Suggestion(entry.id, entry.type, fit.label, _preferred(entry, fit), fit.spans, understood.strip(), corrected)
        for fit, entry in fitting
    ]


def _preferred(entry: Suggested, fit: _Fit) -> Name:
    return next(label for label in entry.labels if label.language == fit.label.language)


def _fit(entry: Suggested, words: Sequence[str]) -> _Fit | None:
    """How the label of an entry fits that fits best; None if no single label holds all words."""
    preferred = {label.language: label for label in reversed(entry.labels)}
    fits = [
        fit
        for label in entry.labels
        if (fit := _label_fit(label, words, other=label != preferred[label.language])) is not None
    ]
    return min(fits, key=lambda fit: (fit.missing > 0, fit.elsewhere, fit.other, fit.missing, fit.length), default=None)


def _label_fit(label: Name, words: Sequence[str], *, other: bool) -> _Fit | None:
    tokens = words_of(label.text)
    begun = [next((token for token in tokens if token.term.startswith(word)), None) for word in words]
    standing = [token for token in begun if token is not None]
    if len(standing) < len(words):
        return None
    spans = sorted({(token.start, token.end) for token in standing})
    missing = sum(len(token.term) - len(word) for token, word in zip(standing, words, strict=True))
    missing += sum(token.end - token.start for token in tokens if not _inside(token.start, spans))
    elsewhere = standing[0].start > tokens[0].start
    return _Fit(missing, elsewhere, other, len(label.text), label, _disjoint(spans))


def _inside(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _disjoint(spans: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for start, end in spans:
        if not kept or start >= kept[-1].end:
            kept.append(Span(start=start, end=end))
    return tuple(kept)
