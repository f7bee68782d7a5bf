"""What an agreement is about, by the words of the table `sectors`."""

from indexing.deriving.agreements.candidate import Trigger
from indexing.deriving.scanning import scanner
from indexing.values import Rule
from indexing.vocabulary import Sector

_AROUND = 160


def sectors_in(text: str, language: str) -> tuple[tuple[Sector, Rule], ...]:
    """The sectors that `text` speaks of, each with the rule that saw it, in the order of the table."""
    found: dict[Sector, Rule] = {}
    for row in scanner(language, "sectors", "sector").likely(text):
        sector = Sector(row["sector"])
        if sector not in found and row.pattern.search(text):
            found[sector] = row.rule
    return tuple(found.items())


def sectors_of(trigger: Trigger, language: str, whole: str) -> tuple[tuple[Sector, Rule], ...]:
    """The sectors of the agreement at `trigger`: those named near it, else those of its sentence, else of `whole`."""
    if trigger.item is not None:
        return sectors_in(trigger.item, language)
    sentence = trigger.sentence
    start, end = trigger.start - sentence.start, trigger.end - sentence.start
    near = sentence.text[max(0, start - _AROUND) : end + _AROUND]
    return sectors_in(near, language) or sectors_in(sentence.text, language) or sectors_in(whole, language)
