"""Indexes for the contract suite. Adding an engine is one line in ENGINES and one branch in `address`."""

import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from indexing.searching.analysis.chains import ANALYSIS_VERSION
from indexing.searching.fields import MAPPING_VERSION
from indexing.searching.opening import open_index
from indexing.searching.parse import parse
from indexing.searching.port import Entry, EntryField, EntryText, EntryType, Fingerprint, SearchIndex
from indexing.searching.query import IndexQuery
from indexing.vocabulary import Language
from tests.indexing.searching.elastic import URL, needs_elasticsearch, node

ENGINES = [pytest.param("tantivy"), pytest.param("elasticsearch", marks=needs_elasticsearch)]

FINGERPRINT = Fingerprint("store-1", ANALYSIS_VERSION, MAPPING_VERSION)
FA, EN = Language.FA, Language.EN

#: Opens the index of this test; called again, another handle on the same one, as a second process has it.
Opener = Callable[[], Awaitable[SearchIndex]]


@asynccontextmanager
async def opener(engine: str, folder: Path) -> AsyncIterator[Opener]:
    """An opener of one index, whose handles are closed and whose data are deleted in the end."""
    prefix = f"test-{uuid.uuid4().hex[:12]}"
    url = f"tantivy:///{folder / 'index'}" if engine == "tantivy" else f"{URL}/{prefix}"
    handles: list[SearchIndex] = []

    async def open_it() -> SearchIndex:
        handles.append(await open_index(url))
        return handles[-1]

    try:
        yield open_it
    finally:
        for handle in handles:
            await handle.close()
        if engine == "elasticsearch":
            async with node() as client:
                if left := list(await client.indices.get(index=f"{prefix}-*", features="aliases")):
                    await client.indices.delete(index=left)


def passage(
    entry_id: str,
    seq: int,
    *texts: tuple[Language, str],
    title: str = "",
    date: str = "",
    kind: EntryType = EntryType.PASSAGE,
    **keywords: str,
) -> Entry:
    """An entry with texts, perhaps a title in the language of the first one, and one value per keyword."""
    parts = [EntryText(EntryField.TEXT, language, text) for language, text in texts]
    if title:
        parts.append(EntryText(EntryField.TITLE, texts[0][0] if texts else EN, title))
    return Entry(entry_id, kind, seq, tuple(parts), {name: (value,) for name, value in keywords.items()}, date)


async def fill(index: SearchIndex, entries: Sequence[Entry]) -> None:
    """Put entries into a new index, up to the highest sequence number among them."""
    await index.open(FINGERPRINT)
    assert await index.apply(entries, max(entry.seq for entry in entries)) == []


async def found(index: SearchIndex, text: str, **query: object) -> list[str]:
    """The ids that typing `text` finds, best first, after all changes applied until now."""
    asked = IndexQuery(parse(text), **query)  # type: ignore[arg-type]
    hits = await index.search(asked, min_seq=await index.cursor())
    return [hit.id for hit in hits.hits]
