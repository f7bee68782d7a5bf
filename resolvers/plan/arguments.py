"""The arguments of a field: coerced once while compiling if no variable is among them, else once for each execution."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLField, ValueNode, VariableNode
from graphql.execution.collect_fields import FieldDetails
from graphql.execution.values import VariableValues, get_argument_values
from graphql.language import ListValueNode, ObjectValueNode
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.arguments import convert_arguments
from strawberry.types.field import StrawberryField

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Arguments:
    """What a field is called with. `fixed` holds the values, or the error, of arguments without variables."""

    definition: GraphQLField
    details: FieldDetails
    field: StrawberryField | None
    converter: GraphQLCoreConverter
    fixed: Values | Exception | None

    def given(self, variables: VariableValues) -> Values:
        """The values by the names of the resolver's parameters. Raises what makes them impossible."""
        if isinstance(self.fixed, Exception):
            raise self.fixed
        return self.coerced(variables) if self.fixed is None else self.fixed

    def coerced(self, variables: VariableValues) -> Values:
        """The values made of the document and `variables`. Raises GraphQLError for a value that does not fit."""
        node = self.details.node
        if not self.definition.args and not node.arguments:
            return {}
        values = get_argument_values(self.definition, node, variables, self.details.fragment_variable_values)
        if self.field is None:
            return values
        return convert_arguments(values, self.field.arguments, self.converter.scalar_registry, self.converter.config)


def arguments_of(
    definition: GraphQLField,
    details: FieldDetails,
    field: StrawberryField | None,
    converter: GraphQLCoreConverter,
    variables: VariableValues,
) -> Arguments:
    """The arguments of one field of an operation; with `field` they are converted to what its method takes."""
    open_ones = Arguments(definition, details, field, converter, None)
    if details.fragment_variable_values or any(_has_variable(one.value) for one in details.node.arguments or ()):
        return open_ones
    fixed: Values | Exception
    try:
        fixed = open_ones.coerced(variables)
    except Exception as error:
        fixed = error
    return Arguments(definition, details, field, converter, fixed)


def _has_variable(value: ValueNode) -> bool:
    if isinstance(value, ListValueNode):
        return any(map(_has_variable, value.values))
    if isinstance(value, ObjectValueNode):
        return any(_has_variable(one.value) for one in value.fields)
    return isinstance(value, VariableNode)
