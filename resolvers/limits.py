"""Limits that a document must keep before anything else is done with it: its depth, aliases, directives, root fields.

The ready-made limiters walk a fragment again for every spread of it, so that a document of 900 bytes whose fragments
spread each other twice keeps them busy for seconds. Here each fragment is measured once.
"""

from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    OperationDefinitionNode,
    SelectionSetNode,
)

from resolvers.errors import LimitExceeded

#: Selection sets within each other, fragments and inline fragments included; keeps the walk off the recursion limit.
MAX_NESTING = 60


@dataclass(frozen=True, slots=True)
class Limits:
    """What one operation may ask for; docs/api.md says what each limit is for and where its default comes from."""

    #: Points, see `resolvers.pricing`.
    cost: int = 50_000
    #: Fields within each other.
    depth: int = 12
    aliases: int = 30
    #: Lexical tokens of the whole document.
    tokens: int = 1_000
    directives: int = 50
    root_fields: int = 20
    #: Items of one list among the arguments.
    list_items: int = 250
    #: Items of one page of a list.
    page: int = 100
    #: Whether the schema may be asked for its types.
    introspection: bool = True


@dataclass(frozen=True, slots=True)
class Extent:
    """How deep a selection goes and what it holds, with all its fragments spread. `width` counts its own fields."""

    depth: int = 0
    aliases: int = 0
    directives: int = 0
    width: int = 0

    def beside(self, other: "Extent") -> "Extent":
        """The extent of two selections side by side."""
        return Extent(
            max(self.depth, other.depth),
            self.aliases + other.aliases,
            self.directives + other.directives,
            self.width + other.width,
        )


class Measure:
    """Measures the operations of one document, each fragment once. Introspection counts as one level."""

    def __init__(self, document: DocumentNode) -> None:
        """Measure in `document`, whose fragments may be missing or circular: other rules report that."""
        self._nesting = 0
        definitions = document.definitions
        self._fragments = {each.name.value: each for each in definitions if isinstance(each, FragmentDefinitionNode)}
        self._known: dict[str, Extent] = {}

    def of(self, selections: SelectionSetNode | None) -> Extent:
        """The extent of a selection set; one nested beyond MAX_NESTING is as deep as that, whatever it holds."""
        if selections is None:
            return Extent()
        if self._nesting > MAX_NESTING:
            return Extent(depth=self._nesting)
        self._nesting += 1
        extent = Extent()
        for node in selections.selections:
            extent = extent.beside(self._of_one(node)).beside(Extent(directives=len(node.directives or ())))
        self._nesting -= 1
        return extent

    def _of_one(self, node: object) -> Extent:
        if isinstance(node, FieldNode):
            introspection = node.name.value.startswith("__")
            inner = self.of(node.selection_set)
            depth = 0 if introspection else inner.depth
            return Extent(depth + 1, inner.aliases + (node.alias is not None), inner.directives, 1)
        if isinstance(node, FragmentSpreadNode):
            return self._of_fragment(node.name.value)
        return self.of(getattr(node, "selection_set", None))

    def _of_fragment(self, name: str) -> Extent:
        if name not in self._known:
            self._known[name] = Extent()
            fragment = self._fragments.get(name)
            self._known[name] = self.of(fragment.selection_set if fragment else None)
        return self._known[name]


def exceeded(document: DocumentNode, limits: Limits) -> list[GraphQLError]:
    """An error for each limit that an operation of `document` does not keep."""
    measure = Measure(document)
    errors: list[GraphQLError] = []
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode):
            extent = measure.of(definition.selection_set)
            directives = extent.directives + len(definition.directives or ())
            found = (
                ("levels", extent.depth, limits.depth),
                ("aliases", extent.aliases, limits.aliases),
                ("directives", directives, limits.directives),
                ("root fields", extent.width, limits.root_fields),
            )
            errors += [
                LimitExceeded(f"The operation has {number} {what}: keep to {limit}.")
                for what, number, limit in found
                if number > limit
            ]
    return errors
