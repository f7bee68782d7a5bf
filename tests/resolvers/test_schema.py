"""The schema as a product: described to the last value, printed, and without a hole that takes anything."""

import re
from collections.abc import Iterator
from pathlib import Path

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLScalarType,
    get_named_type,
    is_introspection_type,
    is_required_argument,
    is_specified_scalar_type,
)

from indexing import vocabulary
from resolvers.schema import print_schema, schema

CORE = schema._schema
#: Text that answers hold and whose meaning its name does not tell.
UNPLAIN = {"Alias.reason", "Role.title", "Reason.code", "Rule.id", "JoinSuggestion.reason"}
PRINTED = Path(__file__).parents[2] / "schema.graphql"


def _parts() -> Iterator[tuple[str, str | None]]:
    """Every part of the schema that can be described, with its description."""
    for name, kind in CORE.type_map.items():
        if is_introspection_type(kind) or is_specified_scalar_type(kind):
            continue
        yield name, kind.description
        if isinstance(kind, GraphQLEnumType):
            yield from ((f"{name}.{value}", each.description) for value, each in kind.values.items())
        if isinstance(kind, GraphQLInputObjectType):
            yield from ((f"{name}.{field}", each.description) for field, each in kind.fields.items())
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            for field, each in kind.fields.items():
                yield f"{name}.{field}", each.description
                yield from ((f"{name}.{field}({arg})", part.description) for arg, part in each.args.items())


def test_every_type_field_argument_and_value_is_described() -> None:
    assert [name for name, description in _parts() if not (description or "").strip()] == []


def test_descriptions_are_sentences() -> None:
    assert [name for name, description in _parts() if description and description.rstrip()[-1] not in ".:)?"] == []


def _needing_examples() -> Iterator[tuple[str, str | None]]:
    """Every part whose type does not tell what stands there: custom scalars, and text that clients have to write."""
    for name, kind in CORE.type_map.items():
        if is_introspection_type(kind) or is_specified_scalar_type(kind):
            continue
        if isinstance(kind, GraphQLScalarType):
            yield name, kind.description
        if isinstance(kind, GraphQLInputObjectType):
            yield from (
                (f"{name}.{field}", each.description) for field, each in kind.fields.items() if _is_text(each.type)
            )
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            for field, each in kind.fields.items():
                if f"{name}.{field}" in UNPLAIN:
                    yield f"{name}.{field}", each.description
                yield from (
                    (f"{name}.{field}({arg})", part.description)
                    for arg, part in each.args.items()
                    if _is_text(part.type)
                )


def _is_text(kind: GraphQLInputType) -> bool:
    return get_named_type(kind).name in ("String", "ID")


def _has_example(description: str | None) -> bool:
    """Whether a piece in backticks is more than the name of another part of the schema."""
    names = {member for kind in CORE.type_map.values() for member in (kind.name, *getattr(kind, "fields", ()))}
    quoted = re.findall(r"`([^`]+)`", description or "")
    return any(not set(re.split(r"\W+", piece)) <= names for piece in quoted)


def test_what_clients_write_as_text_has_an_example() -> None:
    found = dict(_needing_examples())
    assert found.keys() >= {*UNPLAIN, "Date", "PartyFilter.all", "Query.node(id)"}
    assert [name for name, description in found.items() if not _has_example(description)] == []


def test_the_name_of_a_field_is_no_example() -> None:
    assert not _has_example("Continue behind `pageInfo.endCursor`.")
    assert not _has_example("Its `revision`.")
    assert _has_example("A country: `IR`.")


def test_no_description_promises_to_page_backwards() -> None:
    assert [name for name, description in _parts() if re.search("backward|pagina", description or "")] == []


def test_the_printed_schema_is_up_to_date() -> None:
    assert PRINTED.read_text(encoding="utf-8") == print_schema(), (
        "The schema has changed. If that is intended: .venv/bin/peyman schema > schema.graphql"
    )


def test_root_lists_require_a_page_size_and_nested_ones_have_one() -> None:
    assert CORE.query_type is not None
    for name, kind in CORE.type_map.items():
        if isinstance(kind, GraphQLObjectType):
            for field, each in kind.fields.items():
                if "first" in each.args:
                    assert is_required_argument(each.args["first"]) == (kind is CORE.query_type), f"{name}.{field}"


def test_no_scalar_takes_or_gives_anything_whatever() -> None:
    scalars = {name for name in CORE.type_map if name in ("JSON", "Any", "Object", "Map")}
    assert scalars == set()


def test_every_word_of_the_vocabulary_that_documents_use_is_in_the_schema() -> None:
    for words in (vocabulary.Sector, vocabulary.AgreementKind, vocabulary.Status, vocabulary.Language):
        kind = CORE.type_map[words.__name__]
        assert isinstance(kind, GraphQLEnumType)
        assert list(kind.values) == [word.name for word in words]
