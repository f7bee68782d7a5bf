"""Random valid operations on a schema, made by introspection, so that what is added to the schema is in them at once.

They hold aliases, fragments with and without names, `@skip` and `@include`, variables with and without defaults,
arguments that are right, and some that the resolvers refuse.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLSchema,
    Undefined,
    get_named_type,
    get_nullable_type,
    is_abstract_type,
    is_leaf_type,
    is_required_argument,
)

#: Fields that tell of the moment instead of the documents.
PASSING = {"rateLimit", "cost"}

#: The value of an argument as text of the document, and as a variable.
Value = tuple[str, Any]


@dataclass(slots=True)
class Operation:
    """An operation with its variables."""

    text: str
    variables: dict[str, Any]


@dataclass(slots=True)
class Supply:
    """Values to draw from: by the name of a scalar, or by the name of an argument, which goes first."""

    scalars: Mapping[str, Sequence[Any]]
    arguments: Mapping[str, Sequence[Any]]


@dataclass(slots=True)
class Maker:
    """Makes operations; the same seed makes the same ones."""

    schema: GraphQLSchema
    supply: Supply
    chance: random.Random
    _declared: list[str] = field(default_factory=list)
    _variables: dict[str, Any] = field(default_factory=dict)
    _fragments: list[str] = field(default_factory=list)
    _names: int = 0

    def operation(self, depth: int) -> Operation:
        """An operation whose fields stand at most `depth` levels within each other."""
        self._declared, self._variables, self._fragments, self._names = [], {}, [], 0
        root = self.schema.query_type
        assert root is not None
        names = self.chance.sample([name for name in root.fields if name not in PASSING], self.chance.randint(1, 3))
        body = "{ " + " ".join(self._field(name, root.fields[name], depth) for name in names) + " }"
        head = f"query Made({', '.join(self._declared)})" if self._declared else "query Made"
        return Operation("\n".join([f"{head} {body}", *self._fragments]), dict(self._variables))

    def _selection(self, kind: GraphQLNamedType, depth: int) -> str:
        parts = [self._fields(kind, depth)]
        if is_abstract_type(kind):
            for member in self.schema.get_possible_types(kind):
                if self._happens(0.5):
                    parts.append(f"... on {member.name}{self._condition()} {self._selection(member, depth)}")
        elif self._happens(0.15):
            parts.append(f"...{self._condition()} {{ {self._fields(kind, depth - 1)} }}")
        if self._happens(0.15):
            name = self._name("F")
            self._fragments.append(f"fragment {name} on {kind.name} {{ {self._fields(kind, depth - 1)} }}")
            parts.append(f"...{name}{self._condition()}")
        return "{ " + " ".join(parts) + " }"

    def _fields(self, kind: GraphQLNamedType, depth: int) -> str:
        known: dict[str, GraphQLField] = getattr(kind, "fields", {})
        leaves = [name for name, one in known.items() if is_leaf_type(get_named_type(one.type))]
        others = [name for name in known if name not in leaves and name not in PASSING] if depth > 0 else []
        chosen = self._some(leaves, 0, 2) + self._some(others, 1, 2)
        made = [self._field(name, known[name], depth) for name in chosen]
        return " ".join([*made, "__typename"] if self._happens(0.3) or not made else made)

    def _field(self, name: str, definition: GraphQLField, depth: int) -> str:
        arguments = [
            f"{key}: {self._argument(key, one)}"
            for key, one in definition.args.items()
            if is_required_argument(one) or self._happens(0.05 if key == "after" else 0.15)
        ]
        alias = f"{self._name('a')}: " if arguments or self._happens(0.3) else ""
        called = f"({', '.join(arguments)})" if arguments else ""
        target = get_named_type(definition.type)
        below = "" if is_leaf_type(target) else " " + self._selection(target, depth - 1)
        return f"{alias}{name}{called}{self._condition()}{below}"

    def _argument(self, name: str, definition: GraphQLArgument) -> str:
        text, value = self._value(name, definition.type)
        return self._variable(str(definition.type), text, value) if self._happens(0.35) else text

    def _variable(self, kind: str, text: str, value: Any) -> str:
        name = self._name("v")
        if self._happens(0.3):
            self._declared.append(f"${name}: {kind} = {text}")
            if self._happens(0.3):
                self._variables[name] = value
        elif value is None and self._happens(0.5):
            self._declared.append(f"${name}: {kind}")
        else:
            self._declared.append(f"${name}: {kind}")
            self._variables[name] = value
        return f"${name}"

    def _condition(self) -> str:
        if not self._happens(0.1):
            return ""
        value = self._happens(0.6)
        word = "true" if value else "false"
        asked = self._variable("Boolean!", word, value) if self._happens(0.6) else word
        return f" @{self.chance.choice(('skip', 'include'))}(if: {asked})"

    def _value(self, name: str, kind: GraphQLInputType) -> Value:
        if not isinstance(kind, GraphQLNonNull) and self._happens(0.15):
            return "null", None
        inner = get_nullable_type(kind)
        if isinstance(inner, GraphQLList):
            values = [self._value(name, inner.of_type) for _ in range(self.chance.randint(0, 3))]
            return f"[{', '.join(text for text, _ in values)}]", [value for _, value in values]
        if isinstance(inner, GraphQLEnumType):
            choice = self.chance.choice(list(inner.values))
            return choice, choice
        if isinstance(inner, GraphQLInputObjectType):
            return self._object(inner)
        choice = self.chance.choice(self.supply.arguments.get(name) or self.supply.scalars[inner.name])
        return _literal(choice), choice

    def _object(self, kind: GraphQLInputObjectType) -> Value:
        values = {
            name: self._value(name, one.type)
            for name, one in kind.fields.items()
            if _is_required(one) or self._happens(0.15)
        }
        text = ", ".join(f"{name}: {value}" for name, (value, _) in values.items())
        return f"{{{text}}}", {name: value for name, (_, value) in values.items()}

    def _some(self, names: Sequence[str], least: int, most: int) -> list[str]:
        return self.chance.sample(names, min(len(names), self.chance.randint(least, most)))

    def _happens(self, probability: float) -> bool:
        return self.chance.random() < probability

    def _name(self, start: str) -> str:
        self._names += 1
        return f"{start}{self._names}"


def _is_required(definition: GraphQLInputField) -> bool:
    return isinstance(definition.type, GraphQLNonNull) and definition.default_value is Undefined


def _literal(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
