"""Whose an accord is that is known by its subject: "the Gaza ceasefire" is one of Israel and Hamas, whoever mediates.

The table `pacts` has the words and the parties. It speaks only where the words around the paper name no pair.
"""

from indexing.deriving.agreements.candidate import Parties, Trigger
from indexing.deriving.agreements.runs import found_by
from indexing.deriving.agreements.sides import Sides
from indexing.deriving.mentions.known_organisations import rule_id_of
from indexing.deriving.scanning import scanner
from indexing.deriving.text import ArticleText

_AROUND = 80
_WEIGHT = 0.12


def known_pact(trigger: Trigger, sides: Sides, text: ArticleText) -> Parties | None:
    """The parties of the accord that the words around `trigger` name, if the article names all of them."""
    near = trigger.sentence.at(trigger.start - _AROUND, trigger.end + _AROUND)
    for row in scanner(text.rules, "pacts", "parties").likely(near):
        if row.pattern.search(near):
            refs = [_ref_of(name, sides) for name in row["parties"].split(" ")]
            known = [ref for ref in refs if ref is not None]
            if len(known) == len(refs):
                return found_by(known, "known-pact", _WEIGHT)
    return None


def _ref_of(name: str, sides: Sides) -> str | None:
    """The actor of the article that has `name` as its code or as its id among the known organisations."""
    fits = (actor.ref for actor in sides.actors.values() if name == actor.code or actor.rule.id == rule_id_of(name))
    return next(fits, None)
