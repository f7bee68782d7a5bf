"""One tantivy index on disk: entries and the cursor in the same commit; reading.py answers from it.

Everything here blocks; the adapter in index.py runs it in threads. tantivy has no unique keys and forgets
deletions, so the sequence number of each entry is compared before it is replaced, and a removed entry leaves a mark.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import tantivy

from indexing.errors import SettingError, StoreLocked
from indexing.searching.fields import CURSOR_ID, ID, SEQ
from indexing.searching.port import (
    Entry,
    Fingerprint,
    Rejected,
    Removal,
    RetryableError,
)
from indexing.searching.refusing import sorted_out
from indexing.searching.tantivy.query import live_entries
from indexing.searching.tantivy.reading import Reader
from indexing.searching.tantivy.schema import (
    build_schema,
    cursor_document,
    entry_document,
    register_tokenizers,
    removal_document,
)
from indexing.searching.tantivy.statistics import Statistics

FINGERPRINT_FILE: Final = "fingerprint.json"
_WRITER_HEAP: Final = 64_000_000
#: Parts of a tantivy segment without which a query fails later.
_SEGMENT_PARTS: Final = ("idx", "pos", "term", "store", "fast", "fieldnorm")


class Damaged(Exception):
    """The files cannot be used; the text says why."""


class Generation:
    """An open index in the folder `path`. Use `create` or `open`."""

    def __init__(self, path: Path, index: tantivy.Index) -> None:
        """Take the lock of the folder's writer. Raises StoreLocked or Damaged."""
        self.path = path
        self._schema = build_schema()
        self._index = index
        self._index.config_reader(reload_policy="manual")
        register_tokenizers(self._index)
        #: None only after a failure that could not be undone, until the next batch.
        self._writer: tantivy.IndexWriter | None = self._new_writer()
        #: Whether something may be committed that the searcher does not see yet.
        self._behind = False
        self._statistics: Statistics | None = None
        self._refresh()

    @classmethod
    def create(cls, path: Path, fingerprint: Fingerprint) -> "Generation":
        """A new, empty index in the folder `path`, which must not exist."""
        path.mkdir(parents=True)
        index = tantivy.Index(build_schema(), str(path))
        values = {name: getattr(fingerprint, name) for name in Fingerprint.__slots__}
        (path / FINGERPRINT_FILE).write_text(json.dumps(values), "utf-8")
        return cls(path, index)

    @classmethod
    def open(cls, path: Path) -> "Generation":
        """The index in the folder `path`. Raises Damaged, StoreLocked or SettingError."""
        _check_files(path)
        for stray in path.glob(".tmp*"):
            stray.unlink()
        try:
            return cls(path, tantivy.Index.open(str(path)))
        except ValueError as problem:
            raise _explained(problem, path) from problem

    @staticmethod
    def fingerprint(path: Path) -> Fingerprint:
        """What the index in `path` was made from. Raises Damaged or SettingError."""
        try:
            return Fingerprint(**json.loads((path / FINGERPRINT_FILE).read_text("utf-8")))
        except PermissionError as problem:
            raise SettingError(f"The search index in {path} cannot be read: permission denied.") from problem
        except (OSError, ValueError, TypeError) as problem:
            raise Damaged(f"{FINGERPRINT_FILE} is missing or broken") from problem

    def cursor(self) -> int:
        """The sequence number up to which changes are applied; 0 for a new index."""
        return max(0, self._seq_of(CURSOR_ID))

    def apply(self, operations: Sequence[Entry | Removal], cursor: int) -> list[Rejected]:
        """Apply and commit. Raises RetryableError, after which nothing of the batch is applied."""
        accepted, rejected = sorted_out(operations)
        try:
            if self._behind:
                self._refresh()
            if self._writer is None:
                self._writer = self._new_writer()
            writer = self._writer
            for operation in accepted:
                known = self._seq_of(operation.id)
                if operation.seq <= known:
                    continue
                document = self._document(operation)
                if known >= 0:
                    writer.delete_documents_by_term(ID, operation.id)
                writer.add_document(document)
            writer.delete_documents_by_term(ID, CURSOR_ID)
            writer.add_document(cursor_document(cursor, self._schema))
            self._behind = True
            writer.commit()
        except Exception as problem:
            self._start_over()
            raise RetryableError(f"the search index could not write: {problem}") from problem
        self._refresh(len(operations))
        return rejected

    def versions(self, after: str, limit: int) -> list[tuple[str, int]]:
        """Ids behind `after` with the sequence number indexed, in ascending order."""
        pages = {"size": limit, "sources": [{ID: {"terms": {"field": ID}}}]}
        if after:
            pages["after"] = {ID: f"str:{after}"}
        answer = self._searcher.aggregate(
            live_entries(self._schema), {"ids": {"composite": pages, "aggs": {SEQ: {"max": {"field": SEQ}}}}}
        )
        return [(bucket["key"][ID], int(bucket[SEQ]["value"])) for bucket in answer["ids"]["buckets"]]

    def close(self) -> None:
        """Finish merges and give the lock back."""
        if self._writer is not None:
            self._writer.wait_merging_threads()
            self._writer = None

    def _document(self, operation: Entry | Removal) -> tantivy.Document:
        if isinstance(operation, Entry):
            return entry_document(operation, self._schema)
        return removal_document(operation.id, operation.seq, self._schema)

    def _seq_of(self, entry_id: str) -> int:
        """The sequence number of an entry or of the mark that it left behind, -1 where there is neither."""
        if not self._searcher.doc_freq(ID, entry_id):
            return -1
        query = tantivy.Query.term_query(self._schema, ID, entry_id)
        found = self._searcher.search(query, limit=1, count=False, order_by_field=SEQ)
        return int(found.hits[0][0]) if found.hits else -1

    def _new_writer(self) -> tantivy.IndexWriter:
        try:
            return self._index.writer(_WRITER_HEAP, 1)
        except ValueError as problem:
            raise _explained(problem, self.path) from problem

    def _start_over(self) -> None:
        """Undo a failed batch: a second commit on such a writer would keep its deletions and lose its additions."""
        try:
            if self._writer is not None:
                self._writer.rollback()
        except ValueError:
            self._writer = None

    def _refresh(self, changes: int | None = None) -> None:
        """See what is committed; `changes` are the operations since it was done last, None if that is not known."""
        self._index.reload()
        self._searcher = self._index.searcher()
        self._behind = False
        known = self._statistics if changes is not None else None
        self._statistics = (
            known.after(changes or 0, self._searcher) if known else Statistics(self._searcher, self._schema)
        )
        self.reader = Reader(self._searcher, self._schema, self._statistics)


def _check_files(path: Path) -> None:
    """Find what tantivy would only notice later, or not at all. Raises Damaged."""
    try:
        segments = json.loads((path / "meta.json").read_text("utf-8"))["segments"]
    except PermissionError as problem:
        raise SettingError(f"The search index in {path} cannot be read: permission denied.") from problem
    except (OSError, ValueError, KeyError) as problem:
        raise Damaged("meta.json is missing or broken") from problem
    for segment in segments:
        name = str(segment["segment_id"]).replace("-", "")
        missing = [part for part in _SEGMENT_PARTS if not (path / f"{name}.{part}").is_file()]
        if missing:
            raise Damaged(f"{name}.{missing[0]} is missing")


def _explained(problem: ValueError, path: Path) -> Exception:
    text = str(problem)
    if "LockBusy" in text:
        return StoreLocked(f"Another process holds the search index in {path}; stop it or use another folder.")
    if "PermissionDenied" in text or "Permission denied" in text:
        return SettingError(f"The search index in {path} cannot be used: permission denied.")
    return Damaged(text.splitlines()[0] if text else "tantivy cannot open it")
