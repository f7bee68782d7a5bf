"""The indexes of one installation on an Elasticsearch node: creating, finding and swapping them.

Names are `PREFIX-000001` and so on; the alias PREFIX points at the one that serves and PREFIX-previous at the one
before, so going back is moving an alias.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from elasticsearch import (
    ApiError,
    AsyncElasticsearch,
    AuthenticationException,
    AuthorizationException,
    BadRequestError,
    NotFoundError,
    TransportError,
    UnsupportedProductError,
)

from indexing.errors import EngineUnreachable, PeymanError, SettingError, StoreLocked
from indexing.searching.elastic.settings import index_mappings, index_settings

_NUMBER: Final = re.compile(r"-(\d{6})$")
_ALREADY_THERE: Final = "resource_already_exists_exception"


class ElasticIndexes:
    """All indexes under one prefix. `address` names the node in messages and holds no password."""

    def __init__(self, client: AsyncElasticsearch, prefix: str, address: str) -> None:
        """Nothing is asked yet."""
        self.client = client
        self.alias = prefix
        self._previous = f"{prefix}-previous"
        self._address = address

    async def serving_meta(self) -> dict[str, str] | None:
        """`_meta` of the index that serves; None if there is none. Raises EngineUnreachable or SettingError."""
        try:
            mappings = await self.client.indices.get_mapping(index=self.alias)
        except NotFoundError:
            return None
        except (ApiError, TransportError, UnsupportedProductError) as error:
            raise self._explained(error) from error
        if self.alias in mappings:
            raise SettingError(
                f"{self._address} has an index named {self.alias!r} where Peyman needs an alias of that name; "
                "choose another prefix."
            )
        (mapping,) = mappings.values()
        return dict(mapping["mappings"].get("_meta", {}))

    async def create(self, meta: Mapping[str, str], *, serve: bool) -> str:
        """A new, empty index, at once behind the alias if it is to serve.

        Raises EngineUnreachable, SettingError, or StoreLocked where another process has just made the same one.
        """
        try:
            numbers = [_number(name) for name in await self._all()]
            name = f"{self.alias}-{max(numbers, default=0) + 1:06d}"
            await self.client.indices.create(
                index=name,
                settings=index_settings(),
                mappings=index_mappings(meta),
                aliases={self.alias: {}} if serve else {},
            )
        except (ApiError, TransportError, UnsupportedProductError) as error:
            raise self._explained(error) from error
        return name

    async def serve(self, name: str) -> None:
        """Swap the alias to `name` in one step. Raises EngineUnreachable or SettingError."""
        try:
            before = list(await self._behind(self.alias))
            moves: list[dict[str, Any]] = [{"remove": {"index": one, "alias": self.alias}} for one in before]
            moves += [{"remove": {"index": one, "alias": self._previous}} for one in await self._behind(self._previous)]
            moves += [{"add": {"index": one, "alias": self._previous}} for one in before]
            moves.append({"add": {"index": name, "alias": self.alias}})
            await self.client.indices.update_aliases(actions=moves)
            old = [one for one in await self._all() if one not in before and _number(one) < _number(name)]
            if old:
                await self.client.indices.delete(index=old)
        except (ApiError, TransportError) as error:
            raise self._explained(error) from error

    async def _all(self) -> list[str]:
        """The indexes of this prefix, and none of a longer one that begins like it."""
        found = await self.client.indices.get(index=f"{self.alias}-*", expand_wildcards="open", features="aliases")
        return [name for name in found if _NUMBER.fullmatch(name, len(self.alias)) and name.startswith(self.alias)]

    async def _behind(self, alias: str) -> list[str]:
        if not await self.client.indices.exists_alias(name=alias):
            return []
        return list(await self.client.indices.get_alias(name=alias))

    def _explained(self, error: ApiError | TransportError | UnsupportedProductError) -> PeymanError:
        """One sentence that says what to do."""
        if isinstance(error, UnsupportedProductError):
            return SettingError(f"{self._address} is not Elasticsearch; point PEYMAN_SEARCH at an 8.19 or 9 server.")
        if isinstance(error, AuthenticationException | AuthorizationException):
            return SettingError(f"Elasticsearch at {self._address} refuses access; check user and password.")
        if error.message == _ALREADY_THERE:
            return StoreLocked(
                f"Another process is making an index {self.alias!r} on {self._address}; try again when it is done."
            )
        if isinstance(error, BadRequestError):
            return SettingError(
                f"Elasticsearch at {self._address} cannot make the index, for it lacks a part of the module "
                f"analysis-common that every official distribution has: {error.message}: {_reason(error)}."
            )
        if isinstance(error, NotFoundError):
            return SettingError(f"{self._address} does not answer like Elasticsearch; check PEYMAN_SEARCH.")
        if isinstance(error, ApiError):
            return EngineUnreachable(f"Elasticsearch at {self._address} answered {error.meta.status}: {error.message}.")
        return EngineUnreachable(f"Elasticsearch at {self._address} does not answer; start it or change PEYMAN_SEARCH.")


def _number(name: str) -> int:
    found = _NUMBER.search(name)
    return int(found[1]) if found else 0


def _reason(error: ApiError) -> str:
    body = error.body
    return (
        str(body["error"].get("reason", "")) if isinstance(body, dict) and isinstance(body.get("error"), dict) else ""
    )
