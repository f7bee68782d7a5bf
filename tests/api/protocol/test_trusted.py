"""A folder of trusted documents, in every form that tools leave them in; what does not fit stops the server."""

from pathlib import Path

import orjson
import pytest

from api.protocol.trusted import load_trusted
from indexing.errors import SettingError
from indexing.identity import sha256_of
from resolvers.schema import schema

QUERY = "query Ports { agreements(first: 1) { edges { cursor } } } # بندر\n"
OTHER = "query Other { __typename }"
BY_HASH = {sha256_of(QUERY): QUERY}


def _manifest(key: str, body: str) -> bytes:
    operations = [{"id": key, "name": "Ports", "type": "query", "body": body}]
    return orjson.dumps({"format": "apollo-persisted-query-manifest", "version": 1, "operations": operations})


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ports.graphql", QUERY.encode()),
        ("deep/er/ports.gql", QUERY.encode()),
        ("persisted-documents.json", orjson.dumps(BY_HASH)),
        ("named.json", orjson.dumps({f"sha256:{sha256_of(QUERY)}": QUERY})),
        ("manifest.json", _manifest(sha256_of(QUERY), QUERY)),
    ],
)
def test_documents_are_known_by_the_hash_of_their_text(tmp_path: Path, name: str, content: bytes) -> None:
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    (tmp_path / "README.md").write_text("no document")
    assert load_trusted(tmp_path, schema) == BY_HASH


def test_all_files_together_are_trusted(tmp_path: Path) -> None:
    (tmp_path / "a.graphql").write_text(QUERY, "utf-8")
    (tmp_path / "b.json").write_bytes(orjson.dumps({sha256_of(OTHER): OTHER}))
    assert load_trusted(tmp_path, schema) == {**BY_HASH, sha256_of(OTHER): OTHER}


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("bad.graphql", b"{", "Syntax Error"),
        ("bad.graphql", b"{ nothing }", "Cannot query field"),
        ("bad.graphql", b"\xff", "codec can't decode"),
        ("bad.json", b"{", "unexpected end of data"),
        ("bad.json", b"[]", "neither a map from hashes"),
        ("bad.json", b'{"a": 7}', "neither a map from hashes"),
        ("bad.json", orjson.dumps({sha256_of(OTHER): QUERY}), "is not the SHA-256 of its document"),
        ("bad.json", _manifest(sha256_of(OTHER), QUERY), "is not the SHA-256 of its document"),
        ("bad.json", b'{"format": "apollo-persisted-query-manifest"}', "no proper operations"),
        ("bad.json", b'{"format": "apollo-persisted-query-manifest", "operations": [7]}', "no proper operations"),
        ("bad.json", _manifest("7", "")[:-3].replace(b'"7"', b"7") + b"}]}", "no proper operations"),
    ],
)
def test_what_cannot_be_trusted_is_told_with_its_file(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SettingError) as caught:
        load_trusted(tmp_path, schema)
    assert name in str(caught.value)
    assert reason in str(caught.value)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="PEYMAN_TRUSTED_DOCUMENTS"):
        load_trusted(tmp_path / "nowhere", schema)
