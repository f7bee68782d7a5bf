"""A sentence has a score by the weights of its words; languages without weights have none."""

import math
from pathlib import Path

import pytest

from indexing.deriving import table
from indexing.deriving.agreements import wording as module
from indexing.deriving.agreements.wording import Wording, marks_of, weights_of
from indexing.deriving.table import TableError
from indexing.deriving.text import Sentence
from indexing.vocabulary import AgreementKind, PassageKind
from tests.indexing.deriving.agreements.telling import Told

WORDS = "# version: 1\nid\tweight\n==letters\t5\n==reach\t0\n==always\t-1.4\n==even\t-1.6\nامضا\t0.9\n"
KINDS = "# version: 1\nid\tkind\tmark\tweight\nstart\tcontract\t==always\t-0.4\nsign\tcontract\tامضا\t0.3\n"


def marks(text: str, *, reach: int = 2, letters: int = 7, position: int = 3) -> set[str]:
    """The marks of a sentence that names nobody, in an article of twelve."""
    sentence = Sentence(position, PassageKind.SENTENCE, 0, len(text), text)
    return set(marks_of(sentence, [], 12, letters, reach))


def wording_of(raw: str, language: str = "en") -> Wording:
    told = Told(raw, language)
    return Wording(told.text, told.mentions, language)


def test_a_word_counts_by_its_first_letters_and_a_number_as_nought() -> None:
    assert {"agreeme", "signed", "0"} <= marks("They signed 17 Agreements.")
    assert {"توافق", "امضا"} <= marks("توافقنامه امضا شد.", letters=5, reach=0)


def test_neighbours_count_as_pairs_within_reach() -> None:
    found = marks("They signed a pact.")
    assert {"signed a", "signed pact", "a pact"} <= found
    assert "they pact" not in found
    assert not any(" " in mark for mark in marks("They signed a pact.", reach=0) if not mark.startswith("="))


def test_a_mention_stands_for_its_kind_whatever_its_name() -> None:
    text = "Peru and Oman met."
    sentence = Sentence(0, PassageKind.HEADLINE, 0, len(text), text)
    found = set(marks_of(sentence, [(0, 4, "country", "a0"), (9, 13, "country", "a1")], 12, 7, 2))
    assert {"<country>", "<country> and", "and <country>", "=country 2", "=sides 2", "=headline", "=place 0"} <= found
    assert not {"peru", "oman"} & found


def test_the_score_is_the_sum_of_the_weights_of_the_marks() -> None:
    wording = wording_of("Peru and Oman signed a joint fishing accord.")
    known = weights_of("en")
    text = "Peru and Oman signed a joint fishing accord."
    sentence = Sentence(0, PassageKind.SENTENCE, 0, len(text), text)
    named = [(0, 4, "country", "a0"), (9, 13, "country", "a1")]
    found = set(marks_of(sentence, named, 1, known.letters, known.reach))
    assert wording.score(0) == pytest.approx(known.always + sum(known.marks.get(mark, 0) for mark in found), abs=1e-5)


def test_news_of_a_signature_scores_higher_than_the_weather() -> None:
    wording = wording_of("Peru and Oman signed a joint fishing accord. It rained in the north all day.")
    assert wording.score(0) > wording.score(1)
    assert wording.speaks_for(0) > 0 > wording.speaks_for(1)
    persian = wording_of("ایران و عمان قرارداد مشترک امضا کردند. هوا در شمال بارانی بود.", "fa")
    assert persian.score(0) > persian.score(1)


def test_the_kinds_of_a_sentence_are_shares_of_one_with_the_likeliest_first() -> None:
    kinds = wording_of("Peru bought 20,000 tonnes of wheat from Oman.").kinds(0)
    assert math.fsum(kinds.values()) == pytest.approx(1)
    assert list(kinds.values()) == sorted(kinds.values(), reverse=True)
    assert next(iter(kinds)) in {AgreementKind.PURCHASE, AgreementKind.CONTRACT}


def test_a_language_without_weights_has_no_scores() -> None:
    wording = wording_of("İran ve Umman ortak bir anlaşma imzaladı.", "tr")
    assert not wording.is_learned
    assert not wording.is_telling(0)
    assert wording.kinds(0) == {}


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_weights_are_few_and_can_be_met(language: str) -> None:
    known = weights_of(language)
    assert 0 < len(known.marks) <= 3_000
    words = [word for mark in known.marks if not mark.startswith("=") for word in mark.split(" ")]
    assert all(word.startswith("<") or 0 < len(word) <= known.letters for word in words)
    assert all(mark.count(" ") <= (known.reach > 0) for mark in known.marks if not mark.startswith("="))


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of both tables of the language `xx`, which have no wrong row."""
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "wording.tsv").write_text(WORDS, "utf-8")
    (folder / "wording_kinds.tsv").write_text(KINDS, "utf-8")
    for room in (table, module):
        monkeypatch.setattr(room, "TABLES", tmp_path)
    table.rows.cache_clear()
    weights_of.cache_clear()
    return folder


def test_settings_are_no_marks_and_nothing_is_told_without_its_setting(tables: Path) -> None:
    known = weights_of("xx")
    assert known.marks == {"امضا": 0.9}
    assert (known.letters, known.reach, known.always, known.even, known.told) == (5, 0, -1.4, -1.6, math.inf)
    assert known.kinds == {AgreementKind.CONTRACT: {"==always": -0.4, "امضا": 0.3}}


@pytest.mark.parametrize(
    ("right", "wrong", "reason"),
    [
        ("امضا\t0.9", "امضا\theavy", "7: row امضا: the weight 'heavy' is not a number"),
        ("امضا\t0.9", "امضا\tnan", "7: row امضا: the weight 'nan' is not a number"),
        ("امضا\t0.9", "==told\tinf", "7: row ==told: the weight 'inf' is not a number"),
        ("امضا\t0.9", "==tell\t0.5", "7: row ==tell: there is no such setting"),
        ("==letters\t5", "==letters\t0", "3: row ==letters: 0 is not a whole number from 1 on"),
        ("==letters\t5", "==letters\t5.5", "3: row ==letters: 5.5 is not a whole number from 1 on"),
        ("==reach\t0", "==reach\t-1", "4: row ==reach: -1 is not a whole number from 0 on"),
        ("==letters\t5\n", "", "1: the table lacks the rows ==letters"),
        ("==reach\t0\n", "", "1: the table lacks the rows ==reach"),
        ("==always\t-1.4\n==even\t-1.6\n", "", "1: the table lacks the rows ==always, ==even"),
    ],
)
def test_a_wrong_weight_or_setting_is_refused_with_its_line(tables: Path, right: str, wrong: str, reason: str) -> None:
    path = tables / "wording.tsv"
    path.write_text(WORDS.replace(right, wrong), "utf-8")
    with pytest.raises(TableError) as refused:
        weights_of("xx")
    assert str(refused.value) == f"{path}:{reason}"


@pytest.mark.parametrize(
    ("right", "wrong", "reason"),
    [
        ("sign\tcontract", "sign\tpromise", "4: row sign: there is no kind 'promise'"),
        ("امضا\t0.3", "امضا\t", "4: row sign: the weight '' is not a number"),
        ("امضا\t0.3", "\t0.3", "4: row sign: the mark '' is empty or given twice for its kind"),
        ("امضا\t0.3", "==always\t0.3", "4: row sign: the mark '==always' is empty or given twice for its kind"),
        ("==always\t-0.4", "قرارد\t-0.4", "1: the mark ==always is missing for contract"),
    ],
)
def test_a_wrong_row_about_kinds_is_refused_with_its_line(tables: Path, right: str, wrong: str, reason: str) -> None:
    path = tables / "wording_kinds.tsv"
    path.write_text(KINDS.replace(right, wrong), "utf-8")
    with pytest.raises(TableError) as refused:
        weights_of("xx")
    assert str(refused.value) == f"{path}:{reason}"
