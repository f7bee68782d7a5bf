"""Plans by the document they were made of, its operation, and what `@skip` and `@include` leave in it.

A document is known by its identity, which the cache of parsed documents keeps for one text. Plans are kept from the
second time on that they are asked for, so that a flood of operations that come once pushes none of them out.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, Final

from graphql import DirectiveNode, DocumentNode, VariableNode, Visitor, visit
from graphql.execution.values import VariableValues

from resolvers.bounded import keep
from resolvers.plan.declining import Reason
from resolvers.plan.scopes import Scope

#: Documents whose plans are kept; a large plan takes about 100 kB.
_KEPT: Final = 256
#: Plans of one document: its operations, and the choices that conditions leave.
_OF_ONE: Final = 16

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
            values = [one.value for one in node.arguments or ()]
            self.names.update(value.name.value for value in values if isinstance(value, VariableNode))


@dataclass(slots=True)
class _Kept:
    """The plans of a document, which is held so that no other one gets its identity."""

    document: DocumentNode
    conditions: tuple[str, ...]
    plans: OrderedDict[Hashable, Made] = field(default_factory=OrderedDict)


class Plans:
    """A bounded number of plans of one schema; those of documents that were not used for longest go first."""

    def __init__(self, size: int = _KEPT) -> None:
        """Keep the plans of at most `size` documents."""
        self._size = size
        self._kept: OrderedDict[int, _Kept] = OrderedDict()
        self._seen: OrderedDict[Hashable, None] = OrderedDict()

    def get(
        self,
        document: DocumentNode,
        operation_name: str | None,
        variables: VariableValues,
        make: Callable[[], Made],
    ) -> Made:
        """The plan of an operation, made by `make` if it is not kept."""
        kept = self._kept.get(id(document))
        conditions = kept.conditions if kept else _conditions_of(document)
        key = (operation_name, *(variables.coerced.get(name) for name in conditions))
        if kept and (known := kept.plans.get(key)) is not None:
            self._kept.move_to_end(id(document))
            return known
        made = make()
        # A document that took the place of one seen before may be kept at once, which does no harm.
        if (sight := (id(document), key)) in self._seen:
            del self._seen[sight]
            kept = kept or _Kept(document, conditions)
            keep(kept.plans, key, made, _OF_ONE)
            keep(self._kept, id(document), kept, self._size)
        else:
            keep(self._seen, sight, None, self._size)
        return made


def _conditions_of(document: DocumentNode) -> tuple[str, ...]:
    found = _Conditions()
    visit(document, found)
    return tuple(sorted(found.names))
