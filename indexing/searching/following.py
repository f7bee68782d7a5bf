"""Which entries a page of the change feed calls for.

Derived documents are stored as versions `key~born`, of which readers at the current run see at most one. A version
that belongs to a run not yet visible is held: nothing may be indexed for it, and the cursor must not pass it, until
the pointer moves. Everything else is resolved to what readers see now, so a page may be replayed at any time.
"""

from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from indexing.documents import Actor, Agreement, Article, Document, Passage, Reprint
from indexing.searching.around import stored_pages
from indexing.searching.entries import ENTRY_TYPES, build_entries
from indexing.searching.port import Entry, Removal
from indexing.storing.catalogue import Collection, collection_of
from indexing.storing.port import Change, DocumentStore, Order, Stored, Where
from indexing.storing.snapshot import ALIVE, VERSION_MARK, Snapshot, visible_at

#: Groups of reprints are no entries, but entries say which group they are in.
_KINDS: Final[tuple[type[Document], ...]] = (*ENTRY_TYPES, Reprint)
_COLLECTIONS: Final[dict[str, Collection[Any]]] = {one.name: one for one in map(collection_of, _KINDS)}
#: Documents that depend on another one are read in pages of this size.
_PAGE: Final = 500
_ACTORS: Final = collection_of(Actor)
_AGREEMENTS: Final = collection_of(Agreement)
_PASSAGES: Final = collection_of(Passage)
_ARTICLES: Final = collection_of(Article)
_REPRINTS: Final = collection_of(Reprint)


@dataclass(slots=True)
class Step:
    """What to apply for a page of changes, as readers at `run` see it.

    `held` is the first sequence number that waits for its run, or 0.
    """

    run: int
    operations: list[Entry | Removal] = field(default_factory=list)
    held: int = 0


async def resolve(store: DocumentStore, changes: Sequence[Change], *, holding: bool, since: int = 0) -> Step:
    """The operations for `changes`, from one snapshot taken after they were read.

    Behind a held change (in this page, or before it if `holding`) only articles are indexed, which have no versions;
    all else is left for the replay, because what readers see of it may change with the run. What is before it is not
    replayed, so what depends on it is indexed with it.

    `since` is the run as of which all articles in front of this page were indexed, or 0 if that is not known.
    """
    snapshot = await Snapshot.current(store)
    visible = await _visible(snapshot, changes)
    held = next((change.seq for change in changes if _is_held(change, visible, snapshot.run)), 0)
    step = Step(snapshot.run, held=held)
    documents: list[tuple[Document, int]] = []
    for change in changes:
        collection = _COLLECTIONS.get(change.collection)
        if collection is None or (collection.run_versioned and (holding or (held and change.seq >= held))):
            continue
        if collection is _REPRINTS:
            continue
        key, _, _ = change.id.partition(VERSION_MARK)
        stored = visible.get(key)
        if stored is None:
            step.operations.append(Removal(key, change.seq))
        elif stored.id == change.id:
            documents.append((collection.read(stored.body), stored.seq))
    if not holding:
        settled = [change for change in changes if not held or change.seq < held]
        documents = await _with_dependents(snapshot, documents, settled, held, since)
    step.operations += await build_entries(snapshot, documents)
    return step


async def _with_dependents(
    snapshot: Snapshot, documents: Sequence[tuple[Document, int]], changes: Sequence[Change], held: int, since: int
) -> list[tuple[Document, int]]:
    """`documents` with all whose entries hold something of what was changed by `changes`, which are before `held`."""
    of = {name: [one for one in changes if one.collection == name] for name in (_REPRINTS.name, _PASSAGES.name)}
    documents = _latest([*documents, *await _regrouped(snapshot, of[_REPRINTS.name])])
    settled = [(document, seq) for document, seq in documents if not held or seq < held]
    dependents = await _dependents(snapshot, settled)
    return _latest([*documents, *dependents, *await _retold(snapshot, of[_PASSAGES.name], since)])


async def _visible(snapshot: Snapshot, changes: Sequence[Change]) -> dict[str, Stored]:
    """What readers see of the documents that changed, by logical id; one store call per collection."""
    found: dict[str, Stored] = {}
    for name, collection in _COLLECTIONS.items():
        keys = list(dict.fromkeys(one.id.partition(VERSION_MARK)[0] for one in changes if one.collection == name))
        if not keys:
            continue
        if collection.run_versioned:
            where = visible_at(snapshot.run, Where(any_of={"key": keys}))
            stored: Sequence[Stored | None] = await snapshot.store.find(name, where, Order("key"), limit=len(keys))
        else:
            stored = await snapshot.store.get(keys)
        found |= {one.body["key"]: one for one in stored if one is not None}
    return found


def _is_held(change: Change, visible: dict[str, Stored], run: int) -> bool:
    """Whether a change belongs to a run after `run`: a version that is not yet born, or that is about to die."""
    collection = _COLLECTIONS.get(change.collection)
    if collection is None or not collection.run_versioned or change.deleted:
        return False
    key, _, born = change.id.partition(VERSION_MARK)
    if int(born) > run:
        return True
    stored = visible.get(key)
    return stored is not None and stored.id == change.id and stored.body["died"] < ALIVE


async def _regrouped(snapshot: Snapshot, changes: Sequence[Change]) -> list[tuple[Document, int]]:
    """The articles of groups of reprints that changed, as changed with their group.

    A group that was swept away before this was read is not found any more: its articles then keep it until they change.
    """
    stored = await snapshot.store.get([change.id for change in changes]) if changes else []
    groups = [(change.seq, group.body["articles"]) for change, group in zip(changes, stored, strict=True) if group]
    return await _articles(snapshot, groups)


async def _retold(snapshot: Snapshot, changes: Sequence[Change], since: int) -> list[tuple[Document, int]]:
    """The articles of passages that changed, as changed with them: their entries hold the actors mentioned there.

    Those of passages that have been as they are since the run `since` hold them already. A passage that was swept away
    before this was read is not found any more, as with groups of reprints.
    """
    stored = await snapshot.store.get([change.id for change in changes]) if changes else []
    told = [
        (change.seq, [one.body["article_id"]])
        for change, one in zip(changes, stored, strict=True)
        if one and (one.body["born"] > since or since < one.body["died"] < ALIVE)
    ]
    return await _articles(snapshot, told)


async def _articles(snapshot: Snapshot, changed: Iterable[tuple[int, Sequence[str]]]) -> list[tuple[Document, int]]:
    """Articles that have not themselves changed since then, each with the highest of its sequence numbers."""
    seqs: dict[str, int] = {}
    for seq, keys in changed:
        for key in keys:
            seqs[key] = max(seq, seqs.get(key, 0))
    articles = await snapshot.store.get(list(seqs)) if seqs else []
    return [(_ARTICLES.read(one.body), seqs[one.id]) for one in articles if one and one.seq < seqs[one.id]]


def _latest(documents: Sequence[tuple[Document, int]]) -> list[tuple[Document, int]]:
    """Each document once, with the highest of its sequence numbers."""
    found: dict[str, tuple[Document, int]] = {}
    for document, seq in documents:
        if document.id not in found or found[document.id][1] < seq:
            found[document.id] = (document, seq)
    return list(found.values())


async def _dependents(snapshot: Snapshot, changed: Sequence[tuple[Document, int]]) -> list[tuple[Document, int]]:
    """Documents whose entries hold something of a changed one: passages of an article, agreements of a renamed actor.

    They count as changed with it. Those that have themselves changed since then have a place of their own in the feed.
    """
    articles = {document.id: seq for document, seq in changed if isinstance(document, Article)}
    renamed = await _renamed(snapshot, {one.id: (one, seq) for one, seq in changed if isinstance(one, Actor)})
    found: list[tuple[Document, int]] = []
    theirs = Where(any_of={"article_id": list(articles)})
    async for stored in _visible_pages(snapshot, _PASSAGES, theirs, Order("place")):
        if stored.seq < (seq := articles[stored.body["article_id"]]):
            found.append((_PASSAGES.read(stored.body), seq))
    theirs = Where(has_any={"actors": list(renamed)})
    async for stored in _visible_pages(snapshot, _AGREEMENTS, theirs, Order("date")):
        if stored.seq < (seq := max(renamed.get(key, 0) for key in stored.body["actors"])):
            found.append((_AGREEMENTS.read(stored.body), seq))
    return found


async def _renamed(snapshot: Snapshot, actors: dict[str, tuple[Actor, int]]) -> dict[str, int]:
    """The sequence numbers of those actors that an earlier version, still stored, names differently."""
    renamed: dict[str, int] = {}
    where = Where(any_of={"key": list(actors)}, lt={"died": snapshot.run + 1})
    async for stored in stored_pages(snapshot, _ACTORS.name, where, Order("key"), _PAGE):
        before, (actor, seq) = _ACTORS.read(stored.body), actors[stored.body["key"]]
        if (before.names, before.code) != (actor.names, actor.code):
            renamed[actor.id] = seq
    return renamed


def _visible_pages(
    snapshot: Snapshot, collection: Collection[Any], where: Where, order: Order
) -> AsyncIterator[Stored]:
    return stored_pages(snapshot, collection.name, visible_at(snapshot.run, where), order, _PAGE)
