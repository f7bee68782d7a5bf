"""The figures that BM25 weighs by: those of a field, kept for as long as they hold, and those of a term."""

from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import pytest

from indexing.searching.port import Entry
from indexing.searching.tantivy.generation import Generation
from indexing.searching.tantivy.statistics import Statistics
from indexing.vocabulary import Language
from tests.indexing.searching.engines import EN, FA, FINGERPRINT, passage


class Growing:
    """An index that entries are added to, some at a time."""

    def __init__(self, folder: Path) -> None:
        self.generation = Generation.create(folder, FINGERPRINT)
        self._seqs = count(1)

    @property
    def statistics(self) -> Statistics:
        return self.generation.reader.statistics

    def add(self, number: int, language: Language, text: str) -> None:
        entries: list[Entry] = [passage(f"pas-{seq}", seq, (language, text)) for seq in islice(self._seqs, number)]
        assert self.generation.apply(entries, entries[-1].seq) == []


@pytest.fixture
def growing(tmp_path: Path) -> Iterator[Growing]:
    made = Growing(tmp_path / "generation")
    yield made
    made.generation.close()


def test_the_figures_of_a_field_count_only_entries_that_have_it(growing: Growing) -> None:
    growing.add(3, EN, "wheat barley rice")
    growing.add(1, FA, "گندم جو")
    english, persian = growing.statistics.field("text_en"), growing.statistics.field("text_fa")
    assert (english.entries, english.mean_length) == (3, 3.0)
    assert (persian.entries, persian.mean_length) == (1, 2.0)
    assert growing.statistics.field("text_ru").entries == 0


def test_figures_are_kept_while_less_than_one_in_a_hundred_entries_has_changed(growing: Growing) -> None:
    growing.add(300, EN, "wheat barley rice")
    assert growing.statistics.field("text_en").entries == 300
    growing.add(2, EN, "wheat")
    assert growing.statistics.field("text_en").entries == 300
    growing.add(1, EN, "wheat")
    assert growing.statistics.field("text_en").entries == 300
    growing.add(1, EN, "wheat")
    assert growing.statistics.field("text_en").entries == 304


def test_the_first_entry_of_a_language_is_noticed_at_once(growing: Growing) -> None:
    growing.add(300, EN, "wheat barley rice")
    assert growing.statistics.frequency("text_tg", "гандум") == 0
    growing.add(1, Language.TG, "гандум")
    assert growing.statistics.frequency("text_tg", "гандум") == 1


def test_frequencies_are_never_those_of_an_earlier_state(growing: Growing) -> None:
    growing.add(300, EN, "wheat barley rice")
    assert growing.statistics.frequency("text_en", "wheat") == 300
    growing.add(1, EN, "wheat")
    assert growing.statistics.frequency("text_en", "wheat") == 301


def test_entries_that_were_replaced_make_no_word_commoner(growing: Growing) -> None:
    growing.add(10, EN, "wheat")
    growing.add(40, EN, "barley")
    before = growing.statistics.rarity("text_en", "wheat")
    again = [passage(f"pas-{seq}", 100 + seq, (EN, "wheat" if seq <= 10 else "barley")) for seq in range(1, 51)]
    growing.generation.apply(again, 200)
    assert growing.statistics.rarity("text_en", "wheat") == pytest.approx(before, rel=0.1)


def test_a_term_is_looked_for_in_its_own_language_only(growing: Growing) -> None:
    growing.add(1, FA, "دولت")
    assert growing.statistics.frequency("text_fa", "دولت") == 1
    assert growing.statistics.frequency("text_ar", "دولت") == 0
    assert growing.statistics.frequency("text_fa.exact", "دولت") == 1


def test_a_word_that_is_rare_in_its_language_is_not_rarer_for_the_other_languages(growing: Growing) -> None:
    growing.add(90, EN, "wheat")
    growing.add(10, FA, "گندم")
    assert growing.statistics.rarity("text_fa", "گندم") == pytest.approx(
        growing.statistics.rarity("text_en", "wheat"), abs=0.1
    )
    assert growing.statistics.rarity_among_all("text_fa", "گندم") > 2


def test_the_length_of_a_field_is_told_as_tantivy_sees_it(growing: Growing) -> None:
    growing.add(2, EN, "wheat barley rice maize")
    growing.add(1, FA, "گندم جو")
    all_documents = 4  # with that of the cursor
    assert growing.statistics.relative_length("text_en") == pytest.approx(4 / (10 / all_documents))
    assert growing.statistics.relative_length("text_fa") == pytest.approx(2 / (10 / all_documents))
