"""What an agreement is about, by the words of the table `sectors`."""

from bisect import bisect_left
from collections.abc import Sequence, Set

from indexing.deriving.agreements.candidate import Trigger
from indexing.deriving.scanning import scanner
from indexing.deriving.text import Sentence
from indexing.values import Rule
from indexing.vocabulary import AgreementKind, Sector

_AROUND = 160
_BY_KIND = Rule(id="sectors/of-kind")
_OF_KIND = {
    AgreementKind.PURCHASE: Sector.TRADE,
    AgreementKind.TRADE_TARGET: Sector.TRADE,
    AgreementKind.STATEMENT: Sector.POLITICS,
}


def sectors_in(text: str, language: str) -> tuple[tuple[Sector, Rule], ...]:
    """The sectors that `text` speaks of, each with the rule that saw it, in the order of the table."""
    found: dict[Sector, Rule] = {}
    for row in scanner(language, "sectors", "sector").likely(text):
        sector = Sector(row["sector"])
        if sector not in found and row.pattern.search(text):
            found[sector] = row.rule
    return tuple(found.items())


def sectors_of(
    trigger: Trigger, language: str, whole: str, people: Sequence[tuple[int, int]]
) -> tuple[tuple[Sector, Rule], ...]:
    """The sectors of the agreement at `trigger`: those named near it, else those of its sentence, else of `whole`.

    `people` are the places of the names and titles of persons in the article, sorted: an energy minister may sign a
    paper on mining, so a title tells the subject only where nothing else does, and never where the words point back.
    """
    if trigger.item is not None:
        return sectors_in(trigger.item, language)
    sentence = trigger.sentence
    start, end = trigger.start - sentence.start, trigger.end - sentence.start
    near = slice(max(0, start - _AROUND), end + _AROUND)
    plain = _without(sentence, people)
    titles = () if trigger.definite else (sentence.text[near], sentence.text)
    for text in (plain[near], plain, *titles, whole):
        if found := sectors_in(text, language):
            return found
    return ()


def sectors_of_kinds(kinds: Set[AgreementKind]) -> dict[Sector, Rule]:
    """The sectors that agreements of some of `kinds` always have: whatever is bought is trade."""
    return {sector: _BY_KIND for kind, sector in _OF_KIND.items() if kind in kinds}


def _without(sentence: Sentence, places: Sequence[tuple[int, int]]) -> str:
    """The text of `sentence` with blanks instead of `places`."""
    text = sentence.text
    for start, end in places[bisect_left(places, (sentence.start, 0)) :]:
        if start >= sentence.end:
            break
        low, high = start - sentence.start, min(end, sentence.end) - sentence.start
        text = text[:low] + " " * (high - low) + text[high:]
    return text
