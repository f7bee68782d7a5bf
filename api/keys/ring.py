"""The keys as a running server knows them: remembered for a few seconds, so that a revoked one soon opens nothing.

The store is asked for a key once in that time however many requests come with it. Tokens that open nothing are not
remembered, so a key that was just added works at once and guesses take no memory.
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from api.keys import keeping
from api.keys.key import Key, is_of, parted
from indexing.identity import sha256_of
from indexing.storing.port import DocumentStore
from resolvers.bounded import keep

#: Seconds after which the store is asked again.
FRESH: Final = 3.0
#: Keys that are remembered.
_REMEMBERED: Final = 1_000

#: Compared with where there is no key, so that its absence takes no less time.
_NOBODY: Final = sha256_of("")


class KeyRing:
    """Finds the key that a token belongs to."""

    def __init__(self, store: DocumentStore, fresh: float = FRESH, clock: Callable[[], float] = time.monotonic) -> None:
        """Look keys up in `store` and believe what was found for `fresh` seconds of `clock`."""
        self._store = store
        self._fresh = fresh
        self._clock = clock
        self._known: OrderedDict[str, tuple[float, Key]] = OrderedDict()

    async def opened_by(self, token: str) -> Key | None:
        """The key that `token` opens; None for one that is malformed, unknown, wrong or revoked.

        Raises PeymanError where the store cannot be asked.
        """
        parts = parted(token)
        if parts is None:
            return None
        key_id, secret = parts
        key = await self._find(key_id)
        opens = is_of(key.digest if key else _NOBODY, secret)
        return key if key and opens and not key.revoked else None

    async def still_opens(self, key_id: str) -> bool:
        """Whether the key with this id, which was opened before, has not been revoked. Raises PeymanError."""
        key = await self._find(key_id)
        return key is not None and not key.revoked

    async def _find(self, key_id: str) -> Key | None:
        now = self._clock()
        seen, key = self._known.get(key_id, (0.0, None))
        if key is not None and now - seen < self._fresh:
            return key
        key = await keeping.find(self._store, key_id)
        if key is not None:
            keep(self._known, key_id, (now, key), _REMEMBERED)
        return key
