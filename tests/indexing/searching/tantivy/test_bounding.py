"""That what is not scored anew could not have been among the best, whatever the entries and the query hold."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexing.searching.parse import parse
from indexing.searching.port import Entry, EntryField, EntryText, EntryType, Removal
from indexing.searching.query import IndexQuery
from indexing.searching.tantivy import query as queries
from indexing.searching.tantivy import reading
from indexing.searching.tantivy.generation import Generation
from tests.indexing.searching.engines import EN, FA, FINGERPRINT

#: Words from common to rare. The names are heard in both languages, and words with parts are looked for as phrases.
EN_WORDS = ("port", "ports", "Tehran", "ship", "Rahmon", "oil-field", "oil", "field", "Abbas Araghchi", "rail")
FA_WORDS = ("بندر", "تهران", "کشتی", "رحمان", "کتاب‌خانه", "کتاب", "خانه", "عباس عراقچی", "راه‌آهن", "معدن")
WEIGHTS = [1 / (place + 1) for place in range(len(EN_WORDS))]
LENGTHS = {EntryField.TITLE: 8, EntryField.TEXT: 90, EntryField.NAMES: 5}


def entry(number: int, seq: int, chance: random.Random) -> Entry:
    """One with any of the fields in one language or in both, of lengths that have nothing to do with each other."""
    texts = [
        EntryText(field, language, " ".join(chance.choices(words, WEIGHTS, k=chance.randint(1, longest))))
        for field, longest in LENGTHS.items()
        for language, words in ((EN, EN_WORDS), (FA, FA_WORDS))
        if chance.random() < 0.4
    ]
    return Entry(f"agr-{number:03d}", EntryType.AGREEMENT, seq, tuple(texts))


@pytest.fixture(scope="module", params=[1, 2, 3])
def generation(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generation]:
    """Of entries some of which were changed or removed, which tantivy goes on counting."""
    chance = random.Random(request.param)
    folder: Path = tmp_path_factory.mktemp("bounding")
    opened = Generation.create(folder / "generation", FINGERPRINT)
    opened.apply([entry(number, number + 1, chance) for number in range(150)], 150)
    opened.apply([entry(number, 200 + number, chance) for number in range(0, 150, 4)], 400)
    opened.apply([Removal(f"agr-{number:03d}", 500 + number) for number in range(1, 150, 5)], 700)
    yield opened
    opened.close()


typed = st.lists(st.sampled_from([*EN_WORDS, *FA_WORDS, '"Tehran port"', "-oil", "po*"]), min_size=1, max_size=6)


@settings(max_examples=150, deadline=None)
@given(words=typed, limit=st.integers(1, 99), counted=st.sampled_from([20, 10_000]))
def test_the_first_page_is_the_beginning_of_all_that_was_scored(
    generation: Generation, words: list[str], limit: int, counted: int
) -> None:
    """A whole block is scored where it is asked for; frequent words are left out where more than `counted` are left."""
    groups = parse(" ".join(words))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(queries, "COUNTED", counted)
        patch.setattr(reading, "COUNTED", max(counted, 100))
        page = generation.reader.search(IndexQuery(groups, limit=limit))
        block = generation.reader.search(IndexQuery(groups, limit=100))
    assert page.hits == block.hits[:limit]
