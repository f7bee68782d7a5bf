"""The settings of the HTTP surface: what one operation may ask for, what a caller may spend, and how answers look.

docs/api.md says what each one is for; all have defaults that are safe on the open internet.
"""

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field, ValidationInfo, field_validator

from api.body_limit import MAX_BODY
from resolvers.limits import Limits

_DEFAULT = Limits()

#: Points of a caller where nothing is set, and the hosts on which only the own machine reaches a server.
_POINTS = 100_000
_OWN_MACHINE = ("127.0.0.1", "::1", "localhost")

#: A name, an address of IPv4 or IPv6, or any.
_HOST_NAME = re.compile(r"\*|[\w.-]+|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")

Positive = Annotated[int, Field(ge=1)]
Natural = Annotated[int, Field(ge=0)]


class HttpSettings(BaseModel):
    """Sizes are in items, bytes or points (one point is one object read from the store), times in seconds."""

    max_cost: Positive = _DEFAULT.cost
    max_depth: Positive = _DEFAULT.depth
    max_aliases: Natural = _DEFAULT.aliases
    max_tokens: Positive = _DEFAULT.tokens
    max_directives: Natural = _DEFAULT.directives
    max_root_fields: Positive = _DEFAULT.root_fields
    max_list_items: Positive = _DEFAULT.list_items
    max_page: Annotated[int, Field(ge=1, le=_DEFAULT.page)] = _DEFAULT.page
    max_body: Positive = MAX_BODY
    #: Whether the schema can be asked for its types, and the explorer, which lives by that, is there.
    introspection: bool = True

    #: Points that a caller can have, and how many come back each second. A limit of 0 charges nobody; see `points`.
    rate_limit: Natural | None = None
    rate_restore: Annotated[float, Field(gt=0, allow_inf_nan=False)] = 1_000.0
    #: Where they are counted: in the memory of the process, or in the store for several processes together.
    rate_store: Literal["memory", "store"] = "memory"
    #: Proxies of one's own in front of the server, whose `X-Forwarded-For` is believed.
    trusted_proxies: Natural = 0

    #: Which statuses results have: those that clients and their tests know, or those of the newest draft.
    http_status: Literal["stable", "draft"] = "stable"
    #: How long caches may use an answer to a document that is known by its hash without asking again.
    cache_seconds: Natural = 0
    #: A folder of documents known by their hash, and whether no others are run.
    trusted_documents: Path | None = None
    trusted_only: bool = False
    #: Other sites whose pages may read answers, separated by blanks: `https://news.example`. `*` is everybody.
    cors_origins: str = ""
    #: Names by which the server may be asked, separated by blanks; `*` is any. See `host_names` for none.
    allowed_hosts: str = ""

    @field_validator("rate_limit")
    @classmethod
    def _dearest_fits(cls, value: int | None, info: ValidationInfo) -> int | None:
        if value and value < info.data.get("max_cost", 0):
            raise ValueError("it must be 0 or at least PEYMAN_MAX_COST, or the dearest operation could never run")
        return value

    @field_validator("trusted_only")
    @classmethod
    def _something_is_trusted(cls, value: bool, info: ValidationInfo) -> bool:
        if value and not info.data.get("trusted_documents"):
            raise ValueError("set PEYMAN_TRUSTED_DOCUMENTS to the folder of the documents that are run")
        return value

    @field_validator("allowed_hosts")
    @classmethod
    def _plain_names(cls, value: str) -> str:
        if not all(_HOST_NAME.fullmatch(one) for one in value.split()):
            raise ValueError("use names without scheme, port or brackets, separated by blanks: `api.example ::1`")
        return value

    def points(self, host: str) -> int:
        """Points that a caller of a server which listens on `host` can have; 0 charges nobody.

        With nothing set, nobody is charged by a server that only its own machine can reach.
        """
        if self.rate_limit is not None:
            return self.rate_limit
        return 0 if host in _OWN_MACHINE else max(_POINTS, self.max_cost)

    def host_names(self, host: str) -> frozenset[str]:
        """The names by which a server that listens on `host` may be asked; empty for any.

        With nothing set, a server that only its own machine can reach, with no proxy in front of it, has only the names
        of that.
        """
        if names := frozenset(self.allowed_hosts.lower().split()):
            return frozenset() if "*" in names else names
        return frozenset(_OWN_MACHINE) if host in _OWN_MACHINE and not self.trusted_proxies else frozenset()

    def limits(self) -> Limits:
        """What one operation may ask for."""
        return Limits(
            cost=self.max_cost,
            depth=self.max_depth,
            aliases=self.max_aliases,
            tokens=self.max_tokens,
            directives=self.max_directives,
            root_fields=self.max_root_fields,
            list_items=self.max_list_items,
            page=self.max_page,
            introspection=self.introspection,
        )
