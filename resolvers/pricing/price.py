"""The price of one operation: every field it selects at its rate, times the objects it can be asked of.

A fragment is priced once for each type it is spread on, so the work grows with the length of the document and not with
what the document expands to. What is selected twice is paid twice, and of the types that an interface or union can
stand for the dearest counts: the price is never below what is then loaded.
"""

from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    Node,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    VariableNode,
    get_argument_values,
)
from graphql.execution.values import VariableValues

from resolvers.errors import BadInput, LimitExceeded
from resolvers.limits import Limits
from resolvers.pricing.tariff import FIRST, Rate, Size, Tariff


@dataclass(frozen=True, slots=True)
class Price:
    """Points to pay once, and for each item of the page that the selection stands in."""

    once: int = 0
    each: int = 0

    def plus(self, other: "Price") -> "Price":
        """The price of both."""
        return Price(self.once + other.once, self.each + other.each)


_NOTHING = Price()


class Pricing:
    """Prices operations of one document with the values of one request's variables."""

    def __init__(self, tariff: Tariff, limits: Limits, document: DocumentNode, variables: VariableValues) -> None:
        """`document` must be valid, and its `variables` those of the operation."""
        self._tariff = tariff
        self._limits = limits
        self._variables = variables
        definitions = document.definitions
        self._fragments = {each.name.value: each for each in definitions if isinstance(each, FragmentDefinitionNode)}
        self._known: dict[tuple[int, str], Price] = {}

    def of(self, operation: OperationDefinitionNode, root: str) -> int:
        """The points of `operation` on the root type `root`.

        Raises BadInput for a page and LimitExceeded for a list in the arguments that is longer than it may be.
        """
        return self._selected(operation.selection_set, root).once

    def _within(self, selections: SelectionSetNode | None, kind: str) -> Price:
        """The price of a selection on a type that may be abstract."""
        if selections is None:
            return _NOTHING
        prices = [self._selected(selections, name) for name in self._tariff.possible[kind]]
        return Price(max(price.once for price in prices), max(price.each for price in prices))

    def _selected(self, selections: SelectionSetNode, kind: str) -> Price:
        key = (id(selections), kind)
        known = self._known.get(key)
        if known is None:
            known = _NOTHING
            for node in selections.selections:
                if not (node.directives and self._left_out(node)):
                    known = known.plus(self._one(node, kind))
            self._known[key] = known
        return known

    def _one(self, node: SelectionNode, kind: str) -> Price:
        if isinstance(node, FieldNode):
            return self._field(node, self._tariff.rate(kind, node.name.value))
        fragment: InlineFragmentNode | FragmentDefinitionNode
        if isinstance(node, FragmentSpreadNode):
            fragment = self._fragments[node.name.value]
        else:
            assert isinstance(node, InlineFragmentNode)
            fragment = node
        condition = fragment.type_condition
        if condition is not None and kind not in self._tariff.possible[condition.name.value]:
            return _NOTHING
        return self._selected(fragment.selection_set, kind)

    def _field(self, node: FieldNode, rate: Rate) -> Price:
        arguments = self._arguments(node, rate)
        given = sum(self._items(name, value) for name, value in arguments.items())
        if rate.target is None:
            return Price(given + rate.cost)
        inner = self._within(node.selection_set, rate.target)
        once, item = given + rate.cost, rate.item + inner.once
        match rate.size:
            case Size.ONE:
                return Price(once + item)
            case Size.ITEMS:
                return Price(once, item)
            case Size.BOUND:
                return Price(once + max(rate.bound, 0) * item)
            case Size.ARGUMENT:
                return Price(once + len(arguments.get(rate.argument) or ()) * item)
            case Size.FIRST:
                return Price(once + self._first(arguments.get(FIRST, 0)) * item)
            case Size.PAGE:
                return Price(once + inner.once + self._first(arguments.get(FIRST, 0)) * (1 + inner.each))

    def _arguments(self, node: FieldNode, rate: Rate) -> dict[str, Any]:
        """The arguments as the resolver gets them; none if they are wrong, in which case it is not called."""
        if rate.field is None:
            return {}
        try:
            return get_argument_values(rate.field, node, self._variables)
        except GraphQLError:
            return {}

    def _first(self, given: int) -> int:
        """What `first` says. Raises BadInput for more than a page may hold."""
        if given > self._limits.page:
            raise BadInput(f"`first` must be between 1 and {self._limits.page}, not {given}.")
        return max(given, 0)

    def _items(self, name: str, value: object) -> int:
        """The items of all lists in the argument `name`. Raises LimitExceeded for a list that is too long."""
        if isinstance(value, dict):
            return sum(self._items(name, item) for item in value.values())
        if not isinstance(value, list):
            return 0
        if len(value) > self._limits.list_items:
            raise LimitExceeded(f"A list in `{name}` holds {len(value)} items: keep to {self._limits.list_items}.")
        return len(value) + sum(self._items(name, item) for item in value)

    def _left_out(self, node: SelectionNode) -> bool:
        """Whether a directive of the request leaves the selection out."""
        for directive in node.directives or ():
            name = directive.name.value
            if name in ("skip", "include") and directive.arguments:
                said = self._truth(directive.arguments[0].value)
                if said is not None and said == (name == "skip"):
                    return True
        return False

    def _truth(self, value: Node) -> bool | None:
        if isinstance(value, VariableNode):
            return bool(self._variables.coerced.get(value.name.value))
        return getattr(value, "value", None)
