"""Whether an organisation does business, which makes a contract of what is only called an agreement.

Its name tells it by its words ("Oman Oil Company"), by the rule that saw the name, as only firms have a listing or
shares (the table `shared/firm_rules`), or by being a bare name that the text gives to a country ("Korea's Posco").
"""

from functools import cache

from indexing.deriving.agreements.sides import kinds_of
from indexing.deriving.findings import ActorFinding
from indexing.deriving.table import rows
from indexing.vocabulary import ActorKind


def is_company(actor: ActorFinding, language: str) -> bool:
    """Whether `actor`, in an article read with the tables of `language`, does business."""
    if actor.kind is not ActorKind.ORGANISATION:
        return False
    kinds = kinds_of(actor, language)
    return "firm" in kinds or (not kinds and (actor.country is not None or actor.rule.id in rules_of_firms()))


@cache
def rules_of_firms() -> frozenset[str]:
    """The ids of the rules by which only firms are recognised."""
    return frozenset(row["rule"] for row in rows("shared", "firm_rules", "rule"))
