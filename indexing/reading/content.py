"""Bytes to text, without changing one: what is not clean UTF-8 of bearable size is refused with its reason.

A text that was repaired on the way in no longer is what its source published, and offsets into it mean nothing to
anyone else. So nothing is guessed here: no other encodings, no replacement characters, no byte order mark taken off.
"""

import re
from pathlib import Path

from indexing.errors import UnreadableInput

_SURROGATE = re.compile("[\ud800-\udfff]")
_BLANK = "\ufeff \t\r\n\f\v\u00a0\u200b\u200c\u200d\u200e\u200f"

#: The largest text that is read, in bytes; the longest news pages are a hundred times smaller.
LIMIT = 4 * 1024 * 1024


def bytes_of(path: Path) -> bytes:
    """The content of the file, read only if it is within LIMIT.

    Raises UnreadableInput where it is larger, OSError where it cannot be opened.
    """
    with path.open("rb") as file:
        data = file.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise UnreadableInput(too_large("file"))
    return data


def too_large(what: str) -> str:
    """The sentence for a `what` (file, line) that is over LIMIT."""
    return f"the {what} is larger than {LIMIT // 1024 // 1024} MiB; split it or leave it out"


def text_of(data: bytes) -> str:
    """The text that `data` spells in UTF-8; `text.encode()` gives `data` back.

    Raises UnreadableInput where there is nothing in it, where it is not UTF-8, or where it holds NUL characters.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            f"not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}; convert the file to UTF-8"
        ) from error
    return checked(text)


def checked(text: str) -> str:
    """`text` itself, if it can be kept and encoded as it is.

    Raises UnreadableInput for NUL characters, lone surrogates, and text without any visible character.
    """
    if "\0" in text:
        raise UnreadableInput(f"holds a NUL character at offset {text.index(chr(0))}; this is no plain text")
    if _SURROGATE.search(text):
        raise UnreadableInput("holds half of a surrogate pair, which is no character; mend the source")
    if not text.strip(_BLANK):
        raise UnreadableInput("is empty")
    return text
