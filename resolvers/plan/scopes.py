"""What an operation is compiled into: scopes of leaves and branches.

A scope is one selection of one object type. Its leaves are filled by one generated function for all objects at once;
its branches lead to other objects, or are answered by code that waits.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson
from graphql import FieldNode, GraphQLAbstractType, GraphQLField, GraphQLObjectType
from graphql.execution.collect_fields import FieldDetails

from resolvers.plan.calling import Call

#: The types around a named type, the outermost first: (whether it is non-null, whether it is a list).
Wraps = tuple[tuple[bool, bool], ...]

#: From an internal value to the one in the answer; raises what makes it impossible.
Completer = Callable[[Any], Any]

#: Objects, and for each leaf its arguments -> the answers of the objects; raises as soon as one leaf is impossible.
Fill = Callable[[Sequence[Any], Sequence[Mapping[str, Any]]], list[dict[str, Any]]]

#: The text of an object: what stands before its first branch, between each two, and behind the last.
Row = tuple[bytes, ...]

#: Objects, and for each leaf its arguments -> the rows of the objects; raises as soon as one leaf is impossible.
Write = Callable[[Sequence[Any], Sequence[Mapping[str, Any]]], list[Row]]


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """A field of leaf type that is read or called without waiting.

    `fast` is an expression that says which values `v` are their own output, and `table` holds the output of the values
    of an enum; all other values go through `complete`.
    """

    key: str
    nodes: Sequence[FieldNode]
    wraps: Wraps
    call: Call
    complete: Completer
    fast: str = ""
    table: Mapping[Any, str | None] | None = None


@dataclass(slots=True, eq=False)
class Branch:
    """A field that leads to objects, or a leaf that has to be waited for, which then has no scopes.

    `scopes` are by the name of the type. `shared` says that the objects it gives are often the same ones.
    """

    key: str
    details: Sequence[FieldDetails]
    wraps: Wraps
    call: Call
    definition: GraphQLField
    parent: GraphQLObjectType
    complete: Completer | None
    abstract: GraphQLAbstractType | None
    scopes: Mapping[str, "Scope"]
    by_class: Mapping[type, "Scope"]
    shared: bool

    nodes: Sequence[FieldNode] = field(init=False)
    where: str = field(init=False)
    is_list: bool = field(init=False)
    marks_items: bool = field(init=False)
    only_scope: "Scope | None" = field(init=False)

    def __post_init__(self) -> None:
        """Work out what is asked often: its name for messages, and the scope of all its objects if it is one.

        A list of leaves of which some may be null can hold marks, whatever becomes of it as a whole.
        """
        self.nodes = [each.node for each in self.details]
        self.where = f"{self.parent.name}.{self.nodes[0].name.value}"
        self.is_list = len(self.wraps) > 1
        self.marks_items = may_hold_marks(self.wraps) and not self.scopes
        self.only_scope = None if self.abstract else next(iter(self.scopes.values()), None)


def may_hold_marks(wraps: Wraps) -> bool:
    """Whether a list of leaves keeps the items that are right when another one is not."""
    return any(not required for required, _ in wraps[1:])


@dataclass(slots=True, eq=False)
class Scope:
    """A selection of one object type: its fields in the order of the answer, and the functions for its leaves."""

    kind: GraphQLObjectType
    origin: type | None
    fields: Sequence[Leaf | Branch]
    fill: Fill
    write: Write
    leaves: Sequence[Leaf] = field(init=False)
    branches: Sequence[Branch] = field(init=False)
    #: What stands around the only branch in the text of an object, if there is nothing else in it.
    frame: tuple[bytes, bytes] | None = field(init=False)

    def __post_init__(self) -> None:
        """Part the fields."""
        self.leaves = [each for each in self.fields if isinstance(each, Leaf)]
        self.branches = [each for each in self.fields if isinstance(each, Branch)]
        only = self.branches[0] if len(self.branches) == len(self.fields) == 1 else None
        self.frame = (b"{" + orjson.dumps(only.key) + b":", b"}") if only else None
