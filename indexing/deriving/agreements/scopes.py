"""For whom or where an arrangement holds, by the table `scopes`.

Two states often ease visas several times: for drivers, at land borders, for holders of one kind of passport. Only the
scope tells these arrangements apart.
"""

from indexing.deriving.agreements.candidate import Trigger
from indexing.deriving.scanning import scanner
from indexing.vocabulary import AgreementKind


def scopes_of(trigger: Trigger, language: str) -> frozenset[str]:
    """The names of the scopes that the sentence of an arrangement gives; empty for all other kinds."""
    if trigger.kind is not AgreementKind.ARRANGEMENT:
        return frozenset()
    text = trigger.sentence.text
    return frozenset(row["id"] for row in scanner(language, "scopes").likely(text) if row.pattern.search(text))
