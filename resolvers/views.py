"""The objects that show documents: one view per document, made once however often the document is met.

A view copies what its fields show out of a document that never changes, so it stays right as long as the document is
the same. Views of documents that are no longer kept anywhere leave with the older of two generations.
"""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from indexing.documents import Document

D = TypeVar("D", bound=Document)
T = TypeVar("T")

#: Views of one generation; two are kept. A view takes about 500 bytes beside its document.
_GENERATION = 10_000

_makers: dict[type[Document], Callable[[Any], Any]] = {}
_shown: set[type] = set()


def shows(kind: type[D]) -> Callable[[type[T]], type[T]]:
    """Make a type, by its class method `of`, the one whose objects show documents of `kind`."""

    def register(shown: type[T]) -> type[T]:
        _shown.add(shown)
        _makers[kind] = shown.of  # type: ignore[attr-defined] # every type that shows a document has it
        return shown

    return register


def stays(shown: type[T]) -> type[T]:
    """Declare that objects of a type are made together with the view of a document, which keeps them."""
    _shown.add(shown)
    return shown


def is_lasting(shown: type | None) -> bool:
    """Whether the objects of a class are views of documents or parts of them, which stay what they are.

    What their attributes hold, and what their methods return that ask neither for the request nor for the store,
    depends on the document alone.
    """
    return shown in _shown


class Views:
    """Views of documents, known by the identity of the document."""

    def __init__(self, generation: int = _GENERATION) -> None:
        """Keep between `generation` and twice as many views."""
        self._generation = generation
        self._young: dict[int, tuple[Document, Any]] = {}
        self._old: dict[int, tuple[Document, Any]] = {}

    def of(self, document: Document | None) -> Any:
        """The view of `document`; None of None."""
        # An entry holds its document, so that no other one can have its identity meanwhile.
        entry = self._young.get(id(document))
        if entry is None and document is not None:
            entry = self._kept(document)
        return entry and entry[1]

    def of_all(self, documents: Iterable[Document | None]) -> list[Any]:
        """The views of `documents` in their order; None of None."""
        known = list(documents)
        young = self._young
        entries = [young.get(id(document)) for document in known]
        if None in entries:
            return [self.of(document) for document in known]
        return [entry[1] for entry in entries if entry]

    def _kept(self, document: Document) -> tuple[Document, Any]:
        entry = self._old.get(id(document)) or (document, _makers[type(document)](document))
        if len(self._young) >= self._generation:
            self._old, self._young = self._young, {}
        self._young[id(document)] = entry
        return entry
