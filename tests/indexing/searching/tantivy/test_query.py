"""What is asked of tantivy: that common words may be left out, and that the hits stay the same."""

import random
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from indexing.searching.parse import parse
from indexing.searching.port import Entry, IndexHits
from indexing.searching.query import IndexQuery
from indexing.searching.tantivy import query as queries
from indexing.searching.tantivy import reading
from indexing.searching.tantivy.index import TantivyIndex
from tests.indexing.searching.engines import EN, fill, passage

#: Words from common to rare, as they are in texts.
WORDS = tuple(f"w{letter}rd" for letter in "abcdefghijklmnopqrstuvwxyz")
#: The commonest words of all, in nine entries of ten.
COMMON = ("harbour", "vessel")


def entries(number: int) -> list[Entry]:
    chance = random.Random(5)
    weights = [1 / (place + 1) for place in range(len(WORDS))]
    found = []
    for seq in range(1, number + 1):
        words = chance.choices(WORDS, weights, k=chance.randint(5, 60))
        words += [word for word in COMMON if chance.random() < 0.9]
        chance.shuffle(words)
        found.append(passage(f"pas-{seq:04d}", seq, (EN, " ".join(words)), publisher="one" if seq % 2 else "two"))
    return found


@pytest.fixture
async def index(tmp_path: Path) -> AsyncIterator[TantivyIndex]:
    opened = TantivyIndex(tmp_path / "index")
    await fill(opened, entries(400))
    yield opened
    await opened.close()


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> int:
    """Up to how many entries are counted exactly."""
    for room in (queries, reading):
        monkeypatch.setattr(room, "COUNTED", 120)
    return 120


async def best(index: TantivyIndex, text: str, **query: object) -> IndexHits:
    return await index.search(IndexQuery(parse(text), limit=10, **query))  # type: ignore[arg-type]


LONG = "harbour vessel wzrd wyrd wxrd wfrd"


async def test_a_long_query_finds_the_same_without_words_that_nearly_every_entry_has(
    index: TantivyIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = await best(index, LONG)
    assert whole.total_is_exact
    assert whole.total > 300
    for room in (queries, reading):
        monkeypatch.setattr(room, "COUNTED", 120)
    part = await best(index, LONG)
    assert (part.total, part.total_is_exact) == (120, False)
    assert [(hit.id, hit.score) for hit in part.hits] == [(hit.id, hit.score) for hit in whole.hits]


@pytest.mark.parametrize("text", ["harbour vessel", "wzrd wyrd wxrd", "harbour", 'harbour vessel wzrd "wyrd"'])
async def test_totals_are_exact_where_every_word_is_needed(index: TantivyIndex, counted: int, text: str) -> None:
    found = await best(index, text)
    held = text.replace('"', "").split()
    expected = [
        entry for entry in entries(400) if set(entry.texts[0].text.split()) & ({"wyrd"} if '"' in text else set(held))
    ]
    assert (found.total, found.total_is_exact) == (len(expected), True)


async def test_totals_are_exact_under_filters(index: TantivyIndex, counted: int) -> None:
    found = await best(index, LONG, filters={"publisher": ("one",)})
    assert found.total_is_exact
    assert found.total > counted


async def test_as_many_hits_as_are_asked_for_are_found(index: TantivyIndex, counted: int) -> None:
    found = await index.search(IndexQuery(parse(LONG), limit=400))
    assert len(found.hits) == found.total > 300
