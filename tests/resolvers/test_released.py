"""What clients were once given stays: nothing that was released is removed or narrowed without a deprecation first.

`released.graphql` is the schema of the last release. A release puts the present one in its place.
"""

import re
from pathlib import Path

from graphql import GraphQLSchema, build_schema
from graphql.utilities import (
    BreakingChange,
    DangerousChange,
    DangerousChangeType,
    find_breaking_changes,
    find_dangerous_changes,
)

from resolvers.schema import schema

RELEASED = Path(__file__).with_name("released.graphql").read_text("utf-8")


def broken(old: str, new: GraphQLSchema) -> list[str]:
    """The changes from the schema `old` that break clients, but for what it had deprecated already."""
    before = build_schema(old)
    return [change.description for change in find_breaking_changes(before, new) if not _announced(before, change)]


def surprising(old: str, new: GraphQLSchema) -> list[str]:
    """The changes from `old` under which the same operation gives another answer: a default that is not the same.

    What only adds to the schema changes nothing of what was asked before, and is left to the notes of the release.
    """
    changes: list[DangerousChange] = find_dangerous_changes(build_schema(old), new)
    defaults = (
        DangerousChangeType.ARG_DEFAULT_VALUE_CHANGE,
        DangerousChangeType.INPUT_FIELD_DEFAULT_VALUE_CHANGE,
    )
    return [change.description for change in changes if change.type in defaults]


def _announced(schema: GraphQLSchema, change: BreakingChange) -> bool:
    """Whether what is gone was deprecated in `schema`; the description names it as `Type.member`."""
    named = re.search(r"\b(\w+)\.(\w+)\b", change.description)
    if named is None:
        return False
    kind = schema.get_type(named[1])
    parts = getattr(kind, "fields", None) or getattr(kind, "values", None) or {}
    part = parts.get(named[2])
    return part is not None and part.deprecation_reason is not None


def test_nothing_that_was_released_is_gone() -> None:
    assert broken(RELEASED, schema._schema) == []


def test_no_default_that_was_released_is_another() -> None:
    assert surprising(RELEASED, schema._schema) == []


def test_a_default_that_truncates_would_be_seen() -> None:
    old = "type Query { agreements(first: Int! = 20): Int }"
    new = build_schema("type Query { agreements(first: Int! = 10, after: String): Int }")
    assert broken(old, new) == []
    (change,) = surprising(old, new)
    assert "Query.agreements(first:)" in change


def test_a_field_that_is_gone_would_be_seen() -> None:
    old = "type Query { agreements: Int, actors: Int }"
    assert broken(old, build_schema("type Query { agreements: Int }")) == ["Field Query.actors was removed."]


def test_a_narrowed_argument_would_be_seen() -> None:
    new = build_schema("type Query { agreements(first: Int!): Int }")
    assert len(broken("type Query { agreements: Int }", new)) == 1


def test_what_was_deprecated_may_go() -> None:
    old = 'type Query { agreements: Int, actors: Int @deprecated(reason: "use agreements") }'
    assert broken(old, build_schema("type Query { agreements: Int }")) == []
    old = 'type Query { kind: Kind } enum Kind { PACT, DEAL @deprecated(reason: "use PACT") }'
    assert broken(old, build_schema("type Query { kind: Kind } enum Kind { PACT }")) == []
