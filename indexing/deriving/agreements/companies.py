"""Whether an organisation does business, which makes a contract of what is only called an agreement.

Its name tells it by its words ("Oman Oil Company"), by the rule that saw the name, as only firms have a listing or
shares, or by being a bare name that the text gives to a country ("Korea's Posco").
"""

import re

from indexing.deriving.agreements.sides import kinds_of
from indexing.deriving.findings import ActorFinding
from indexing.vocabulary import ActorKind

_OF_FIRMS = re.compile(
    r"organisations/(?:listed|bracketed|says-it|short-form)$"
    r"|_shapes/(?:firm_subject|company|company_head|named|named_said|has_firm|of_firm|led_firm|stake_in|apposed|listed_\w+)$"
)


def is_company(actor: ActorFinding, language: str) -> bool:
    """Whether `actor`, in an article read with the tables of `language`, does business."""
    if actor.kind is not ActorKind.ORGANISATION:
        return False
    kinds = kinds_of(actor, language)
    return "firm" in kinds or (not kinds and (actor.country is not None or bool(_OF_FIRMS.search(actor.rule.id))))
