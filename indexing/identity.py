"""Ids that are functions of content: the same thing gets the same id on every machine, in every order of arrival."""

import hashlib

_LENGTH = 20


def sha256_of(text: str) -> str:
    """The SHA-256 of `text` in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def stable_id(prefix: str, *parts: object) -> str:
    """An id `prefix-` with 20 hexadecimal digits (80 bits) that depends on `parts` alone.

    Parts are separated unambiguously, so ("ab", "c") and ("a", "bc") differ.
    """
    digest = hashlib.sha256()
    for part in parts:
        data = str(part).encode("utf-8")
        digest.update(len(data).to_bytes(8, "big") + data)
    return f"{prefix}-{digest.hexdigest()[:_LENGTH]}"
