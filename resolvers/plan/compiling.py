"""From a validated operation to its scopes, for one choice of what `@skip` and `@include` leave in it.

Which fields a selection has is collected by graphql-core itself, so that fragments, directives and merging mean the
same here as there.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLOutputType,
    OperationType,
    get_named_type,
    get_nullable_type,
    is_abstract_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)
from graphql.execution import Executor
from graphql.execution.collect_fields import CollectedFields, FieldDetails, collect_fields
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.base import StrawberryObjectDefinition
from strawberry.types.field import StrawberryField

from resolvers.fields import SHARED, UNWRAPPED, WRAPPED
from resolvers.plan.calling import Attribute, Batch, Call, Constant, Itself, Method, call_of
from resolvers.plan.declining import Declined, Reason
from resolvers.plan.generating import fill_of, write_of
from resolvers.plan.leaves import completer, fast_of, table_of
from resolvers.plan.remembering import Remembered
from resolvers.plan.scopes import Branch, Leaf, Scope, Wraps, may_hold_marks
from resolvers.views import is_lasting

_OPERATIONS = {OperationType.MUTATION: Reason.MUTATION, OperationType.SUBSCRIPTION: Reason.SUBSCRIPTION}


def compile_operation(executor: Executor[Any], converter: GraphQLCoreConverter) -> Scope:
    """The scope of the root of the operation that `executor` was built for. Raises Declined."""
    operation = executor.operation
    if reason := _OPERATIONS.get(operation.operation):
        raise Declined(reason)
    if not executor.error_propagation:
        raise Declined(Reason.DIRECTIVE)
    root = executor.schema.query_type
    assert root is not None
    collected = collect_fields(executor.schema, executor.fragments, executor.variable_values, root, operation)
    return _Compiling(executor, converter).scope(root, collected)


class _Compiling:
    """The compilation of one operation."""

    def __init__(self, executor: Executor[Any], converter: GraphQLCoreConverter) -> None:
        self._executor = executor
        self._converter = converter

    def scope(self, kind: GraphQLObjectType, collected: CollectedFields) -> Scope:
        """The scope of the fields that were collected for objects of `kind`."""
        if collected.new_defer_usages:
            raise Declined(Reason.INCREMENTAL)
        fields = []
        for key, details in collected.grouped_field_set.items():
            name = details[0].node.name.value
            definition = self._executor.schema.get_field(kind, name)
            if definition is not None:
                fields.append(self._field(kind, key, name, definition, details))
        declared = kind.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
        origin = declared.origin if isinstance(declared, StrawberryObjectDefinition) else None
        write = write_of(fields)
        if is_lasting(origin) and all(isinstance(each, Branch) or _is_fixed(each.call) for each in fields):
            write = Remembered(write)
        return Scope(kind, origin, fields, fill_of(fields), write)

    def _field(
        self,
        parent: GraphQLObjectType,
        key: str,
        name: str,
        definition: GraphQLField,
        details: Sequence[FieldDetails],
    ) -> Leaf | Branch:
        nodes = [each.node for each in details]
        where, kind = f"{parent.name}.{name}", definition.type
        wraps, named = wraps_of(kind), get_named_type(kind)
        if name == "__typename":
            return Leaf(key, nodes, wraps, Constant(parent.name), completer(kind, where))
        if name in ("__schema", "__type"):
            raise Declined(Reason.INTROSPECTION)
        declared = declared_by(definition)
        call = call_of(definition, details[0], declared, self._converter, self._executor.variable_values)
        leaf = is_leaf_type(named)
        if leaf and isinstance(call, Attribute | Method) and not may_hold_marks(wraps):
            return Leaf(key, nodes, wraps, call, completer(kind, where), fast_of(kind), table_of(kind))
        if not leaf and len(wraps) > 2:
            raise Declined(Reason.NESTED_LIST)
        scopes = {} if leaf else self._scopes(named, details)
        if isinstance(call, Method) and (unwrapped := declared.metadata.get(UNWRAPPED)):
            (scope,) = scopes.values()
            if bare := _without_wrapping(scope, _is_wrapped):
                call, scopes = replace(call, function=unwrapped), {scope.kind.name: bare}
        if isinstance(call, Batch) and call.items:
            (scope,) = scopes.values()
            if bare := _without_wrapping(scope, _is_unwrapped):
                call, scopes = replace(call, many=call.items), {scope.kind.name: bare}
        return Branch(
            key=key,
            details=details,
            wraps=wraps,
            call=call,
            definition=definition,
            parent=parent,
            complete=completer(kind, where) if leaf else None,
            abstract=named if is_abstract_type(named) else None,
            scopes=scopes,
            by_class=_by_class(scopes),
            shared=SHARED in declared.metadata or not isinstance(call, Attribute | Method),
        )

    def _scopes(self, named: GraphQLNamedType, details: Sequence[FieldDetails]) -> dict[str, Scope]:
        """The scopes of the types that an object of the type `named` can have."""
        executor = self._executor
        kinds = executor.schema.get_possible_types(named) if is_abstract_type(named) else [named]
        return {
            kind.name: self.scope(kind, executor.collect_subfields(kind, list(details)))
            for kind in kinds
            if isinstance(kind, GraphQLObjectType)
        }


def wraps_of(kind: GraphQLOutputType) -> Wraps:
    """The non-null and list types around a named type, the outermost first."""
    wraps = []
    while True:
        required, inner = is_non_null_type(kind), get_nullable_type(kind)
        wraps.append((required, is_list_type(inner)))
        if not is_list_type(inner):
            return tuple(wraps)
        kind = inner.of_type


def _without_wrapping(scope: Scope, wrapped: Callable[[Branch], bool]) -> Scope | None:
    """The scope for what its objects wrap, instead of them, in `wrapped` branches; None if it asks for others."""
    fields: list[Leaf | Branch] = []
    for each in scope.fields:
        if isinstance(each, Branch) and wrapped(each):
            fields.append(replace(each, call=Itself()))
        elif isinstance(each.call, Constant):
            fields.append(each)
        else:
            return None
    return Scope(scope.kind, None, fields, fill_of(fields), write_of(fields))


def _is_wrapped(branch: Branch) -> bool:
    """Whether a branch leads to what its object only wraps."""
    return WRAPPED in declared_by(branch.definition).metadata


def _is_unwrapped(branch: Branch) -> bool:
    """Whether a branch leads to a list of objects that stand in the answer for others, which only wrap them."""
    call, unwrapped = branch.call, declared_by(branch.definition).metadata.get(UNWRAPPED)
    return isinstance(call, Method) and call.function is unwrapped


def _is_fixed(call: Call) -> bool:
    """Whether what `call` gives depends on nothing but the object."""
    return isinstance(call, Attribute | Constant) or (isinstance(call, Method) and call.arguments.fixed is not None)


def declared_by(definition: GraphQLField) -> StrawberryField:
    """The declaration of a field. Raises Declined if it is not one of Strawberry's."""
    declared = definition.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
    if not isinstance(declared, StrawberryField):
        raise Declined(Reason.FOREIGN_FIELD)
    return declared


def _by_class(scopes: Mapping[str, Scope]) -> dict[type, Scope]:
    """The scopes whose objects are told by their class alone: not those of generic types, which share one."""
    found: dict[type, Scope] = {}
    for scope in scopes.values():
        declared = scope.kind.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
        if isinstance(declared, StrawberryObjectDefinition) and not declared.concrete_of and not declared.is_type_of:
            found[declared.origin] = scope
    return found
