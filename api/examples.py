"""How the start page offers an example: what its variables are filled with, and why some are only shown.

A click must end in an answer. So variables get ids of what is stored, and what the page cannot run, for want of a key
or because it stays open, says so and has nothing to press.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

import orjson
from graphql import NonNullTypeNode, OperationDefinitionNode, OperationType, parse

from api.operations import Operation
from indexing.documents import Actor, Agreement, Article, Document
from indexing.storing.port import DocumentStore, Order, Where
from indexing.storing.snapshot import Snapshot

#: How the note of an operation begins that is not for everybody.
_KEYED: Final = "Needs a key"

_NEEDS_KEY: Final = "Needs a key, which this page does not ask for: send it from a client of your own."
_STAYS_OPEN: Final = "Stays open: listen over WebSocket or server-sent events."
#: Said of all examples where documents that are sent in full are refused.
ONLY_REGISTERED: Final = "This server runs registered documents only, so examples are shown and not run."

#: The variables that hold the id of something stored: operation and variable -> its kind, and which comes first.
_IDS: Final[dict[tuple[str, str], tuple[type[Document], str]]] = {
    ("actor-page", "id"): (Actor, "prominence"),
    ("article-page", "id"): (Article, "published"),
    ("decide", "id"): (Agreement, "date"),
    ("history", "subjectId"): (Agreement, "date"),
}


@dataclass(frozen=True, slots=True)
class Example:
    """An operation with the names of the variables it must have; `held` says why the page does not run it, if so."""

    operation: Operation
    variables: tuple[str, ...]
    held: str

    @classmethod
    def of(cls, operation: Operation, *, only_registered: bool = False) -> Self:
        """How `operation` is offered by a server that runs all documents, or `only_registered` ones."""
        definitions = parse(operation.text).definitions
        asked = next(one for one in definitions if isinstance(one, OperationDefinitionNode))
        held = _STAYS_OPEN if asked.operation is OperationType.SUBSCRIPTION else ""
        held = _NEEDS_KEY if _KEYED in operation.note else held
        declared = asked.variable_definitions or ()
        names = tuple(one.variable.name.value for one in declared if isinstance(one.type, NonNullTypeNode))
        return cls(operation, names, ONLY_REGISTERED if only_registered else held)


async def values_for(store: DocumentStore, examples: Sequence[Example]) -> dict[str, str]:
    """The variables of each example by its name, as JSON; empty for one without any.

    Ids are those of the first of their kind in `store`. What an empty store lacks, and what only the reader can say,
    is an empty text.
    """
    snapshot = await Snapshot.current(store)
    ids: dict[type[Document], str] = {}
    for kind, order in dict(_IDS.values()).items():
        rows = await snapshot.find(kind, Where(), Order(order, descending=True), limit=1)
        ids[kind] = rows[0].document.id if rows else ""
    filled = {}
    for example in examples:
        name = example.operation.name
        given = {one: ids[_IDS[name, one][0]] if (name, one) in _IDS else "" for one in example.variables}
        filled[name] = orjson.dumps(given, option=orjson.OPT_INDENT_2).decode() if given else ""
    return filled
