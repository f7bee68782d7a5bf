"""Documents that a request names instead of sending them: trusted ones, and such as a client has sent before.

A document is named by the SHA-256 of its text. Trusted documents are registered by whoever runs the server; the others
follow the protocol of Apollo's clients (automatic persisted queries): a client names a document, is told that it is not
known, sends it once with its name, and names it from then on.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass

from api.protocol.reading import Asked
from api.protocol.refusing import Malformed, Refusal
from indexing.identity import sha256_of
from resolvers.bounded import keep
from resolvers.errors import CodedError, ErrorCode

#: Documents sent by clients that are kept, and the longest of them in characters; 1,000 tokens are about 8,000.
KEPT = 1_000
LONGEST = 16_384

#: The version of the protocol, which has not changed since 2018.
_VERSION = 1


class DocumentNotFound(CodedError):
    """The document that a request names is not known; the wording is what Apollo's clients look for."""

    code = ErrorCode.PERSISTED_QUERY_NOT_FOUND

    def __init__(self) -> None:
        """Say so."""
        super().__init__("PersistedQueryNotFound")


@dataclass(frozen=True, slots=True)
class Found:
    """A document to run. `named` says that the request named it, `key` under which name it is or may be kept."""

    text: str
    key: str = ""
    named: bool = False
    trusted: bool = False


class Documents:
    """The documents that requests can name."""

    def __init__(self, trusted: Mapping[str, str] | None = None, *, only_trusted: bool = False) -> None:
        """Know the `trusted` texts by the hash of each; with `only_trusted`, no others are run."""
        self._trusted = dict(trusted or {})
        self._only_trusted = only_trusted
        self._sent: OrderedDict[str, str] = OrderedDict()

    def find(self, asked: Asked) -> Found:
        """The document that is asked for.

        Raises DocumentNotFound for a name that is not known, Malformed for a request without a document or with one
        that does not fit its name, Refusal (403) for a document that is not trusted where only such are run.
        """
        key = _key(asked)
        if asked.query is None:
            if not key:
                raise Malformed("Send a document as `query`, or name one by `documentId`.")
            return self._named(key)
        if key and sha256_of(asked.query) != key:
            raise Malformed("The hash is not the SHA-256 of `query`.")
        if self._only_trusted and (key := sha256_of(asked.query)) not in self._trusted:
            raise Refusal(403, "Only registered documents are run here.", ErrorCode.DOCUMENT_NOT_TRUSTED)
        return Found(asked.query, key, trusted=key in self._trusted)

    def keep(self, found: Found) -> None:
        """Remember a document that a client has sent with its name, now that it has proved to be valid."""
        if not found.key or found.trusted or len(found.text) > LONGEST:
            return
        keep(self._sent, found.key, found.text, KEPT)

    def _named(self, key: str) -> Found:
        if key in self._trusted:
            return Found(self._trusted[key], key, named=True, trusted=True)
        if self._only_trusted:
            raise Refusal(403, "Only registered documents are run here.", ErrorCode.DOCUMENT_NOT_TRUSTED)
        if key not in self._sent:
            raise DocumentNotFound
        return Found(self._sent[key], key, named=True)


def _key(asked: Asked) -> str:
    """The name that a request gives; empty without one. Raises Malformed."""
    if asked.document_id is not None:
        return asked.document_id.removeprefix("sha256:").lower()
    persisted = asked.extensions.get("persistedQuery")
    if persisted is None:
        return ""
    if not isinstance(persisted, dict) or persisted.get("version") != _VERSION:
        raise Malformed(f"`extensions.persistedQuery` must have version {_VERSION} and `sha256Hash`.")
    key = persisted.get("sha256Hash")
    if not isinstance(key, str) or not key:
        raise Malformed(f"`extensions.persistedQuery` must have version {_VERSION} and `sha256Hash`.")
    return key.lower()
