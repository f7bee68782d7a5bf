"""The network of parties: who agrees with whom, and how often."""

from collections.abc import Mapping, Sequence
from typing import Self

import strawberry

from resolvers.fields import resolved
from resolvers.types.figures import ActorCount


@strawberry.type(description="Two actors that are parties together.")
class NetworkEdge:
    source: strawberry.ID = strawberry.field(description="The id of the one, which is among the nodes.")
    target: strawberry.ID = strawberry.field(description="The id of the other, which is among the nodes.")
    weight: int = strawberry.field(description="How many agreements they are parties of together.")


@strawberry.type(
    description=(
        "Parties as nodes and what they agreed together as edges, the heaviest edges first. An agreement counts for "
        "any two of its parties, of very many for those among the first 20."
    )
)
class Network:
    edges: list[NetworkEdge] = strawberry.field(description="The edges, at most as many as were asked for.")
    complete: bool = strawberry.field(description="False where there are more edges than are given.")
    counted: strawberry.Private[Sequence[ActorCount]]

    @classmethod
    def of(cls, pairs: Sequence[tuple[str, str, int]], weights: Mapping[str, int], complete: bool) -> Self:
        """The network over `pairs`; `weights` are the agreements of each actor."""
        ids = dict.fromkeys(key for one, other, _ in pairs for key in (one, other))
        edges = [
            NetworkEdge(source=strawberry.ID(one), target=strawberry.ID(other), weight=number)
            for one, other, number in pairs
        ]
        nodes = [ActorCount(agreements=weights.get(key, 0), actor_id=key) for key in ids]
        return cls(edges=edges, complete=complete, counted=nodes)

    @resolved("The actors that the edges join, each with the number of agreements it is party of.", bound=2 * 100)
    def nodes(self) -> list[ActorCount]:
        return list(self.counted)
