"""The Node interface: everything that has an id of its own and can be asked for by it alone."""

import strawberry


@strawberry.interface(
    description=(
        "Something with an id. Ids are opaque, unique over all types, and never die: after a merge the former id "
        "finds the document that took it over."
    )
)
class Node:
    id: strawberry.ID = strawberry.field(description="Opaque id, for `node` and for caches.")
