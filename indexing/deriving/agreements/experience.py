"""How findings of the same make have fared: what a confidence owes to neither the words nor the rules.

A pair that was guessed, a purchase, the one deal of an article or its fifth: how often such findings agree with a label
was counted over labelled articles. The table `experience` of a language holds, for every mark of a finding, what it
adds to the confidence or takes off it; `python -m benchmarks.fit_experience` writes it.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from indexing.deriving.agreements.candidate import Deal
from indexing.deriving.table import TABLES, Row, rows
from indexing.values import Reason, Rule
from indexing.vocabulary import AgreementKind, Status

_TABLE = "experience"
_TRIGGERS = "/triggers/"
_LAST_PLACE, _MOST_DEALS, _LAST_SENTENCE = 6, 8, 4

#: Reasons that are a bound: what they hold down stays there.
BOUNDS = frozenset({"denied", "same_sentence"})


#: The number of a deal among those of its article, from 0, and how many those are.
Place = tuple[int, int]


def places_of(deals: Sequence[Deal]) -> list[Place]:
    """The place of each deal; the parts of one enumeration, which are as sure as each other, share theirs."""
    told = [(deal.candidates[0].trigger.item, deal.candidates[0].trigger.sentence) for deal in deals]
    lots = [number if item is None else ("parts", sentence.start) for number, (item, sentence) in enumerate(told)]
    numbers = {lot: number for number, lot in enumerate(dict.fromkeys(lots))}
    return [(numbers[lot], len(numbers)) for lot in lots]


def marks_of(
    reasons: Sequence[Reason], kind: AgreementKind, status: Status, found_by: Rule, place: Place, sentence: int
) -> list[str]:
    """What a finding is like, as ids of the table: what named it, its kind, status, what its parties were `found_by`.

    `sentence` is how many sentences of the article read more like one that tells of an agreement than its own.
    """
    number, deals = place
    named_by = next((reason.code for reason in reasons if _TRIGGERS in reason.code), "untold")
    return [
        f"named_by_{named_by.rpartition('/')[2]}",
        f"kind_{kind}",
        f"status_{status}",
        f"found_by_{found_by.id.rpartition('/')[2]}",
        f"place_{min(number, _LAST_PLACE)}",
        f"deals_{min(deals, _MOST_DEALS)}",
        f"sentence_{min(sentence, _LAST_SENTENCE)}",
    ]


def of_experience(reasons: Sequence[Reason], marks: Sequence[str], language: str) -> Iterator[Reason]:
    """What findings with these `marks` are worth beside their `reasons`: a step for each mark that counts."""
    if BOUNDS.isdisjoint(reason.code for reason in reasons):
        known = _rows(language)
        for row in (known[mark] for mark in marks if mark in known):
            yield Reason(code=row.rule.id, weight=float(row["weight"]))


@cache
def _rows(language: str) -> dict[str, Row]:
    """The rows by their mark; none for a language without the table."""
    listed = rows(language, _TABLE, "weight") if (TABLES / language / f"{_TABLE}.tsv").exists() else ()
    return {row["id"]: row for row in listed}
