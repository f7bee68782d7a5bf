"""Every field that has to be waited for is declared as a relation, so that no new one is asked once per parent."""

from collections import deque

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    get_named_type,
    get_nullable_type,
    is_abstract_type,
    is_list_type,
)
from strawberry.types.field import StrawberryField

from resolvers.fields import RELATION
from resolvers.plan.compiling import declared_by
from resolvers.schema import schema

CORE = schema._schema


def _often() -> set[str]:
    """The object types of which an answer can hold several at one place: those below a list."""
    assert CORE.query_type is not None
    seen: set[tuple[str, bool]] = set()
    open_ones: deque[tuple[GraphQLNamedType, bool]] = deque([(CORE.query_type, False)])
    while open_ones:
        kind, several = open_ones.popleft()
        if (kind.name, several) in seen:
            continue
        seen.add((kind.name, several))
        if is_abstract_type(kind):
            open_ones.extend((member, several) for member in CORE.get_possible_types(kind))
        elif isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            for field in kind.fields.values():
                listed = is_list_type(get_nullable_type(field.type))
                open_ones.append((get_named_type(field.type), several or listed))
    return {name for name, several in seen if several and isinstance(CORE.type_map[name], GraphQLObjectType)}


def _waits_alone(field: GraphQLField) -> bool:
    declared: StrawberryField = declared_by(field)
    return declared.is_async and RELATION not in declared.metadata


def _undeclared() -> list[str]:
    return [
        f"{name}.{key}"
        for name in sorted(_often())
        for key, field in CORE.type_map[name].fields.items()  # type: ignore[attr-defined]
        if _waits_alone(field)
    ]


def test_every_field_that_waits_is_a_relation() -> None:
    assert _undeclared() == []


def test_the_walk_comes_to_what_lists_hold_and_sees_what_waits() -> None:
    assert {"Agreement", "Passage", "Claim", "Mention", "Participant", "Actor"} <= _often()
    assert "Query" not in _often()
    assert CORE.query_type is not None
    assert _waits_alone(CORE.query_type.fields["agreements"])
