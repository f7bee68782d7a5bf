"""The ways in which a field gets its values, chosen while compiling by what its declaration shows.

Only what is declared plainly is called directly. A field with extensions or permissions goes through the resolver that
graphql-core would call, once for each object, so that nothing which guards it can be left out.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from graphql import GraphQLField, default_field_resolver
from graphql.execution.collect_fields import FieldDetails
from graphql.execution.values import VariableValues
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.field import StrawberryField

from resolvers.fields import RELATION, Many, Relation
from resolvers.plan.arguments import Arguments, arguments_of


@dataclass(frozen=True, slots=True, eq=False)
class Constant:
    """The same value for every object: the name of its type."""

    value: str


@dataclass(frozen=True, slots=True, eq=False)
class Attribute:
    """The value of an attribute."""

    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Itself:
    """The object itself, which stands here for one that would only wrap it."""


@dataclass(frozen=True, slots=True, eq=False)
class Method:
    """What a method returns without waiting."""

    function: Callable[..., Any]
    arguments: Arguments


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """What a relation returns for all parents, or, by `items`, only the nodes of the connections that it returns."""

    many: Many
    items: Many | None
    field: StrawberryField
    arguments: Arguments


@dataclass(frozen=True, slots=True, eq=False)
class Ordinary:
    """What the resolver of graphql-core returns, one object after the other, waited for together."""

    resolve: Callable[..., Any]
    arguments: Arguments


Call = Constant | Attribute | Itself | Method | Batch | Ordinary


def call_of(
    definition: GraphQLField,
    details: FieldDetails,
    field: StrawberryField | None,
    converter: GraphQLCoreConverter,
    variables: VariableValues,
) -> Call:
    """How the values of a field are got."""
    if field is not None and not field.extensions and not converter._get_field_exception_handlers(field):
        if field.base_resolver is None and field.default_resolver is getattr:
            return Attribute(field.python_name)
        declared = field.metadata.get(RELATION)
        if isinstance(declared, Relation):
            return Batch(
                declared.many, declared.items, field, arguments_of(definition, details, field, converter, variables)
            )
        if _is_plain_method(field):
            assert field.base_resolver is not None
            arguments = arguments_of(definition, details, field, converter, variables)
            return Method(cast(Callable[..., Any], field.base_resolver.wrapped_func), arguments)
    resolve = definition.resolve or default_field_resolver
    return Ordinary(resolve, arguments_of(definition, details, None, converter, variables))


def _is_plain_method(field: StrawberryField) -> bool:
    """Whether a field is answered by a method that takes `self` and its arguments and does not wait."""
    resolver = field.base_resolver
    if resolver is None or field.is_async or resolver.self_parameter is None or resolver.info_parameter is not None:
        return False
    return resolver.parent_parameter is None and resolver.root_parameter is None
