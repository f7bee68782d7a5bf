"""Where somebody stands in the hits of a search: which of them were seen, as an opaque cursor.

Scores move whenever a document arrives, because words become more or less frequent, so neither a rank nor a score says
what was seen. A cursor therefore holds marks of the keys of the hits seen, of all of them up to REMEMBERED. As long as
there are no more, the next page is simply the best hits that were not seen, and nothing is ever skipped or repeated.
Beyond that only the last ones are held, and the next page begins where they stand by then: that holds while between two
pages fewer than REMEMBERED / 2 hits leave and fewer than REMEMBERED arrive among those seen.
"""

import base64
import binascii
import hashlib
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

H = TypeVar("H")

#: Marks that a cursor holds at most, 4 bytes each: 12 pages of 20 hits, in some 1,400 characters.
REMEMBERED: Final = 256
_VERSION: Final = 2
_DIGEST: Final = 6
_MARK: Final = 4
_HEAD: Final = struct.Struct(f">B{_DIGEST}sI")


class BrokenCursor(ValueError):
    """The cursor is damaged or of another version."""


class ForeignCursor(ValueError):
    """The cursor belongs to another search."""


@dataclass(frozen=True, slots=True)
class Trail:
    """The hits that were seen of the search `digest`: how many, and the marks of the last ones."""

    digest: bytes
    rank: int = 0
    marks: tuple[bytes, ...] = ()

    @classmethod
    def of(cls, asked: str) -> "Trail":
        """The beginning of the search that `asked` describes."""
        return cls(hashlib.sha256(asked.encode()).digest()[:_DIGEST])

    def after(self, cursor: str) -> "Trail":
        """Where `cursor` stands in the same search. Raises BrokenCursor or ForeignCursor."""
        try:
            data = base64.b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4), b"-_", validate=True)
            version, digest, rank = _HEAD.unpack_from(data)
        except (UnicodeEncodeError, binascii.Error, struct.error) as error:
            raise BrokenCursor(cursor) from error
        marks = data[_HEAD.size :]
        number = len(marks) // _MARK
        if version != _VERSION or len(marks) % _MARK or not 0 < number == min(rank, REMEMBERED):
            raise BrokenCursor(cursor)
        if digest != self.digest:
            raise ForeignCursor(cursor)
        return Trail(digest, rank, tuple(marks[at : at + _MARK] for at in range(0, len(marks), _MARK)))

    def behind(self, keys: Sequence[str]) -> "Trail":
        """The place behind further hits with these keys."""
        marks = (*self.marks, *map(_mark, keys))[-REMEMBERED:]
        return Trail(self.digest, self.rank + len(keys), marks)

    def cursor(self) -> str:
        """The opaque form."""
        data = _HEAD.pack(_VERSION, self.digest, self.rank) + b"".join(self.marks)
        return base64.urlsafe_b64encode(data).decode().rstrip("=")

    @property
    def offset(self) -> int:
        """From which rank on to read hits again; those before it are known to have been seen."""
        return 0 if self.rank <= REMEMBERED else self.rank - REMEMBERED // 2

    @property
    def read_again(self) -> int:
        """How many of the hits read from there on may have been seen, or have arrived before them."""
        return 2 * REMEMBERED if self.offset else len(self.marks)

    def unseen(self, hits: Iterable[tuple[str, H]]) -> list[H]:
        """Those of `hits`, given with their keys and in order from `offset` on, that were not seen."""
        seen = frozenset(self.marks)
        judged = [(_mark(key) in seen, hit) for key, hit in hits]
        begin = 0
        if self.offset:
            begin = next((number for number, (was_seen, _) in enumerate(judged) if was_seen), 0)
        return [hit for was_seen, hit in judged[begin:] if not was_seen]


def _mark(key: str) -> bytes:
    return hashlib.blake2b(key.encode(), digest_size=_MARK).digest()
