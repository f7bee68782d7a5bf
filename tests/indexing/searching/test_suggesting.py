"""Suggestions of states over an index that follows a store: by every name they go by, with the preferred one beside."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from indexing.documents import Alias
from indexing.searching.follower import Follower
from indexing.searching.port import Entry, EntryType, SearchIndex
from indexing.searching.query import MatchKind
from indexing.searching.rebuilding import open_over
from indexing.searching.search import SearchRequest, search
from indexing.searching.suggesting import suggest
from indexing.storing.catalogue import SPECS
from indexing.storing.runs import write_run
from indexing.storing.sqlite import SqliteStore
from indexing.values import Name
from indexing.vocabulary import Language
from tests.indexing.searching.engines import fill
from tests.indexing.storing.builders import actor

EN, FA = Language.EN, Language.FA
TURKEY = actor(
    "act-1",
    names=(
        Name(text="Türkiye", language=EN),
        Name(text="ترکیه", language=FA),
        Name(text="Türkiye", language=Language.TR),
    ),
    code="TR",
    aliases=(Alias(id="act-1", text="ANKARA", language=EN, reason="first_seen", score=1),),
)


@pytest.fixture
async def filled(tmp_path: Path, index: SearchIndex) -> AsyncIterator[SearchIndex]:
    store = await SqliteStore.open(tmp_path / "store.db", SPECS)
    await write_run(store, [TURKEY, actor("act-2", "Turkmenistan", code="TM")])
    await open_over(store, index)
    done = await Follower(store, index).catch_up()
    await search(index, SearchRequest(""), min_seq=done.cursor)
    yield index
    await store.close()


@pytest.mark.parametrize(
    ("typed", "label", "name"),
    [
        ("Turkey", "Turkey", "Türkiye"),
        ("turke", "Turkey", "Türkiye"),
        ("tur", "Türkiye", "Türkiye"),
        ("republic", "Republic of Turkey", "Türkiye"),
        ("Ankara", "Ankara", "Türkiye"),
        ("جمهوری ترک", "جمهوری ترکیه", "ترکیه"),
        ("ترک", "ترکیه", "ترکیه"),
    ],
)
async def test_a_state_is_suggested_by_every_name_with_its_preferred_one_beside(
    filled: SearchIndex, typed: str, label: str, name: str
) -> None:
    first, *_ = await suggest(filled, typed)
    assert (first.id, first.label.text, first.name.text) == ("act-1", label, name)


async def test_a_state_is_found_by_a_name_that_no_coverage_uses(filled: SearchIndex) -> None:
    (hit,) = (await search(filled, SearchRequest("Turkey", (EntryType.ACTOR,)))).hits
    assert (hit.id, set(hit.matched_by)) == ("act-1", {MatchKind.EXACT})


async def test_a_sign_that_is_a_letter_of_another_keyboard_is_read_as_one(index: SearchIndex) -> None:
    labels = ["China", "وزارت صنعت", "Avstriya", "شرکت مس", "رئیس", "Sami'ev"]
    entries = [
        Entry(f"act-{number}", EntryType.ACTOR, number, (), labels=(Name(text=label, language=FA),))
        for number, label in enumerate(labels, 1)
    ]
    await fill(index, entries)
    await search(index, SearchRequest(""), min_seq=len(labels))
    shown = {
        ",ch": "وزارت صنعت",
        "av;": "شرکت مس",
        "vmds": "رئیس",
        "ch": "China",
        "av": "Avstriya",
        "Sami'e": "Sami'ev",
    }
    for typed, label in shown.items():
        first, *others = await suggest(index, typed)
        assert (first.label.text, first.corrected, others) == (label, label > "ا", []), typed
