"""Measuring the search on a retrieval set: its passages in an index of their own, its questions as queries.

A set is JSON with `lang`, `passages` (id, title, text, perhaps a `lang` of its own) and `queries` (id, text, rel). The
answer is a run, one line of JSON per query with the ids of its best passages, which any scoring tool can read; nothing
here looks at `rel`.
"""

import json
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any, Final

from indexing.errors import UnreadableInput
from indexing.searching.analysis.chains import ANALYSIS_VERSION
from indexing.searching.fields import MAPPING_VERSION
from indexing.searching.port import Entry, EntryField, EntryText, EntryType, Fingerprint, IndexState, SearchIndex
from indexing.searching.respelling import respell
from indexing.searching.search import SearchRequest, search
from indexing.vocabulary import Language

#: Hits per query in a run.
DEPTH: Final = 10
_BATCH: Final = 500


async def evaluate(set_path: Path, index: SearchIndex, respelling: str = "") -> AsyncIterator[str]:
    """Fill `index` in place of all that it held, and answer each query: `{"query": id, "hits": [passage ids]}`.

    `respelling` names how queries are respelled before they are asked (RESPELLINGS). Raises UnreadableInput.
    """
    data = _read(set_path)
    language = Language(data.get("lang", Language.UND))
    fingerprint = Fingerprint(f"evaluation:{set_path.name}", ANALYSIS_VERSION, MAPPING_VERSION)
    if (await index.open(fingerprint)).state is not IndexState.EMPTY:
        await (await index.begin_rebuild(fingerprint)).promote()
    entries = [_entry(passage, language, seq) for seq, passage in enumerate(data["passages"], 1)]
    for start in range(0, len(entries), _BATCH):
        batch = entries[start : start + _BATCH]
        await index.apply(batch, batch[-1].seq)
    must_see = len(entries)
    for query in data["queries"]:
        text = respell(query["text"], respelling, query["id"]) if respelling else query["text"]
        page = await search(index, SearchRequest(text, first=DEPTH), must_see)
        must_see = 0
        yield json.dumps({"query": query["id"], "hits": [hit.id for hit in page.hits]}, ensure_ascii=False)


def _read(set_path: Path) -> dict[str, Any]:
    try:
        data = json.loads(set_path.read_text("utf-8"))
        for one in (data, *data["passages"]):
            Language(one.get("lang", Language.UND))
        texts = [one[field] for one in (*data["passages"], *data["queries"]) for field in ("id", "text")]
        if data["passages"] and data["queries"] and all(isinstance(text, str) for text in texts):
            return dict(data)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    raise UnreadableInput(
        f"{set_path} is not a retrieval set: JSON is needed with lang, passages and queries, each with id and text."
    )


def _entry(passage: Mapping[str, str], language: Language, seq: int) -> Entry:
    language = Language(passage.get("lang", language))
    texts = [EntryText(EntryField.TEXT, language, passage["text"])]
    if passage.get("title"):
        texts.append(EntryText(EntryField.TITLE, language, passage["title"]))
    return Entry(passage["id"], EntryType.PASSAGE, seq, tuple(texts))
