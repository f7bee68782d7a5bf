"""The functions that fill or write the leaves of a scope for all objects at once, as Python source made for it.

Only names of the schema and names made here enter the source as they are; response keys, which a client chooses, enter
as literals. The source is compiled when a scope is first met, which many scopes of abstract types never are.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import orjson

from resolvers.plan.calling import Attribute, Constant, Method
from resolvers.plan.scopes import Branch, Fill, Leaf, Row, Write

Fields = Sequence[Leaf | Branch]


def fill_of(fields: Fields) -> Fill:
    """The function that fills the leaves among `fields`; branches stand in the answer as None until they are known."""
    made: list[Fill] = []

    def fill(objects: Sequence[Any], arguments: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        if not made:
            made.append(_compiled(fields, _answer(fields)))
        return made[0](objects, arguments)

    return fill


def write_of(fields: Fields) -> Write:
    """The function that writes the leaves among `fields`, and all that stands around branches."""
    made: list[Write] = []

    def write(objects: Sequence[Any], arguments: Sequence[Mapping[str, Any]]) -> list[Row]:
        if not made:
            made.append(_compiled(fields, _row(fields)))
        return made[0](objects, arguments)

    return write


def _compiled(fields: Fields, result: str) -> Callable[..., list[Any]]:
    """The function that gives the expression `result` for each object, in which leaf 0 stands as `v0`."""
    names: dict[str, Any] = {"dumps": orjson.dumps}
    lines = []
    for number, leaf in enumerate(each for each in fields if isinstance(each, Leaf)):
        if not isinstance(leaf.call, Constant):
            lines.append(f"v = {_source(leaf, number, names)}")
            lines.append(f"v{number} = {_completed(leaf, number, names)}")
    body = "".join(f"        {line}\n" for line in lines)
    source = (
        "def made(objects, arguments):\n    answers = []\n    add = answers.append\n"
        f"    for o in objects:\n{body}        add({result})\n    return answers\n"
    )
    exec(compile(source, "<scope>", "exec"), names)
    made: Callable[..., list[Any]] = names["made"]
    return made


def _answer(fields: Fields) -> str:
    """The expression of a dictionary."""
    number, entries = 0, []
    for each in fields:
        entries.append(f"{each.key!r}: {None if isinstance(each, Branch) else _value(each, number)}")
        number += isinstance(each, Leaf)
    return f"{{{', '.join(entries)}}}"


def _row(fields: Fields) -> str:
    """The expression of a tuple of texts, between which branches have their places."""
    if not any(isinstance(each, Branch) for each in fields):
        return f"(dumps({_answer(fields)}),)"
    number = 0
    texts, entries, fixed = [], list[str](), b"{"
    for place, each in enumerate(fields):
        comma = b"," if place else b""
        if isinstance(each, Leaf):
            if not entries:
                fixed += comma
            entries.append(f"{each.key!r}: {_value(each, number)}")
            number += 1
        else:
            texts.append(_text(fixed, entries, comma + orjson.dumps(each.key) + b":"))
            entries, fixed = [], b""
    texts.append(_text(fixed, entries, b"}"))
    return f"({', '.join(texts)},)"


def _text(before: bytes, entries: Sequence[str], behind: bytes) -> str:
    """The expression of the text of `entries` between two fixed texts."""
    if not entries:
        return repr(before + behind)
    return f"{before!r} + dumps({{{', '.join(entries)}}})[1:-1] + {behind!r}"


def _value(leaf: Leaf, number: int) -> str:
    return repr(leaf.call.value) if isinstance(leaf.call, Constant) else f"v{number}"


def _completed(leaf: Leaf, number: int, names: dict[str, Any]) -> str:
    names[f"c{number}"] = leaf.complete
    if leaf.fast:
        return f"v if {leaf.fast} else c{number}(v)"
    if leaf.table:
        names[f"t{number}"] = leaf.table
        return f"t{number}.get(v) or c{number}(v)"
    return f"c{number}(v)"


def _source(leaf: Leaf, number: int, names: dict[str, Any]) -> str:
    call = leaf.call
    if isinstance(call, Attribute):
        if not call.name.isidentifier():
            raise ValueError(f"{call.name!r} is no name of an attribute")
        return f"o.{call.name}"
    assert isinstance(call, Method)
    names[f"f{number}"] = call.function
    return f"f{number}(o, **arguments[{number}])" if call.arguments.definition.args else f"f{number}(o)"
