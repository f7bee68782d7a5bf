"""Limits that a document must keep before anything is executed: its depth, its aliases, its tokens.

The ready-made limiters walk a fragment again for every spread of it, so that a document of 900 bytes whose fragments
spread each other twice keeps them busy for seconds. Here each fragment is measured once.
"""

from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValidationContext,
    ValidationRule,
)

from resolvers.errors import LimitExceeded

MAX_DEPTH = 12
MAX_ALIASES = 30
MAX_TOKENS = 1_000

#: Selection sets within each other, fragments and inline fragments included; keeps the walk off the recursion limit.
MAX_NESTING = 60


@dataclass(frozen=True, slots=True)
class Extent:
    """How deep a selection goes and how many aliases it holds, with all its fragments spread."""

    depth: int = 0
    aliases: int = 0

    def beside(self, other: "Extent") -> "Extent":
        """The extent of two selections side by side."""
        return Extent(max(self.depth, other.depth), self.aliases + other.aliases)


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
            extent = extent.beside(self._of_one(node))
        self._nesting -= 1
        return extent

    def _of_one(self, node: object) -> Extent:
        if isinstance(node, FieldNode):
            introspection = node.name.value.startswith("__")
            inner = Extent() if introspection else self.of(node.selection_set)
            return Extent(inner.depth + 1, inner.aliases + (node.alias is not None))
        if isinstance(node, FragmentSpreadNode):
            return self._of_fragment(node.name.value)
        return self.of(getattr(node, "selection_set", None))

    def _of_fragment(self, name: str) -> Extent:
        if name not in self._known:
            self._known[name] = Extent()
            fragment = self._fragments.get(name)
            self._known[name] = self.of(fragment.selection_set if fragment else None)
        return self._known[name]


class KeepsLimits(ValidationRule):
    """Refuses documents whose operations go too deep or hold too many aliases."""

    def __init__(self, context: ValidationContext) -> None:
        """Measure the whole document at once; nothing is left to do while it is walked."""
        super().__init__(context)
        measure = Measure(context.document)
        for definition in context.document.definitions:
            if isinstance(definition, OperationDefinitionNode):
                extent = measure.of(definition.selection_set)
                self._check("levels", extent.depth, MAX_DEPTH)
                self._check("aliases", extent.aliases, MAX_ALIASES)

    def _check(self, what: str, number: int, limit: int) -> None:
        if number > limit:
            self.report_error(LimitExceeded(f"The operation has {number} {what}: keep to {limit}."))
