"""An answer as JSON text, written a column at a time, for answers in which nothing went wrong.

The text is what `orjson.dumps` would make of the answer as objects of Python, which are never made. An object that
stands in several places is written once, and what a view of a document shows is remembered as text.
"""

from collections.abc import Sequence
from itertools import chain

import orjson

from resolvers.plan.levels import Column, Level
from resolvers.plan.reading import Reading


class Encoding:
    """Writes one answer."""

    def __init__(self, reading: Reading) -> None:
        """Read leaves by `reading`."""
        self._reading = reading

    def texts(self, level: Level) -> list[bytes]:
        """The text of each object of `level`. Raises whatever a leaf raises, and TypeError for one without a text."""
        scope, objects = level.scope, level.objects
        if not objects:
            return []
        rows = scope.write(objects, [self._reading.given(leaf.call) for leaf in scope.leaves])
        if not scope.branches:
            return [*chain.from_iterable(rows)]
        pieces: list[Sequence[bytes]] = []
        *before, last = zip(*rows, strict=True)
        for text, branch in zip(before, scope.branches, strict=True):
            pieces += (text, self._column(level.columns[branch.key]))
        return [*map(b"".join, zip(*pieces, last, strict=True))]

    def _column(self, column: Column) -> list[bytes]:
        pool = [text for level in column.levels for text in self.texts(level)]
        pool += map(orjson.dumps, column.others)
        items = column.items(pool)
        if column.parts is None:
            return items
        return [b"[%b]" % b",".join(items[part]) if isinstance(part, slice) else b"null" for part in column.parts]
