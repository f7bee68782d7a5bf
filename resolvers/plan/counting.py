"""How many operations ran as plans, and how many were left to graphql-core, why, since the process began."""

from collections import Counter
from dataclasses import dataclass, field

from resolvers.plan.declining import Reason


@dataclass(slots=True)
class Counts:
    """Operations by the way in which they were executed; `compiled` counts the plans that had to be made anew."""

    planned: int = 0
    compiled: int = 0
    declined: Counter[Reason] = field(default_factory=Counter)


#: The counts of this process, for metrics to read.
COUNTS = Counts()
