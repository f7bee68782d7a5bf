"""The price list of a schema: for every field what one answer of it costs, and how many objects it can give.

It is read off the schema once, so that a request only looks rates up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    get_nullable_type,
    is_abstract_type,
    is_composite_type,
    is_introspection_type,
    is_list_type,
)

from resolvers.fields import RELATION

#: The price of a field that leads into introspection, as an operation that takes about as long has it: it fills
#: hundreds of objects, but reads nothing from the store.
INTROSPECTION: Final = 1_000

#: The bound of a list that declares none. Only values may stand in such a list, which come with their owner.
UNBOUNDED: Final = -1

#: The fields of a connection that hold the items of its page.
_ITEMS: Final = ("edges", "nodes")

#: The argument that says how many.
FIRST: Final = "first"


class Size(Enum):
    """How many objects one answer of a field can hold."""

    ONE = "one"
    #: A connection: `first` items, counted once however often they are selected.
    PAGE = "page"
    #: The items within a connection, which were counted with it.
    ITEMS = "items"
    #: A list with an argument `first`, or of as many objects as a required argument has items, or of a known bound.
    FIRST = "first"
    ARGUMENT = "argument"
    BOUND = "bound"


@dataclass(frozen=True, slots=True)
class Rate:
    """The price of a field: `cost` points for its answer and `item` for each object in it, before its selection.

    `target` is the type of those objects. `bound` is the most that it gives where no argument says it, and `argument`
    the one whose items say it. `field` is there for fields with arguments.
    """

    cost: int
    item: int = 0
    size: Size = Size.ONE
    target: str | None = None
    argument: str = ""
    bound: int = 0
    field: GraphQLField | None = None


class Tariff:
    """The rates of all fields of a schema, and which types an abstract type can stand for."""

    def __init__(self, schema: GraphQLSchema) -> None:
        """Read the rates off `schema`. Raises ValueError for a list of what is loaded that nothing bounds."""
        self.possible: dict[str, tuple[str, ...]] = {}
        self.rates: dict[tuple[str, str], Rate] = {}
        for name, kind in schema.type_map.items():
            if is_abstract_type(kind):
                self.possible[name] = tuple(each.name for each in schema.get_possible_types(kind))
            elif isinstance(kind, GraphQLObjectType):
                self.possible[name] = (name,)
                if not is_introspection_type(kind):
                    self.rates.update(((name, field), _rate(kind, field, each)) for field, each in kind.fields.items())

        for (name, field), rate in self.rates.items():
            if rate.bound == UNBOUNDED and (rate.item or self._loads(rate.target, set())):
                raise ValueError(f"{name}.{field} is a list that nothing bounds: give it an argument `first`.")

    def _loads(self, kind: str | None, seen: set[str]) -> bool:
        """Whether anything that can be selected on `kind` costs something."""
        for name in self.possible.get(kind or "", ()):
            if name not in seen:
                seen.add(name)
                rates = [rate for (owner, _), rate in self.rates.items() if owner == name]
                if any(rate.cost or rate.item or self._loads(rate.target, seen) for rate in rates):
                    return True
        return False

    def rate(self, kind: str, field: str) -> Rate:
        """The rate of a field; those of introspection are not on the list."""
        known = self.rates.get((kind, field))
        return known or Rate(INTROSPECTION if field in ("__schema", "__type") else 0)


def _rate(owner: GraphQLObjectType, name: str, field: GraphQLField) -> Rate:
    declared = _metadata(field)
    asked = field if field.args else None
    kind = get_named_type(field.type)
    if not is_composite_type(kind):
        return Rate(declared.get("cost", int(_is_asked(field))), field=asked)
    size, detail = _size(owner, name, field, declared)
    loaded = _is_document(kind) and not _is_edge(owner)
    if size is Size.ONE:
        return Rate(declared.get("cost", int(loaded or _is_asked(field))), 0, size, kind.name, field=asked)
    once = declared.get("cost", int(_is_asked(field) and size is not Size.ITEMS))
    return Rate(once, int(loaded and size is not Size.ITEMS), size, kind.name, field=asked, **detail)


def _size(
    owner: GraphQLObjectType, name: str, field: GraphQLField, declared: Mapping[str, Any]
) -> tuple[Size, dict[str, Any]]:
    """How many objects a field gives, and what of the rate says so."""
    if _is_connection(get_named_type(field.type)):
        if FIRST not in field.args:
            raise ValueError(f"{owner.name}.{name} is a connection without `first`.")
        return Size.PAGE, {}
    if not is_list_type(get_nullable_type(field.type)):
        return Size.ONE, {}
    if _is_connection(owner) and name in _ITEMS:
        return Size.ITEMS, {}
    if FIRST in field.args:
        return Size.FIRST, {}
    if "sized_by" in declared:
        return Size.ARGUMENT, {"argument": declared["sized_by"]}
    return Size.BOUND, {"bound": declared.get("bound", UNBOUNDED)}


def _metadata(field: GraphQLField) -> Mapping[str, Any]:
    definition = field.extensions.get("strawberry-definition")
    return definition.metadata if definition else {}


def _has(kind: GraphQLNamedType, *names: str) -> bool:
    return isinstance(kind, GraphQLObjectType | GraphQLInterfaceType) and all(name in kind.fields for name in names)


def _is_connection(kind: GraphQLNamedType) -> bool:
    return _has(kind, "edges", "pageInfo")


def _is_edge(kind: GraphQLNamedType) -> bool:
    return _has(kind, "cursor", "node")


def _is_document(kind: GraphQLNamedType) -> bool:
    """Whether objects of a type are read from the store; other values come with their owner."""
    return is_abstract_type(kind) or (isinstance(kind, GraphQLObjectType) and bool(kind.interfaces))


def _is_asked(field: GraphQLField) -> bool:
    """Whether the answer of a field is looked up for it."""
    definition = field.extensions.get("strawberry-definition")
    resolver = definition and definition.base_resolver
    return RELATION in _metadata(field) or bool(resolver and resolver.is_async)
