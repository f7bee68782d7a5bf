"""What this process knows of a store's articles and of the graph made of them, for whoever changes it again and again.

A decision changes no article, and findings depend on text and rules alone. So both are read once, and then only what
the store's change feed names; of the graph only that is made anew which a change touches. Nothing here can be out of
date: before each use the feed is followed to where the store stands, and where that cannot be done everything is read
anew. A large archive is not remembered at all.
"""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, Final, TypeVar
from weakref import WeakKeyDictionary

from indexing.curating.curate import Curating
from indexing.deriving.article import RULES_VERSION
from indexing.deriving.findings import ArticleFindings
from indexing.documents import Article
from indexing.errors import StoreLocked
from indexing.finishing import to_the_end
from indexing.pipeline import complete, curating, read_earlier
from indexing.storing.articles import all_articles, load
from indexing.storing.catalogue import ARTICLES, FINDINGS, REVISIONS, RUN_VERSIONED
from indexing.storing.findings import load_findings
from indexing.storing.port import Change, DocumentStore
from indexing.storing.runs import Shown

T = TypeVar("T")

#: Articles that are remembered at most. With their findings and their part of the graph they take about 0.2 MB each.
MOST_ARTICLES: Final = 4_000
_PAGE: Final = 1_000
#: After so many changes the store is read as a whole: that costs less than following them.
_MOST_CHANGES: Final = 50_000
#: Seconds to wait for writes that are under way in other processes.
_PATIENCE: Final = 0.5
_DERIVED: Final = frozenset(collection.name for collection in RUN_VERSIONED)


class Memory:
    """What is known of one store. Whoever uses it holds the right to write derived documents."""

    def __init__(self, most: int = MOST_ARTICLES) -> None:
        """Nothing is known yet; more than `most` articles will not be kept."""
        self.articles: dict[str, Article] = {}
        self.findings: dict[str, ArticleFindings] = {}
        self.shown: Shown | None = None
        self._most = most
        self._curating: Curating | None = None
        self._changed = True
        self._store_id = ""
        self._position = -1
        self._lock = asyncio.Lock()

    async def curating(self, store: DocumentStore) -> Curating:
        """All articles of `store`, as they stand, ready to be curated; what these rules have not read is read now."""
        if not await self._follow(store):
            await self._read_all(store)
        unread = [one for one in self.articles.values() if not _is_read(one, self.findings.get(one.id))]
        if unread or self._changed or self._curating is None:
            self.findings |= await complete(store, unread, workers=1)
            earlier = await read_earlier(store, workers=1)
            everything = list(self.articles.values()), self.findings, earlier, self._curating
            self._curating = await asyncio.to_thread(curating, *everything)
            self._changed = False
        return self._curating

    async def alone(self, work: Callable[[float], Coroutine[Any, Any, T]], patience: float) -> T:
        """The result of `work`, which nothing else that uses this memory meets, and which goes on to its end.

        It does so also when whoever waits for it is cancelled: a graph that takes longer than a deadline would never
        be done otherwise. Raises StoreLocked where other work goes on for more than `patience` seconds, and what
        `work` raises, which is told how many of them are left.
        """
        begin = asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout(patience):
                await self._lock.acquire()
        except TimeoutError:
            raise StoreLocked("The graph is being changed: try again in a few seconds.") from None
        left = patience - (asyncio.get_running_loop().time() - begin)
        return await to_the_end(self._locked(work(max(0.0, left))))

    def spare(self) -> None:
        """Forget everything if that is too much to be kept."""
        if len(self.articles) > self._most:
            self._forget()

    async def _locked(self, work: Coroutine[Any, Any, T]) -> T:
        try:
            return await work
        finally:
            self._lock.release()

    def _forget(self) -> None:
        self.articles, self.findings = {}, {}
        self.shown = self._curating = None
        self._position = -1

    async def _read_all(self, store: DocumentStore) -> None:
        self._forget()
        info = await store.info()
        # The position is taken first: what changes while everything is read is read once more the next time. It is
        # believed last, since the store may fail in between.
        _, position = await store.changes(info.seq, 1)
        self.articles = {article.id: article async for article in all_articles(store)}
        self.findings = await load_findings(store, list(self.articles.values()), RULES_VERSION)
        self._store_id, self._position = info.store_id, position

    async def _follow(self, store: DocumentStore) -> bool:
        """Read again what has changed since the last time; False if that cannot be told."""
        info = await store.info()
        if self._position < 0 or info.store_id != self._store_id:
            return False
        changes: list[Change] = []
        after, safe = self._position, -1
        await store.wait(info.seq - 1, _PATIENCE)
        while after != safe and len(changes) < _MOST_CHANGES:
            page, safe = await store.changes(after, _PAGE)
            changes += page
            after = page[-1].seq if len(page) == _PAGE else safe
        if after != safe or safe < info.seq:
            return False
        if self.shown and not self.shown.explains(change for change in changes if change.collection in _DERIVED):
            self.shown = None
        await self._read_again(store, changes)
        self._position = safe
        return True

    async def _read_again(self, store: DocumentStore, changes: Sequence[Change]) -> None:
        if any(change.collection == REVISIONS.name for change in changes):
            self._changed = True
        named = [change.id for change in changes if change.collection == ARTICLES.name]
        if not named and not any(change.collection == FINDINGS.name for change in changes):
            return
        for key, article in zip(named, await load(store, Article, named), strict=True):
            if article == self.articles.get(key):
                continue
            self._changed = True
            if article is None:
                self.articles.pop(key, None)
            else:
                self.articles[key] = article
        stale = [one for one in self.articles.values() if not _is_read(one, self.findings.get(one.id))]
        self.findings |= await load_findings(store, stale, RULES_VERSION)


def _is_read(article: Article, findings: ArticleFindings | None) -> bool:
    """Whether these are the findings of exactly this text; they are always those of these rules."""
    return findings is not None and findings.text_sha256 == article.text_sha256


_MEMORIES: WeakKeyDictionary[DocumentStore, Memory] = WeakKeyDictionary()


def memory_of(store: DocumentStore) -> Memory:
    """The memory of `store` in this process; it goes when the store does."""
    return _MEMORIES.setdefault(store, Memory())
