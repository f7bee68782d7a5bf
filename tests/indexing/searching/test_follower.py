"""An index follows its store: what readers see can be found, nothing else, through runs, crashes and renamings."""

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from indexing.documents import Article, Document, Mention, Participant, Passage, Reprint
from indexing.searching import rebuilding
from indexing.searching.dead_letters import dead_letters
from indexing.searching.entries import build_entries
from indexing.searching.follower import Follower
from indexing.searching.port import Entry, EntryType, IndexState, Removal, RetryableError, SearchIndex
from indexing.searching.rebuilding import open_over, rebuild
from indexing.searching.search import Collapse, SearchRequest, search
from indexing.searching.verifying import repair, verify
from indexing.storing.articles import save
from indexing.storing.catalogue import SPECS
from indexing.storing.port import Delete, DocumentStore, Outcome, Put
from indexing.storing.runs import recover, write_run
from indexing.storing.snapshot import Snapshot
from indexing.storing.sqlite import SqliteStore
from indexing.values import PartialDate
from indexing.vocabulary import MentionKind, Participation
from tests.indexing.searching.engines import Opener
from tests.indexing.searching.engines import passage as entry
from tests.indexing.storing.builders import RULE, actor, agreement, article, generation, passage
from tests.indexing.storing.dying import Clock, Dying, Interrupted


class Watched:
    """A store of a writer around each of whose writes the index catches up and the article of all passages changes."""

    def __init__(self, store: DocumentStore, following: Follower) -> None:
        self._store = store
        self._following = following
        self.held = 0
        self.writes = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    async def write(self, operations: Sequence[Put | Delete]) -> list[Outcome]:
        self.held += (await self._following.catch_up()).held
        outcomes = await self._store.write(operations)
        self.writes += 1
        await save(self._store, [article("art-1", publisher=f"Example Wire {self.writes}", revision=99)])
        self.held += (await self._following.catch_up()).held
        return outcomes


@pytest.fixture
def clock() -> Clock:
    return Clock()


async def crash(store: DocumentStore, clock: Clock, documents: Sequence[Document], writes: int) -> None:
    """A derivation whose process dies after so many writes, and long ago."""
    with pytest.raises(Interrupted):
        await write_run(Dying(store, writes), documents, clock=clock)
    clock.pass_lease()


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[DocumentStore]:
    opened = await SqliteStore.open(tmp_path / "store.db", SPECS)
    yield opened
    await opened.close()


@pytest.fixture
async def following(store: DocumentStore, index: SearchIndex) -> Follower:
    await open_over(store, index)
    return Follower(store, index, batch=7)


def mentioning(key: str, actor_id: str) -> Passage:
    """A passage of `art-1` that mentions a state."""
    mention = Mention(
        start=0, end=4, quote="Iran", kind=MentionKind.COUNTRY, rule=RULE, confidence=1, actor_id=actor_id
    )
    return passage(key, position=int(key[-1])).model_copy(update={"mentions": (mention,)})


async def ids(index: SearchIndex, text: str, *types: EntryType, **filters: str) -> list[str]:
    wanted = {name: (value,) for name, value in filters.items()}
    page = await search(index, SearchRequest(text, types, wanted, first=100), min_seq=await index.cursor())
    return sorted(hit.id for hit in page.hits)


async def assert_in_step(store: DocumentStore, index: SearchIndex) -> None:
    assert await index.cursor() == (await store.info()).seq
    assert (await verify(store, index)).none


async def test_documents_of_every_kind_become_findable(
    store: DocumentStore, index: SearchIndex, following: Follower
) -> None:
    await save(store, [article("art-1")])
    party = Participant(actor_id="act-1", code="TJ", role=Participation.PARTY, passage_ids=("pas-1",), confidence=1)
    await write_run(
        store,
        [
            passage("pas-1", "Iran and Tajikistan agreed on barley."),
            actor("act-1", "Tajikistan", code="TJ"),
            agreement("agr-1", "Memorandum on barley", "2026-01-29", participants=(party,)),
        ],
    )
    done = await following.catch_up()
    assert (done.operations, done.rejected, done.held) == (4, 0, False)
    await assert_in_step(store, index)
    assert await ids(index, "barley") == ["agr-1", "pas-1"]
    assert await ids(index, "تاجیکستان", EntryType.ARTICLE) == ["art-1"]
    assert await ids(index, "Tajikistan") == ["act-1", "agr-1", "art-1", "pas-1"]
    assert await ids(index, "barley", country="TJ") == ["agr-1"]


async def test_a_run_is_held_until_it_becomes_visible_while_articles_go_on(
    store: DocumentStore, index: SearchIndex, following: Follower, clock: Clock
) -> None:
    await write_run(store, [passage("pas-1", "old wording")])
    await following.catch_up()
    before = await index.cursor()
    await crash(store, clock, [passage("pas-1", "new wording"), passage("pas-2", "more wording")], 3)
    await save(store, [article("art-9", "خبر تازه از مرز")])
    done = await following.catch_up()
    assert done.held
    assert done.cursor < (await store.info()).seq
    assert before <= done.cursor
    assert await ids(index, "wording") == ["pas-1"]
    assert await ids(index, "new") == []
    assert await ids(index, "مرز") == ["art-9"]


async def test_an_index_that_follows_while_a_run_is_written_ends_in_step(
    store: DocumentStore, index: SearchIndex, following: Follower
) -> None:
    for number, size in ((1, 5), (2, 0), (1, 5), (2, 5), (3, 5)):
        documents = generation(number, size)
        watched = Watched(store, following)
        await write_run(watched, documents)
        await following.catch_up()
        assert watched.held > 0
        await assert_in_step(store, index)
        said = await ids(index, "generation", EntryType.PASSAGE)
        assert said == sorted(one.id for one in documents if isinstance(one, Passage))
        assert said == await ids(index, str(number), EntryType.PASSAGE)


async def test_a_document_written_anew_while_an_old_version_of_it_is_cleared_away_is_found(
    store: DocumentStore, index: SearchIndex, following: Follower
) -> None:
    await write_run(store, [passage("pas-1", "first harvest"), passage("pas-2")])
    await write_run(store, [passage("pas-2")])
    await following.catch_up()

    class ClearedMeanwhile(Watched):
        async def write(self, operations: Sequence[Put | Delete]) -> list[Outcome]:
            outcomes = await super().write(operations)
            if any(one.id.startswith("pas-1") for one in operations):
                await self._store.write([Delete("passages", "pas-1~1")])
                await self._following.catch_up()
            return outcomes

    await write_run(ClearedMeanwhile(store, following), [passage("pas-1", "second harvest"), passage("pas-2")])
    await following.catch_up()
    assert await ids(index, "harvest") == ["pas-1"]
    await assert_in_step(store, index)


async def test_a_run_that_was_given_up_holds_nothing_any_more(
    store: DocumentStore, index: SearchIndex, following: Follower, clock: Clock
) -> None:
    await write_run(store, [passage("pas-1", "old wording")])
    await crash(store, clock, [passage("pas-1", "new wording"), passage("pas-2", "more wording")], 3)
    assert (await following.catch_up()).held
    assert await recover(store, clock) > 0
    assert not (await following.catch_up()).held
    await assert_in_step(store, index)
    assert await ids(index, "wording") == ["pas-1"]


async def test_the_next_run_releases_what_an_interrupted_one_held(
    store: DocumentStore, index: SearchIndex, following: Follower, clock: Clock
) -> None:
    await write_run(store, generation(1))
    await crash(store, clock, generation(2), 4)
    await following.catch_up()
    await write_run(store, generation(3), clock=clock)
    await following.catch_up()
    await assert_in_step(store, index)
    assert await ids(index, "generation 3", EntryType.PASSAGE) == sorted(f"pas-{n}" for n in range(12))


async def test_documents_that_go_and_come_back_do_so_in_the_index(store: DocumentStore, index: SearchIndex) -> None:
    await open_over(store, index)
    following = Follower(store, index)
    for number in range(1, 13):
        await write_run(store, generation(number))
        if number % 3:
            await following.catch_up()
            await assert_in_step(store, index)
    await following.catch_up()
    await assert_in_step(store, index)


@pytest.mark.parametrize("seed", range(3))
async def test_whatever_happens_in_whatever_order_the_index_ends_in_step(
    store: DocumentStore, index: SearchIndex, following: Follower, clock: Clock, seed: int
) -> None:
    chance = random.Random(seed)
    for _ in range(40):
        match chance.choice(("run", "watched", "crash", "article", "recover", "follow", "follow")):
            case "run":
                await write_run(store, generation(chance.randint(1, 9), chance.randint(1, 9)), clock=clock)
            case "watched":
                await write_run(Watched(store, following), generation(chance.randint(1, 9), 5), clock=clock)
            case "crash":
                await crash(store, clock, generation(99, 9), chance.randint(1, 4))
            case "article":
                raw = f"متن شماره {chance.randint(1, 99)}"
                await save(store, [article(f"art-{chance.randint(2, 4)}", raw, revision=chance.randint(1, 9))])
            case "recover":
                await recover(store, clock)
            case "follow":
                await following.catch_up()
    await recover(store, clock)
    await following.catch_up()
    await assert_in_step(store, index)


async def test_an_agreement_is_found_by_the_new_name_of_a_participant(
    store: DocumentStore, index: SearchIndex, following: Follower
) -> None:
    part = Participant(actor_id="act-1", role=Participation.PARTY, passage_ids=("pas-1",), confidence=1)
    deal = agreement("agr-1", participants=(part,))
    await write_run(store, [actor("act-1", "Turkey"), deal])
    await following.catch_up()
    await write_run(store, [actor("act-1", "Türkiye"), deal])
    await following.catch_up()
    assert await ids(index, "Turkiye", EntryType.AGREEMENT) == ["agr-1"]
    assert await ids(index, "Turkey", EntryType.AGREEMENT) == []
    await assert_in_step(store, index)


async def test_passages_follow_the_publisher_and_date_of_their_article(
    store: DocumentStore, index: SearchIndex, following: Follower
) -> None:
    await save(store, [article("art-1")])
    await write_run(store, [passage("pas-1")])
    await following.catch_up()
    assert await ids(index, "", EntryType.PASSAGE, publisher="Example Wire") == []
    known = article("art-1", publisher="Example Wire", published=PartialDate(value="2026-01-30"))
    await save(store, [known])
    await following.catch_up()
    assert await ids(index, "", EntryType.PASSAGE, publisher="Example Wire") == ["pas-1"]
    await assert_in_step(store, index)


async def test_an_article_follows_the_actors_that_its_passages_mention(
    store: DocumentStore, index: SearchIndex, following: Follower
) -> None:
    async def concerned(code: str) -> tuple[list[str], list[str]]:
        by_state = await ids(index, "barley", EntryType.ARTICLE, country=code)
        return by_state, await ids(index, "", EntryType.ARTICLE, actor=f"act-{code}")

    states = [actor("act-TJ", code="TJ"), actor("act-UZ", "Uzbekistan", code="UZ")]
    await save(store, [article("art-1", "barley"), article("art-2", "barley too")])
    await following.catch_up()
    assert await concerned("TJ") == ([], [])
    await write_run(store, [*states, mentioning("pas-1", "act-TJ"), passage("pas-2", position=1)])
    await following.catch_up()
    assert await concerned("TJ") == (["art-1"], ["art-1"])
    await write_run(store, [*states, mentioning("pas-1", "act-TJ"), mentioning("pas-2", "act-UZ")])
    await following.catch_up()
    assert await concerned("TJ") == await concerned("UZ") == (["art-1"], ["art-1"])
    await write_run(store, [*states, mentioning("pas-2", "act-UZ")])
    await following.catch_up()
    assert (await concerned("TJ"), await concerned("UZ")) == (([], []), (["art-1"], ["art-1"]))
    await assert_in_step(store, index)


async def test_what_changed_in_front_of_a_held_run_changes_what_depends_on_it(
    store: DocumentStore, index: SearchIndex, following: Follower, clock: Clock
) -> None:
    elsewhere = mentioning("pas-2", "act-TJ").model_copy(update={"article_id": "art-2"})
    said = [passage("pas-1"), actor("act-TJ", code="TJ")]
    await save(store, [article("art-1", "barley"), article("art-2", "barley too")])
    await write_run(store, said)
    await following.catch_up()
    await save(store, [article("art-1", "barley", publisher="Example Wire")])
    await write_run(store, [*said, elsewhere])
    await crash(store, clock, [*said, elsewhere, passage("pas-9", position=9)], 2)
    assert (await following.catch_up()).held
    assert await ids(index, "", EntryType.PASSAGE, publisher="Example Wire") == ["pas-1"]
    assert await ids(index, "", EntryType.ARTICLE, country="TJ") == ["art-2"]
    await recover(store, clock)
    await following.catch_up()
    assert await ids(index, "", EntryType.PASSAGE, publisher="Example Wire") == ["pas-1"]
    await assert_in_step(store, index)


async def test_articles_and_their_passages_follow_the_group_of_reprints_that_they_are_in(
    store: DocumentStore, index: SearchIndex, following: Follower
) -> None:
    async def stories() -> list[int]:
        request = SearchRequest("barley", collapse=Collapse.REPRINTS)
        return [hit.others for hit in (await search(index, request, min_seq=await index.cursor())).hits]

    copy = passage("pas-2", "Iran and Tajikistan agreed on barley.").model_copy(update={"article_id": "art-2"})
    said = [passage("pas-1", "Iran and Tajikistan agreed on barley."), copy]
    await save(store, [article("art-1", "barley one"), article("art-2", "barley two")])
    await write_run(store, said)
    await following.catch_up()
    assert await stories() == [1, 1]
    await write_run(store, [*said, Reprint(id="rep-1", article_ids=("art-1", "art-2"))])
    await following.catch_up()
    assert await stories() == [3]
    await assert_in_step(store, index)
    await write_run(store, said)
    await following.catch_up()
    assert await stories() == [1, 1]
    await assert_in_step(store, index)


async def test_a_refused_entry_becomes_a_dead_letter_and_the_rest_goes_on(
    store: DocumentStore, index: SearchIndex, following: Follower
) -> None:
    await save(store, [article("art-1", publisher="x" * 600), article("art-2", "خبر دیگر")])
    done = await following.catch_up()
    assert (done.operations, done.rejected) == (1, 1)
    (letter,) = await dead_letters(store)
    assert (letter.entry_id, "publisher" in letter.reason) == ("art-1", True)
    assert (await verify(store, index)).refused == (("art-1", letter.seq),)
    await save(store, [article("art-1", publisher="Example Wire")])
    await following.catch_up()
    differences = await verify(store, index)
    assert differences.none
    await repair(store, index, differences)
    assert await dead_letters(store) == []


async def test_verify_names_every_difference_and_repair_mends_them(store: DocumentStore, index: SearchIndex) -> None:
    await open_over(store, index)
    await save(store, [article("art-1", "یک"), article("art-2", "دو"), article("art-3", "سه")])
    await save(store, [article("art-2", "دو دوباره", revision=2)])
    seqs = {one.id: one.seq for one in await store.get(["art-1", "art-2", "art-3"]) if one}
    odd = [entry("art-1", seqs["art-1"]), entry("art-2", 1), entry("zzz-9", 2)]
    await index.apply(odd, (await store.info()).seq)
    differences = await verify(store, index)
    assert differences.missing == (("art-3", seqs["art-3"]),)
    assert differences.stale == (("art-2", seqs["art-2"]),)
    assert differences.extra == (("zzz-9", 2),)
    assert differences.same == 1
    await repair(store, index, differences)
    assert (await verify(store, index)).none
    assert await ids(index, "دوباره") == ["art-2"]


async def test_a_rebuild_serves_what_the_feed_says_from_its_beginning(
    store: DocumentStore, index: SearchIndex, following: Follower
) -> None:
    for number in (1, 2, 3):
        await write_run(store, generation(number))
    await following.catch_up()
    await index.apply([Removal("pas-1", 10_000)], await index.cursor())
    assert "pas-1" not in await ids(index, "generation")
    assert await rebuild(store, index) == 36
    assert "pas-1" in await ids(index, "generation")
    await following.catch_up()
    await assert_in_step(store, index)


async def test_a_rebuild_indexes_articles_once_and_again_for_a_run_that_comes_meanwhile(
    store: DocumentStore, index: SearchIndex, following: Follower, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Written(list[str]):
        """The articles that were indexed; a run is written behind the first of them."""

        async def build(self, snapshot: Snapshot, documents: Sequence[tuple[Document, int]]) -> list[Entry]:
            if "art-1" in self and late:
                await write_run(store, late.pop())
            self.extend(one.id for one, _ in documents if isinstance(one, Article))
            return await build_entries(snapshot, documents)

    states = [actor(f"act-{code}", code=code) for code in ("TJ", "UZ")]
    told = [mentioning(f"pas-{n}", "act-TJ") for n in range(1, 9)]
    late: list[list[Document]] = []
    await save(store, [article("art-1", "barley")])
    for number in (7, 8):
        await write_run(store, [*states, *told[:number]])
    monkeypatch.setattr(rebuilding, "REBUILD_BATCH", 3)
    for runs, times in ([], 1), ([[*states, *told, mentioning("pas-9", "act-UZ")]], 2):
        late[:], written = runs, Written()
        monkeypatch.setattr("indexing.searching.following.build_entries", written.build)
        await rebuild(store, index)
        assert written == ["art-1"] * times
    assert await ids(index, "", EntryType.ARTICLE, country="UZ") == ["art-1"]
    await following.catch_up()
    await assert_in_step(store, index)


async def test_a_rebuild_that_fails_leaves_the_old_index_serving(
    store: DocumentStore, index: SearchIndex, following: Follower, monkeypatch: pytest.MonkeyPatch
) -> None:
    await write_run(store, generation(1))
    await following.catch_up()

    async def fail(*_: object, **__: object) -> None:
        raise RetryableError("no room left")

    monkeypatch.setattr(Follower, "catch_up", fail)
    with pytest.raises(RetryableError, match="no room"):
        await rebuild(store, index)
    assert len(await ids(index, "generation", EntryType.PASSAGE)) == 12


async def test_an_index_that_is_ahead_of_its_store_is_to_be_rebuilt(opening: Opener, store: DocumentStore) -> None:
    index = await opening()
    await open_over(store, index)
    await index.apply([], 1_000)
    await index.close()
    again = await opening()
    opened = await open_over(store, again)
    assert (opened.state, opened.reason) == (IndexState.REBUILD, "it is ahead of the document store")
    assert await rebuild(store, again) == 0
    assert await again.cursor() == (await store.info()).seq


async def test_following_goes_on_until_it_is_stopped(
    store: DocumentStore, index: SearchIndex, following: Follower
) -> None:
    task = asyncio.create_task(following.follow())
    await save(store, [article("art-1", "خبر نخست")])
    seq = (await store.info()).seq
    page = await search(index, SearchRequest("نخست"), min_seq=seq)
    assert [hit.id for hit in page.hits] == ["art-1"]
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
