"""Plans by the document they were made of, its operation, and what `@skip` and `@include` leave in it.

A document is known by its identity, which the cache of parsed documents keeps for one text. Plans are kept from the
second time on that they are asked for, so that a flood of operations that come once pushes nothing out.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

from graphql import DirectiveNode, DocumentNode, VariableNode, Visitor, visit
from graphql.execution.values import VariableValues

from resolvers.plan.declining import Reason
from resolvers.plan.scopes import Scope

#: Plans that are kept; one of a large operation takes about 100 kB.
_KEPT = 256

#: A plan, or why there is none.
Made = Scope | Reason

_CONDITIONS = ("skip", "include")


class _Conditions(Visitor):
    """The names of the variables on which `@skip` and `@include` of a document depend."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def enter_directive(self, node: DirectiveNode, *_: Any) -> None:
        """Note the variables of a condition."""
        if node.name.value in _CONDITIONS:
            self.names.update(
                one.value.name.value for one in node.arguments or () if isinstance(one.value, VariableNode)
            )


@dataclass(slots=True)
class _Document:
    """A document that has been asked for, kept so that no other one gets its identity."""

    document: DocumentNode
    conditions: tuple[str, ...]


class Plans:
    """A bounded number of plans of one schema; the ones that were not used for longest go first."""

    def __init__(self, size: int = _KEPT) -> None:
        """Keep at most `size` plans."""
        self._size = size
        self._plans: OrderedDict[Hashable, Made] = OrderedDict()
        self._seen: OrderedDict[Hashable, None] = OrderedDict()
        self._documents: OrderedDict[int, _Document] = OrderedDict()

    def get(
        self,
        document: DocumentNode,
        operation_name: str | None,
        variables: VariableValues,
        make: Callable[[], Made],
    ) -> Made:
        """The plan of an operation, made by `make` if it is not kept."""
        conditions = self._conditions(document)
        flags = tuple(variables.coerced.get(name) for name in conditions)
        key = (id(document), operation_name, flags)
        if (kept := self._plans.get(key)) is not None:
            self._plans.move_to_end(key)
            return kept
        made = make()
        if key in self._seen:
            del self._seen[key]
            _put(self._plans, key, made, self._size)
        else:
            _put(self._seen, key, None, self._size)
        return made

    def _conditions(self, document: DocumentNode) -> tuple[str, ...]:
        known = self._documents.get(id(document))
        if known is not None:
            self._documents.move_to_end(id(document))
            return known.conditions
        found = _Conditions()
        visit(document, found)
        for old in _put(self._documents, id(document), _Document(document, tuple(sorted(found.names))), self._size):
            self._forget(old)
        return self._documents[id(document)].conditions

    def _forget(self, document: int) -> None:
        for kept in (self._plans, self._seen):
            for key in [key for key in kept if isinstance(key, tuple) and key[0] == document]:
                del kept[key]


def _put(kept: "OrderedDict[Any, Any]", key: Hashable, value: object, size: int) -> list[Any]:
    """Keep a value; the keys of those that had to go for it."""
    kept[key] = value
    return [kept.popitem(last=False)[0] for _ in range(len(kept) - size)]
