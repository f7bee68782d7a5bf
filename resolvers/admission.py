"""What an operation must pass before it runs: limits, validation, a name among several, a price that can be paid.

The order is that of cost: a document that is too large is refused before the rules of the language look at it, and one
that is too dear before anything is read for it.
"""

from collections import OrderedDict
from collections.abc import AsyncIterator, Mapping
from typing import TYPE_CHECKING, Any, cast

import orjson
from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    NamedTypeNode,
    NonNullTypeNode,
    TypeNode,
    get_operation_ast,
    get_variable_values,
)
from strawberry.extensions import SchemaExtension

from resolvers.bounded import keep
from resolvers.context import Context
from resolvers.errors import LimitExceeded
from resolvers.hinting import hinted
from resolvers.limits import Limits
from resolvers.pricing.account import Bill
from resolvers.pricing.price import Pricing
from resolvers.pricing.tariff import Tariff
from resolvers.validating import MAX_ERRORS, Validator

if TYPE_CHECKING:
    from resolvers.schema import PeymanSchema

#: Prices that are remembered, and the longest variables for which one is.
_REMEMBERED = 1_000
_LONGEST = 1_024


class Admission:
    """Says of documents whether they may run, and of operations what they cost."""

    def __init__(self, schema: GraphQLSchema, limits: Limits) -> None:
        """Admit to `schema` what keeps `limits`. Raises ValueError for a list that nothing bounds."""
        self.limits = limits
        self._schema = schema
        self.validator = Validator(schema, limits)
        self._tariff = Tariff(schema)
        self._prices: OrderedDict[tuple[int, str | None, bytes], tuple[DocumentNode, int]] = OrderedDict()

    def price(self, document: DocumentNode, name: str | None, given: Mapping[str, Any]) -> int:
        """The points that the operation `name` of the valid `document` costs, whatever is there to be found.

        Raises BadInput or LimitExceeded for arguments beyond the limits, GraphQLError for an operation that is not
        named, or for variables that are not what it declares them to be.
        """
        operation = get_operation_ast(document, name)
        if operation is None:
            raise GraphQLError("The document holds several operations: say which one by `operationName`.")
        variables = get_variable_values(
            self._schema, operation.variable_definitions or (), dict(given), MAX_ERRORS, hide_suggestions=True
        )
        if isinstance(variables, list):
            raise hinted(variables[0], self._schema) if self.limits.introspection else variables[0]
        root = self._schema.get_root_type(operation.operation)
        assert root is not None
        return max(1, Pricing(self._tariff, self.limits, document, variables).of(operation, root.name))

    async def errors_of(
        self, document: DocumentNode, name: str | None, variables: Mapping[str, Any], context: Context | None
    ) -> list[GraphQLError]:
        """Why an operation may not run; nothing if it may, in which case its price has been charged."""
        verdict = self.validator.verdict(document)
        if context is not None:
            context.checking = verdict.points
        if verdict.errors:
            return list(verdict.errors)
        try:
            price = self._remembered(document, name, variables) + verdict.points
            if price > self.limits.cost:
                raise LimitExceeded(
                    f"The operation costs {price} points: keep to {self.limits.cost} by asking for smaller pages."
                )
            if context is not None:
                allowance = await context.account.charge(price) if context.account else None
                context.bill = Bill(price, self.limits.cost, allowance)
        except GraphQLError as refusal:
            return [refusal]
        return []

    def _remembered(self, document: DocumentNode, name: str | None, variables: Mapping[str, Any]) -> int:
        """The price, from memory where the same was asked before, up to what its texts say, which costs nothing."""
        texts = _texts(document, name)
        try:
            given = orjson.dumps(
                {one: "" if one in texts and isinstance(value, str) else value for one, value in variables.items()}
            )
        except TypeError:
            return self.price(document, name, variables)
        key = (id(document), name, given)
        known = self._prices.get(key)
        if known is None:
            known = (document, self.price(document, name, variables))
            if len(given) <= _LONGEST:
                keep(self._prices, key, known, _REMEMBERED)
        return known[1]


def _texts(document: DocumentNode, name: str | None) -> set[str]:
    """The variables of an operation that are texts."""
    operation = get_operation_ast(document, name)
    declared = operation.variable_definitions or () if operation else ()
    return {one.variable.name.value for one in declared if _is_text(one.type)}


def _is_text(declared: TypeNode) -> bool:
    named = declared.type if isinstance(declared, NonNullTypeNode) else declared
    return isinstance(named, NamedTypeNode) and named.name.value == "String"


class Admits(SchemaExtension):
    """Puts the admission where Strawberry validates."""

    async def on_validate(self) -> AsyncIterator[None]:
        """Decide once the document is parsed."""
        context = self.execution_context
        admission = cast("PeymanSchema", context.schema).admission
        assert context.graphql_document is not None
        if context.context is not None:
            context.context.operation = context.operation_name
        context.pre_execution_errors = await admission.errors_of(
            context.graphql_document, context._provided_operation_name, context.variables or {}, context.context
        )
        yield
