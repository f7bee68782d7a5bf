"""ninjs, the IPTC's form of news in JSON: one item or a list of items per file, versions 1, 2 and 3.

Version 1 has `headline` and `body_text` or `body_xhtml`, versions 2 and 3 have lists `headlines` and `bodies`; version
3 writes names in camel case, so names are compared without regard to case. A publisher who cancels an item says so in
`pubstatus`; that is reported, never read as an article. Associated pictures and notes to editors are left alone.
Source: IPTC ninjs Standard, https://iptc.org/standards/ninjs/
"""

from collections.abc import Iterator
from typing import Any

import orjson

from indexing.errors import UnreadableInput
from indexing.reading.content import bytes_of, checked, text_of
from indexing.reading.draft import Draft, MediaType, Problem
from indexing.reading.files import Found
from indexing.reading.jsonlines import date_of, field_of
from indexing.reading.language import language_tag

_UNUSABLE = {"canceled": "was canceled by its publisher", "withheld": "is withheld by its publisher"}
_OLD_BODIES: dict[str, MediaType] = {"body_text": "text/plain", "body_xhtml": "text/html", "body_html": "text/html"}


def read_ninjs(found: Found) -> Iterator[Draft | Problem]:
    """The drafts of a ninjs file, and one Problem for each item that is none.

    Raises UnreadableInput where the file is no JSON, OSError where it cannot be opened.
    """
    try:
        value = orjson.loads(text_of(bytes_of(found.path)).removeprefix("\ufeff"))
    except orjson.JSONDecodeError as error:
        raise UnreadableInput(f"broken JSON: {error.msg} at line {error.lineno}, column {error.colno}") from error
    items = value if isinstance(value, list) else [value]
    if not items:
        raise UnreadableInput("is empty")
    for number, item in enumerate(items, start=1):
        try:
            yield _draft(found.shown, item)
        except UnreadableInput as error:
            place = f"item {number}: " if isinstance(value, list) else ""
            yield Problem(found.shown, None, f"{place}{error}")


def _draft(path: str, item: object) -> Draft:
    if not isinstance(item, dict):
        raise UnreadableInput("is no ninjs item: not a JSON object")
    fields = {str(name).lower(): value for name, value in item.items()}
    state = (field_of(fields, "pubstatus") or "usable").lower()
    if state in _UNUSABLE:
        raise UnreadableInput(f"{field_of(fields, 'uri') or 'the item'} {_UNUSABLE[state]} (pubstatus {state})")
    text, media_type = _body(fields)
    tag = field_of(fields, "language")
    return Draft(
        path=path,
        line=None,
        text=checked(text),
        media_type=media_type,
        url=field_of(fields, "uri"),
        publisher=field_of(fields, "copyrightholder"),
        headline=_headline(fields),
        published=date_of(fields, "versioncreated"),
        language=language_tag(tag) if tag else None,
    )


def _body(fields: dict[str, Any]) -> tuple[str, MediaType]:
    """The text of the item, plain text before markup."""
    for name, media_type in _OLD_BODIES.items():
        if text := field_of(fields, name):
            return text, media_type
    bodies = sorted(_parts(fields, "bodies"), key=_is_markup)
    if not bodies:
        raise UnreadableInput("is no ninjs item with a body (body_text, body_xhtml or bodies)")
    return bodies[0]["value"], "text/html" if _is_markup(bodies[0]) else "text/plain"


def _headline(fields: dict[str, Any]) -> str | None:
    headlines = sorted(_parts(fields, "headlines"), key=lambda part: (part.get("role") != "main", _is_markup(part)))
    return field_of(fields, "headline") or (headlines[0]["value"] if headlines else None)


def _parts(fields: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The entries of a list of ninjs 2 or 3 that hold text, with their names in lower case."""
    listed = fields.get(name)
    if not isinstance(listed, list):
        return []
    parts = [{str(key).lower(): value for key, value in part.items()} for part in listed if isinstance(part, dict)]
    return [part for part in parts if isinstance(part.get("value"), str) and part["value"].strip()]


def _is_markup(part: dict[str, Any]) -> bool:
    stated = f"{part.get('contenttype') or ''} {part.get('role') or ''}".lower()
    return "html" in stated or "xml" in stated
