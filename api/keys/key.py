"""One key: what is known of it, and the secret that is shown once and kept nowhere.

A secret is 256 bits of the system's random source. Nobody can guess one, so what is stored is its plain SHA-256: the
slow hashes that passwords need would protect nothing here and cost every request time.
"""

import hmac
import re
import secrets
from datetime import UTC, datetime
from typing import Annotated, Final, Self

from pydantic import Field

from indexing.identity import sha256_of
from indexing.values import Value
from resolvers.access import Caller, Scope

#: How a token begins, so that scanners for leaked secrets and people can tell what it is.
PREFIX: Final = "peyman"

_SECRET_BYTES: Final = 32
_ID_BYTES: Final = 6
_TOKEN: Final = re.compile(rf"{PREFIX}_([0-9a-f]{{12}})_([A-Za-z0-9_-]{{43}})")

#: Each scope with those that come with it: an editor also reads, an administrator also edits.
GRANTED: Final = {
    Scope.READ: (Scope.READ,),
    Scope.EDIT: (Scope.READ, Scope.EDIT),
    Scope.ADMIN: (Scope.READ, Scope.EDIT, Scope.ADMIN),
}


class Key(Value):
    """A key as it is stored. `quota` is the number of points that it may have used at once; None for the usual one."""

    id: str
    name: Annotated[str, Field(min_length=1, max_length=200)]
    scopes: tuple[Scope, ...]
    quota: Annotated[int, Field(ge=1)] | None = None
    digest: str
    created: datetime
    revoked: datetime | None = None

    @property
    def caller(self) -> Caller:
        """The caller that the holder of the key is."""
        return Caller(self.id, frozenset(self.scopes))

    @classmethod
    def made(cls, name: str, scope: Scope, quota: int | None = None) -> tuple[Self, str]:
        """A new key with `scope` and what comes with it, and the token to hand to its holder."""
        number, secret = secrets.token_hex(_ID_BYTES), secrets.token_urlsafe(_SECRET_BYTES)
        key = cls(
            id=_id(number),
            name=name,
            scopes=GRANTED[scope],
            quota=quota,
            digest=sha256_of(secret),
            created=datetime.now(UTC),
        )
        return key, f"{PREFIX}_{number}_{secret}"


def is_of(digest: str, secret: str) -> bool:
    """Whether `digest` is that of `secret`; takes the same time whatever they are."""
    return hmac.compare_digest(digest, sha256_of(secret))


def parted(token: str) -> tuple[str, str] | None:
    """The id and the secret in a token; None for what has not the form of one."""
    found = _TOKEN.fullmatch(token)
    return (_id(found[1]), found[2]) if found else None


def _id(number: str) -> str:
    return f"key-{number}"
