"""Who asks, as far as the schema needs to know, and what only some may ask for.

Whoever carries a request here (HTTP, WebSocket, a test) says who the caller is; the schema never looks at headers.
What a field needs is declared on its function, which is called on every way to the field: from a root field, `node`, a
search or a subscription.
"""

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from typing import Any, Final, ParamSpec, TypeVar, cast

from resolvers.errors import Forbidden, Unauthenticated

P = ParamSpec("P")
R = TypeVar("R")


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

#: The attribute of a function that `needs` has declared the scope of.
NEEDED: Final = "needed_scope"


def require(caller: Caller, scope: Scope) -> None:
    """Raises Unauthenticated or Forbidden for a caller that has not `scope`."""
    if caller.may(scope):
        return
    if caller is ANONYMOUS:
        raise Unauthenticated(f"This needs a key with the scope {scope}: send it as `Authorization: Bearer ...`.")
    raise Forbidden(f"This needs a key with the scope {scope}; yours has {', '.join(sorted(caller.scopes))}.")


def needs(scope: Scope) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep a resolver, or the function of a relation, for callers with `scope`; it must have a parameter `info`.

    The scope stands in the function's attribute NEEDED, so that tests can find what is guarded.
    """

    def guarding(function: Callable[P, R]) -> Callable[P, R]:
        place = list(inspect.signature(function).parameters).index("info")

        def check(arguments: tuple[Any, ...], named: dict[str, Any]) -> None:
            info = named["info"] if "info" in named else arguments[place]
            require(info.context.caller, scope)

        async def waiting(*arguments: Any, **named: Any) -> Any:
            check(arguments, named)
            return await cast(Callable[..., Awaitable[Any]], function)(*arguments, **named)

        def calling(*arguments: Any, **named: Any) -> Any:
            check(arguments, named)
            return cast(Callable[..., Any], function)(*arguments, **named)

        guarded = wraps(function)(waiting if inspect.iscoroutinefunction(function) else calling)
        setattr(guarded, NEEDED, scope)
        return cast(Callable[P, R], guarded)

    return guarding
