"""Who asks, as far as the schema needs to know: an id for logs and limits, and what it may do.

Whoever carries a request here (HTTP, WebSocket, a test) says who the caller is; the schema never looks at headers.
"""

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """What a caller may do. The scopes do not contain each other: an editor has both READ and EDIT."""

    READ = "read"
    EDIT = "edit"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: `id` is the id of a key, or of nobody in particular, and `scopes` what it may do."""

    id: str
    scopes: frozenset[Scope]

    def may(self, scope: Scope) -> bool:
        """Whether the caller has `scope`."""
        return scope in self.scopes


#: A caller without a key.
ANONYMOUS = Caller("anonymous", frozenset({Scope.READ}))
