"""The function that fills the leaves of a scope for all objects at once, as Python source made for it.

Only names of the schema and names made here enter the source as they are; response keys, which a client chooses, enter
as literals. The source is compiled when a scope is first met, which many scopes of abstract types never are.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from resolvers.plan.calling import Attribute, Constant, Method
from resolvers.plan.scopes import Branch, Leaf

#: Objects, and for each leaf its arguments -> the answers of the objects; raises as soon as one leaf is impossible.
Fill = Callable[[Sequence[Any], Sequence[Mapping[str, Any]]], list[dict[str, Any]]]


def fill_of(fields: Sequence[Leaf | Branch]) -> Fill:
    """The function that fills the leaves among `fields`; branches stand in the answer as None until they are known."""
    made: list[Fill] = []

    def fill(objects: Sequence[Any], arguments: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        if not made:
            made.append(_compiled(fields))
        return made[0](objects, arguments)

    return fill


def _compiled(fields: Sequence[Leaf | Branch]) -> Fill:
    names: dict[str, Any] = {}
    lines, entries, number = [], [], 0
    for each in fields:
        if isinstance(each, Branch):
            entries.append(f"{each.key!r}: None")
            continue
        if isinstance(each.call, Constant):
            entries.append(f"{each.key!r}: {each.call.value!r}")
        else:
            lines.append(f"v = {_source(each, number, names)}")
            lines.append(f"v{number} = {_completed(each, number, names)}")
            entries.append(f"{each.key!r}: v{number}")
        number += 1
    body = "".join(f"        {line}\n" for line in lines)
    source = (
        "def fill(objects, arguments):\n    answers = []\n    add = answers.append\n"
        f"    for o in objects:\n{body}        add({{{', '.join(entries)}}})\n    return answers\n"
    )
    exec(compile(source, "<scope>", "exec"), names)
    made: Fill = names["fill"]
    return made


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
