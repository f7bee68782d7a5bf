"""Reads many articles with the rules: on all cores when there are enough of them to pay for starting processes.

Findings come in the order of the articles, whatever process made them, so the number of cores never shows in a result.
"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Final

from indexing.deriving.article import derive
from indexing.deriving.findings import ArticleFindings
from indexing.deriving.loading import load_tables, prepare_process
from indexing.documents import Article

#: Below this many articles a second process costs more than it saves (it takes about half a second to start).
PAYS_FROM: Final = 100

_CHUNK = 8


class Deriver:
    """Derives articles in this process, or in one per core once there are many."""

    def __init__(self, workers: int) -> None:
        """`workers` is the number of processes to use for many articles; 1 keeps all work in this one."""
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def derive(self, articles: Sequence[Article]) -> list[ArticleFindings]:
        """The findings of each article, in order."""
        if self._workers < 2 or (self._pool is None and len(articles) < PAYS_FROM):
            return [derive(article) for article in articles]
        if self._pool is None:
            # fork copies threads' locks in the state they happen to be in; a fresh interpreter does not
            self._pool = ProcessPoolExecutor(self._workers, get_context("spawn"), prepare_process)
        return list(self._pool.map(derive, articles, chunksize=_CHUNK))

    def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.shutdown()


@contextmanager
def deriver(workers: int | None = None) -> Iterator[Deriver]:
    """A Deriver for the length of a block; one process per core unless `workers` says otherwise.

    Raises:
        TableError: a wrong row in a rule table, also in one that the articles at hand do not need.
    """
    load_tables()
    one = Deriver(workers if workers is not None else os.cpu_count() or 1)
    try:
        yield one
    finally:
        one.close()
