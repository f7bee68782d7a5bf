"""Trusted documents in a folder, in the forms in which tools leave them, all checked before the server starts.

A `.graphql` file is one document. A `.json` file is a map from hashes to documents, as graphql-codegen and Relay write
it, or a manifest of Apollo's tools. A document that does not fit its hash or the schema keeps the server from starting:
a client that relies on it would fail later and with less to go by.
"""

from collections.abc import Iterator
from pathlib import Path

import orjson
from graphql import GraphQLError, parse

from indexing.errors import SettingError
from indexing.identity import sha256_of
from resolvers.schema import PeymanSchema

_MANIFEST = "apollo-persisted-query-manifest"


def load_trusted(folder: Path, schema: PeymanSchema) -> dict[str, str]:
    """The documents of all files in `folder`, by hash. Raises SettingError for what cannot be used."""
    if not folder.is_dir():
        raise SettingError(f"PEYMAN_TRUSTED_DOCUMENTS={str(folder)!r} cannot be used: it is not a folder.")
    documents: dict[str, str] = {}
    for file in sorted(folder.rglob("*")):
        if file.suffix in (".graphql", ".gql", ".json"):
            try:
                for key, text in _documents_in(file):
                    _check(key, text, schema)
                    documents[key] = text
            except (OSError, ValueError, GraphQLError) as problem:
                raise _unusable(file, str(problem)) from problem
            except (LookupError, TypeError, AttributeError) as problem:
                raise _unusable(file, "it has no proper operations") from problem
    return documents


def _documents_in(file: Path) -> Iterator[tuple[str, str]]:
    content = file.read_bytes()
    if file.suffix != ".json":
        text = content.decode("utf-8")
        yield sha256_of(text), text
        return
    listed = orjson.loads(content)
    if isinstance(listed, dict) and listed.get("format") == _MANIFEST:
        listed = {one["id"]: one["body"] for one in listed["operations"]}
    if not isinstance(listed, dict) or not all(isinstance(text, str) for text in listed.values()):
        raise ValueError("it is neither a map from hashes to documents nor a manifest")
    for key, text in listed.items():
        yield key.removeprefix("sha256:").lower(), text


def _check(key: str, text: str, schema: PeymanSchema) -> None:
    if key != sha256_of(text):
        raise ValueError(f"{key} is not the SHA-256 of its document")
    if errors := schema.admission.validator.verdict(parse(text)).errors:
        raise errors[0]


def _unusable(file: Path, reason: str) -> SettingError:
    return SettingError(f"{file} cannot be used as trusted document: {reason}.")
