"""What is sent to Elasticsearch for an entry, and for one that is gone."""

from typing import Any

from indexing.searching.analysis.chains import chain_language
from indexing.searching.analysis.lines import filled
from indexing.searching.analysis.sounding import sounder
from indexing.searching.elastic.bulk import Item
from indexing.searching.fields import (
    DATE,
    ID,
    LABELS,
    LIVE,
    PREFIX,
    REPRINT,
    SEQ,
    STORY,
    TYPE,
    WEIGHT,
    sound_field,
    text_field,
)
from indexing.searching.port import Entry, Removal
from indexing.searching.prefixes import prefixes_of


def entry_item(entry: Entry) -> Item:
    """The document of an entry; texts go to the stemmed fields, which hand them on to their exact twins."""
    body: dict[str, Any] = {ID: entry.id, TYPE: entry.type.value, SEQ: entry.seq, LIVE: True}
    body |= {name: list(values) for name, values in entry.keywords.items()}
    body |= {STORY: entry.story or entry.id, REPRINT: entry.reprint or entry.id, WEIGHT: entry.weight, **entry.numbers}
    if entry.labels:
        body[PREFIX] = prefixes_of(entry.labels)
        body[LABELS] = [{"text": label.text, "language": label.language.value} for label in entry.labels]
    if entry.date:
        body[DATE] = entry.date
    for text in entry.texts:
        sounds = sounder(chain_language(text.language)).lines(text.text)
        body.setdefault(sound_field(text.language), []).extend(filter(filled, sounds))
        body.setdefault(text_field(text.field, text.language), []).append(text.text)
    return Item(entry.id, entry.seq, body, size=sum(len(text.text) for text in entry.texts))


def removal_item(removal: Removal) -> Item:
    """The mark that an entry leaves behind, so that an older version of it cannot come back."""
    return Item(removal.id, removal.seq, {ID: removal.id, SEQ: removal.seq, LIVE: False}, size=0)
