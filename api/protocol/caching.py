"""Validators for cached answers: an ETag that changes when an answer does, and 304 for a client that has it already.

An ETag is the hash of the answer, so it is right whatever the answer was made of. To say 304 without making the answer
again, the server remembers which ETag an address had at which version of the documents. The version moves with every
change of the store that an answer can depend on; answers that also depend on the search index are made again.
"""

import asyncio
import hashlib
from base64 import urlsafe_b64encode
from collections import OrderedDict
from collections.abc import Hashable

from starlette.requests import Request

from indexing.storing.catalogue import RATES
from indexing.storing.port import DocumentStore
from resolvers.bounded import keep

#: Answers of which the ETag is remembered; one takes about 300 bytes.
KEPT = 10_000

_PAGE = 500


def etag_of(body: bytes) -> str:
    """The weak validator of `body`; weak because the same answer may travel compressed or not."""
    return f'W/"{urlsafe_b64encode(hashlib.sha256(body).digest()[:18]).decode()}"'


def has_already(request: Request, etag: str) -> bool:
    """Whether the client of `request` says that it holds the answer with this validator."""
    held = request.headers.get("if-none-match", "")
    return etag in (one.strip() for one in held.split(","))


class DataVersion:
    """A number that moves whenever a document changes from which answers are made."""

    def __init__(self, store: DocumentStore) -> None:
        """Watch `store`."""
        self._store = store
        self._version = 0
        self._seen: int | None = None
        self._taking = asyncio.Lock()

    async def current(self) -> int:
        """The version now. One store call, and another one for each 500 changes since the last time."""
        async with self._taking:
            last = (await self._store.info()).seq
            if self._seen is None:
                _, stable = await self._store.changes(last, 1)
                self._seen = min(last, stable)
            elif self._seen < last:
                await self._look(self._seen)
            return self._version

    async def _look(self, seen: int) -> None:
        """Move the version if anything that counts has changed behind `seen`.

        A change that is not stable yet is met again the next time; the version then moves once too often.
        """
        while True:
            changes, stable = await self._store.changes(seen, _PAGE)
            moved = any(change.collection != RATES for change in changes)
            reached = min(stable, changes[-1].seq) if len(changes) == _PAGE else stable
            self._version += moved
            self._seen = max(seen, reached)
            if moved or reached <= seen or len(changes) < _PAGE:
                return
            seen = reached


class Validators:
    """Which ETag an address had at which version."""

    def __init__(self, kept: int = KEPT) -> None:
        """Remember `kept` of them."""
        self._kept = kept
        self._known: OrderedDict[Hashable, tuple[int, str]] = OrderedDict()

    def find(self, address: Hashable, version: int) -> str:
        """The ETag that `address` has at `version`; empty if that is not known."""
        known = self._known.get(address)
        return known[1] if known and known[0] == version else ""

    def keep(self, address: Hashable, version: int, etag: str) -> None:
        """Remember it."""
        keep(self._known, address, (version, etag), self._kept)
