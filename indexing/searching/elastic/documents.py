"""What is sent to Elasticsearch for an entry, and for one that is gone."""

from typing import Any

from indexing.searching.elastic.bulk import Item
from indexing.searching.fields import DATE, ID, LIVE, SEQ, TYPE, text_field
from indexing.searching.port import Entry, Removal


def entry_item(entry: Entry) -> Item:
    """The document of an entry; texts go to the stemmed fields, which hand them on to their exact twins."""
    body: dict[str, Any] = {ID: entry.id, TYPE: entry.type.value, SEQ: entry.seq, LIVE: True}
    body |= {name: list(values) for name, values in entry.keywords.items()}
    if entry.date:
        body[DATE] = entry.date
    for text in entry.texts:
        body.setdefault(text_field(text.field, text.language), []).append(text.text)
    return Item(entry.id, entry.seq, body, size=sum(len(text.text) for text in entry.texts))


def removal_item(removal: Removal) -> Item:
    """The mark that an entry leaves behind, so that an older version of it cannot come back."""
    return Item(removal.id, removal.seq, {ID: removal.id, SEQ: removal.seq, LIVE: False}, size=0)
