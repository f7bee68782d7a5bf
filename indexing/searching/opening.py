"""From a setting to a search index: `tantivy:///path` or `http(s)://host:9200[/prefix]`."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from indexing.errors import EngineUnreachable, SettingError
from indexing.searching.port import SearchIndex

if TYPE_CHECKING:
    from indexing.searching.elastic.indexes import ElasticIndexes

_TANTIVY: Final = "tantivy:///"
_PREFIX: Final = "peyman"
#: What Elasticsearch takes as the name of an index.
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_.-]{0,99}")


async def open_index(url: str) -> SearchIndex:
    """The index that `url` names; its `open` says in which state it is.

    `tantivy:///var/index` is relative to the working directory, `tantivy:////srv/index` absolute. The path of an
    Elasticsearch address is the prefix of its index names (`peyman` if there is none); user and password may stand in
    it. Raises SettingError.
    """
    if url.startswith(_TANTIVY) and len(url) > len(_TANTIVY):
        from indexing.searching.tantivy.index import TantivyIndex

        return TantivyIndex(Path(unquote(url.removeprefix(_TANTIVY))))
    if url.startswith(("http://", "https://")):
        return _elastic(url)
    raise SettingError(
        f"PEYMAN_SEARCH must be tantivy:///FOLDER or http(s)://HOST:9200[/PREFIX], not {url.split('://', 1)[0]!r}."
    )


async def delete_index(url: str) -> None:
    """Delete the index that serves under the Elasticsearch address `url`, and those before it, if there are any.

    The folder of an embedded index is left to whoever made it. Raises SettingError, or EngineUnreachable where it
    cannot be done.
    """
    if url.startswith(_TANTIVY):
        return
    from elasticsearch import ApiError, TransportError

    indexes = _elastic_indexes(url)
    try:
        numbered = re.compile(rf"{re.escape(indexes.alias)}-\d{{6}}")
        found = await indexes.client.indices.get(index=f"{indexes.alias}-*", features="aliases")
        if names := [name for name in found if numbered.fullmatch(name)]:
            await indexes.client.indices.delete(index=names)
    except (ApiError, TransportError) as problem:
        raise EngineUnreachable(f"The index {indexes.alias!r} could not be deleted: {problem.message}.") from problem
    finally:
        await indexes.client.close()


def _elastic(url: str) -> SearchIndex:
    from indexing.searching.elastic.index import ElasticIndex

    return ElasticIndex(_elastic_indexes(url))


def _elastic_indexes(url: str) -> "ElasticIndexes":
    # imported here: the client takes as long to import as everything else that an embedded Peyman starts with
    from indexing.searching.elastic.client import client_of
    from indexing.searching.elastic.indexes import ElasticIndexes

    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as problem:
        raise SettingError(f"PEYMAN_SEARCH is not a valid address: {problem}.") from problem
    prefix = parts.path.strip("/") or _PREFIX
    if not host or not _NAME.fullmatch(prefix):
        raise SettingError(
            "PEYMAN_SEARCH must be http(s)://HOST:9200[/PREFIX], with a prefix of lower-case letters, digits, - and _."
        )
    shown = f"[{host}]" if ":" in host else host
    address = f"{parts.scheme}://{shown}:{port or (443 if parts.scheme == 'https' else 9200)}"
    account = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
    return ElasticIndexes(client_of(address, account), prefix, address)
