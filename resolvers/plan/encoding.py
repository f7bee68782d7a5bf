"""An answer as JSON text, written a column at a time, for answers in which nothing went wrong.

The text is what `orjson.dumps` would make of the answer as objects of Python, which are never made. An object that
stands in several places is written once, and what a view of a document shows is remembered as text.
"""

from collections.abc import Sequence

import orjson

from resolvers.plan.levels import Column, Level
from resolvers.plan.reading import Reading


class Encoding:
    """Writes one answer."""

    def __init__(self, reading: Reading) -> None:
        """Read leaves by `reading`."""
        self._reading = reading

    def texts(self, level: Level, head: bytes = b"", tail: bytes = b"") -> list[bytes]:
        """The text of each object of `level`, between `head` and `tail`.

        Raises whatever a leaf raises, and TypeError for one without a text.
        """
        scope, objects = level.scope, level.objects
        if not objects:
            return []
        if scope.frame:
            before, behind = scope.frame
            return self._values(level.only_column, head + before, behind + tail)
        rows = scope.write(objects, [self._reading.given(leaf.call) for leaf in scope.leaves])
        pieces: list[Sequence[bytes]] = []
        *befores, last = zip(*rows, strict=True)
        for before_branch, branch in zip(befores, scope.branches, strict=True):
            pieces += (before_branch, self._values(level.columns[branch.key]))
        texts = [*map(b"".join, zip(*pieces, last, strict=True))] if pieces else [*last]
        return [head + text + tail for text in texts] if head else texts

    def _values(self, column: Column, head: bytes = b"", tail: bytes = b"") -> list[bytes]:
        """What each parent has in the place of a branch, between `head` and `tail`."""
        if column.parts is None:
            return self._items(column, head, tail)
        before, behind = b"", b""
        if column.is_level and (frame := column.levels[0].scope.frame):
            # What stands around each item is written together with what stands between the items.
            before, behind = frame
            items = self._values(column.levels[0].only_column)
        else:
            items = self._items(column)
        first, between, last = head + b"[" + before, behind + b"," + before, behind + b"]" + tail
        null, empty = head + b"null" + tail, head + b"[]" + tail
        texts = []
        for part in column.parts:
            if not isinstance(part, slice):
                texts.append(null)
            else:
                texts.append(first + between.join(items[part]) + last if part.start < part.stop else empty)
        return texts

    def _items(self, column: Column, head: bytes = b"", tail: bytes = b"") -> list[bytes]:
        pool = [text for level in column.levels for text in self.texts(level, head, tail)]
        pool += [head + orjson.dumps(other) + tail for other in column.others]
        return column.items(pool)
