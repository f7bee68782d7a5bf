"""How an entry lies in tantivy: which fields there are, and the document made of an entry.

tantivy gets terms, not text: each text field receives what the chains made of it, with positions. Its BM25 compares
lengths with the mean over all documents, so the fields of all languages are one here, in which each term begins with
the code of its language: a field that few entries have would rank them by how often they repeat a word. Because that
BM25 cannot be set up either, the terms are also stored with the entry, and the best hits are scored anew from them
(rescoring.py).
"""

import zlib
from collections.abc import Mapping
from itertools import chain
from typing import Any, Final

import orjson
import tantivy

from indexing.searching.analysis.lines import HOLE, begun_with, filled, is_single, places_of, terms_in
from indexing.searching.fields import (
    COLLAPSIBLE,
    CURSOR_ID,
    DATE,
    ID,
    KEYWORDS,
    LABELS,
    LIVE,
    NUMBERS,
    PREFIX,
    REPRINT,
    SEQ,
    SOUND_FIELDS,
    STORY,
    TEXT_FIELDS,
    TYPE,
    WEIGHT,
)
from indexing.searching.port import Entry
from indexing.searching.prefixes import prefixes_of
from indexing.searching.tantivy.lining import lines_of

#: The lines of all text fields, for scoring: names and lines in turn, a character between that neither has, packed.
POSTINGS: Final = "postings"
_SEAM: Final = "\0"
#: tantivy packs what it stores with LZ4; packed so before, an index is an eighth smaller, and more takes longer.
_FASTEST: Final = 1
#: The tokenizer that reads lines.
_LINES: Final = "lines"
_DATE_DIGITS: Final = 8

#: Text field -> the line of its terms.
Postings = Mapping[str, str]
#: Text field -> its language.
LANGUAGES: Final = {name: language for name, (language, _) in TEXT_FIELDS.items()} | SOUND_FIELDS
#: Text fields of stems, in which the joined form of a word stands where its first part does.
STEMMED: Final = frozenset(name for name, (_, exact) in TEXT_FIELDS.items() if not exact)
#: Text field -> the field of this schema that holds it, together with those of other languages.
SHARED_FIELDS: Final = {name: name.replace(f"_{language}", "", 1) for name, language in LANGUAGES.items()}


def marked(name: str, token: str) -> str:
    """The term that stands for `token` of the text field `name` in the field shared with other languages."""
    return LANGUAGES[name] + token


def count_field(name: str) -> str:
    """The field that holds how many terms the text field `name` has; its mean enters the score."""
    return f"{name}.count"


def joined_field(name: str) -> str:
    """The field that holds how many terms more than positions the stems of `name` have; few entries have any."""
    return f"{name}.joined"


def build_schema() -> tantivy.Schema:
    """The schema of every index of this mapping version."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(ID, stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(TYPE, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field(SEQ, stored=True, indexed=True, fast=True)
    builder.add_unsigned_field(LIVE, indexed=True)
    builder.add_unsigned_field(DATE, indexed=True, fast=True)
    for name in KEYWORDS:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in COLLAPSIBLE:
        builder.add_text_field(name, stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    for name in NUMBERS:
        builder.add_float_field(name, indexed=True, fast=True)
    builder.add_text_field(PREFIX, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field(WEIGHT, fast=True)
    builder.add_bytes_field(LABELS, stored=True)
    for name in dict.fromkeys(SHARED_FIELDS.values()):
        builder.add_text_field(name, tokenizer_name=_LINES, index_option="position")
    for name in SHARED_FIELDS:
        builder.add_unsigned_field(count_field(name), fast=True)
    for name in sorted(STEMMED):
        builder.add_unsigned_field(joined_field(name), fast=True)
    builder.add_bytes_field(POSTINGS, stored=True)
    return builder.build()


def register_tokenizers(index: tantivy.Index) -> None:
    """Teach `index` to read lines; it forgets that whenever it is closed."""
    reading = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    holes = sorted({marked(name, HOLE) for name in SHARED_FIELDS})
    index.register_tokenizer(_LINES, reading.filter(tantivy.Filter.custom_stopword(holes)).build())


def date_number(partial_date: str) -> int:
    """A partial date as a number with the same order: `2026-01` is 20260100, before every day of that month."""
    return int(partial_date.replace("-", "").ljust(_DATE_DIGITS, "0"))


def entry_document(entry: Entry, schema: tantivy.Schema) -> tantivy.Document:
    """The document of an entry that can be held (refusing.py)."""
    lines = lines_of(entry.texts)
    values: dict[str, list[Any]] = {name: list(found) for name, found in entry.keywords.items()}
    values |= {ID: [entry.id], TYPE: [entry.type.value], SEQ: [entry.seq], LIVE: [1], WEIGHT: [entry.weight]}
    values |= {STORY: [entry.story or entry.id], REPRINT: [entry.reprint or entry.id]}
    values |= {name: [float(number)] for name, number in entry.numbers.items()}
    if entry.labels:
        values[PREFIX] = list(prefixes_of(entry.labels))
        values[LABELS] = [orjson.dumps([(label.text, label.language) for label in entry.labels])]
    values |= {count_field(name): [terms_in(line)] for name, line in lines.items()}
    joined = {name: terms_in(line) - filled(line) for name, line in lines.items() if name in STEMMED}
    values |= {joined_field(name): [number] for name, number in joined.items() if number}
    single = {name: line for name, line in lines.items() if is_single(line)}
    for name, line in single.items():
        values.setdefault(SHARED_FIELDS[name], []).append(begun_with(line, LANGUAGES[name]))
    values[POSTINGS] = [zlib.compress(_SEAM.join(chain.from_iterable(lines.items())).encode(), _FASTEST)]
    if entry.date:
        values[DATE] = [date_number(entry.date)]
    document = tantivy.Document.from_dict(values, schema)
    for name in lines.keys() - single.keys():
        tokens = [tantivy.Token(marked(name, term), place, 0) for place, term in places_of(lines[name])]
        document.add_pre_tokenized_text(SHARED_FIELDS[name], tantivy.PreTokenizedString("", tokens))
    return document


def removal_document(entry_id: str, seq: int, schema: tantivy.Schema) -> tantivy.Document:
    """The mark that an entry leaves behind, so that an older version of it cannot come back."""
    return tantivy.Document.from_dict({ID: [entry_id], SEQ: [seq], LIVE: [0]}, schema)


def cursor_document(cursor: int, schema: tantivy.Schema) -> tantivy.Document:
    """The document that holds the cursor."""
    return tantivy.Document.from_dict({ID: [CURSOR_ID], SEQ: [cursor], LIVE: [0]}, schema)


def stored_postings(document: tantivy.Document) -> Postings:
    """The terms that an entry was indexed with."""
    parts = zlib.decompress(document[POSTINGS][0]).decode().split(_SEAM)
    return dict(zip(parts[::2], parts[1::2], strict=False))
