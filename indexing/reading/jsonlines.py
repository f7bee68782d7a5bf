"""JSON Lines: one article per line, the form in which archives and crawlers hand over many texts at once.

The file is read line by line, so its size does not matter; only one line has to fit into memory.

Each line is an object with these fields, all strings (others are left alone):

- `text` or `html`: the article as plain text or as markup; exactly one of them is needed
- `url`: where it was published
- `publisher`: who published it
- `headline`: its headline, where that is not part of the text
- `published`: day of publication, ISO 8601 (`2026`, `2026-01`, `2026-01-30` or a full timestamp)
- `language`: an IETF language tag (`en`, `fa-IR`)
"""

from collections.abc import Iterator
from io import BufferedReader
from typing import Any

import orjson

from indexing.errors import UnreadableInput
from indexing.reading.content import LIMIT, checked, too_large
from indexing.reading.dates import stated_date
from indexing.reading.draft import Draft, Problem
from indexing.reading.files import Found
from indexing.reading.language import language_tag
from indexing.values import PartialDate

_BOM = b"\xef\xbb\xbf"


def read_jsonlines(found: Found) -> Iterator[Draft | Problem]:
    """The drafts of a JSON Lines file, and one Problem for each line that is none.

    Raises OSError where the file cannot be opened or read on.
    """
    lines = 0
    with found.path.open("rb") as file:
        for number, line in _lines(file):
            lines += 1
            try:
                if line is None:
                    raise UnreadableInput(too_large("line"))
                yield _draft(found.shown, number, _object(line))
            except UnreadableInput as error:
                yield Problem(found.shown, number, str(error))
    if not lines:
        yield Problem(found.shown, None, "is empty")


def field_of(fields: dict[str, Any], name: str) -> str | None:
    """The string in the field, nothing where it is missing, null or blank.

    Raises UnreadableInput where it holds something else.
    """
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise UnreadableInput(f"the field {name} holds no string")
    return value if value.strip() else None


def date_of(fields: dict[str, Any], name: str) -> PartialDate | None:
    """The ISO 8601 date in the field. Raises UnreadableInput where it holds something else."""
    text = field_of(fields, name)
    value = stated_date(text) if text else None
    if text and not value:
        raise UnreadableInput(f"the field {name} holds no ISO 8601 date: {text[:40]!r}")
    return value


def _lines(file: BufferedReader) -> Iterator[tuple[int, bytes | None]]:
    """Lines that are not blank with their numbers; nothing in place of a line that is over the limit."""
    number = 0
    while line := file.readline(LIMIT + 1):
        number += 1
        if len(line) > LIMIT:
            while line and not line.endswith(b"\n"):
                line = file.readline(LIMIT)
            yield number, None
        elif (line.removeprefix(_BOM) if number == 1 else line).strip():
            yield number, line.removeprefix(_BOM) if number == 1 else line


def _object(line: bytes) -> dict[str, Any]:
    try:
        line.decode("utf-8")
        value = orjson.loads(line)
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"not UTF-8: byte 0x{line[error.start]:02x} at offset {error.start}") from error
    except orjson.JSONDecodeError as error:
        raise UnreadableInput(f"broken JSON: {error.msg} at column {error.colno}") from error
    if not isinstance(value, dict):
        raise UnreadableInput("holds no JSON object")
    return value


def _draft(path: str, number: int, fields: dict[str, Any]) -> Draft:
    text, html = field_of(fields, "text"), field_of(fields, "html")
    if (text is None) == (html is None):
        raise UnreadableInput("needs exactly one of the fields text and html")
    tag = field_of(fields, "language")
    return Draft(
        path=path,
        line=number,
        text=checked(text or html or ""),
        media_type="text/plain" if text else "text/html",
        url=field_of(fields, "url"),
        publisher=field_of(fields, "publisher"),
        headline=field_of(fields, "headline"),
        published=date_of(fields, "published"),
        language=language_tag(tag) if tag else None,
    )
