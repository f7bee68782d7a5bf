"""What an operation must pass before it runs: limits, validation, a name among several, a price that can be paid.

The order is that of cost: a document that is too large is refused before the rules of the language look at it, and one
that is too dear before anything is read for it.
"""

from collections.abc import AsyncIterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    NoSchemaIntrospectionCustomRule,
    OperationDefinitionNode,
    get_operation_ast,
    get_variable_values,
    specified_rules,
    validate,
)
from strawberry.extensions import SchemaExtension
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule

from resolvers.context import Context
from resolvers.errors import LimitExceeded
from resolvers.limits import Limits, exceeded
from resolvers.pricing.account import Bill
from resolvers.pricing.price import Pricing
from resolvers.pricing.tariff import Tariff

if TYPE_CHECKING:
    from resolvers.schema import PeymanSchema

#: Errors of one kind that are told at once; the first ones help, hundreds only make an answer long.
MAX_ERRORS = 5

#: Documents of which it is remembered whether they are valid.
_REMEMBERED = 256

_RULES = (*specified_rules, MaybeNullValidationRule, OneOfInputValidationRule)


class Admission:
    """Says of documents whether they may run, and of operations what they cost."""

    def __init__(self, schema: GraphQLSchema, limits: Limits) -> None:
        """Admit to `schema` what keeps `limits`. Raises ValueError for a list that nothing bounds."""
        self.limits = limits
        self._schema = schema
        self._rules = _RULES if limits.introspection else (*_RULES, NoSchemaIntrospectionCustomRule)
        self._tariff = Tariff(schema)
        self.errors_in = lru_cache(_REMEMBERED)(self._errors_in)

    def _errors_in(self, document: DocumentNode) -> tuple[GraphQLError, ...]:
        """Why `document` may not run, whichever of its operations is meant and whatever its variables are."""
        return tuple(
            exceeded(document, self.limits)
            or validate(self._schema, document, self._rules, max_errors=MAX_ERRORS, hide_suggestions=True)
        )

    def price(self, document: DocumentNode, operation: OperationDefinitionNode, given: Mapping[str, Any]) -> int:
        """The points that `operation` of the valid `document` costs.

        Raises BadInput or LimitExceeded for arguments beyond the limits, LimitExceeded for an operation that is too
        dear, GraphQLError for variables that are not what the operation declares them to be.
        """
        variables = get_variable_values(
            self._schema, operation.variable_definitions or (), dict(given), MAX_ERRORS, hide_suggestions=True
        )
        if isinstance(variables, list):
            raise variables[0]
        root = self._schema.get_root_type(operation.operation)
        assert root is not None
        price = max(1, Pricing(self._tariff, self.limits, document, variables).of(operation, root.name))
        if price > self.limits.cost:
            raise LimitExceeded(
                f"The operation costs {price} points: keep to {self.limits.cost} by asking for smaller pages."
            )
        return price

    async def errors_of(
        self, document: DocumentNode, name: str | None, variables: Mapping[str, Any], context: Context | None
    ) -> list[GraphQLError]:
        """Why an operation may not run; nothing if it may, in which case its price has been charged."""
        if errors := self.errors_in(document):
            return list(errors)
        operation = get_operation_ast(document, name)
        if operation is None:
            return [GraphQLError("The document holds several operations: say which one by `operationName`.")]
        try:
            price = self.price(document, operation, variables)
            if context is not None:
                allowance = await context.account.charge(price) if context.account else None
                context.bill = Bill(price, self.limits.cost, allowance)
        except GraphQLError as refusal:
            return [refusal]
        return []


class Admits(SchemaExtension):
    """Puts the admission where Strawberry validates."""

    async def on_validate(self) -> AsyncIterator[None]:
        """Decide once the document is parsed."""
        context = self.execution_context
        admission = cast("PeymanSchema", context.schema).admission
        assert context.graphql_document is not None
        context.pre_execution_errors = await admission.errors_of(
            context.graphql_document, context._provided_operation_name, context.variables or {}, context.context
        )
        yield
