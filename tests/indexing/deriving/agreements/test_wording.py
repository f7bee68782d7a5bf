"""A sentence has a score by how it is worded; languages without a network have none."""

import math
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexing.deriving import table
from indexing.deriving.agreements import wording as module
from indexing.deriving.agreements.wording import Wording, marks_of, network_of, weights_of_kinds, words_of
from indexing.deriving.table import TableError
from indexing.deriving.text import Sentence
from indexing.vocabulary import AgreementKind, PassageKind
from tests.indexing.deriving.agreements.telling import Told

KINDS = "# version: 1\nid\tkind\tmark\tweight\nstart\tcontract\t==always\t-0.4\nsign\tcontract\tامضا\t0.3\n"


def words(text: str, letters: int = 7) -> list[str]:
    """The words of a sentence that names nobody."""
    return words_of(Sentence(3, PassageKind.SENTENCE, 0, len(text), text), [], letters)


def wording_of(raw: str, language: str = "en") -> Wording:
    told = Told(raw, language)
    return Wording(told.text, told.mentions, language)


def test_a_word_counts_by_its_first_letters_and_a_number_as_nought() -> None:
    assert words("They signed 17 Agreements.") == ["they", "signed", "0", "agreeme"]
    assert words("توافقنامه امضا شد.", letters=5) == ["توافق", "امضا", "شد"]


def test_a_mention_stands_for_its_kind_whatever_its_name() -> None:
    text = "Peru and Oman met."
    sentence = Sentence(0, PassageKind.HEADLINE, 0, len(text), text)
    named = [(0, 4, "country", "a0"), (9, 13, "country", "a1")]
    assert words_of(sentence, named, 7) == ["<country>", "and", "<country>", "met"]
    assert {"=country 2", "=sides 2", "=headline", "=place 0", "=stop"} <= marks_of(sentence, named, 12)


def test_the_marks_tell_the_length_and_the_place_of_a_sentence() -> None:
    text = "It rained in the north, where " + "it always rains " * 20
    sentence = Sentence(30, PassageKind.SENTENCE, 0, len(text), text)
    assert marks_of(sentence, [], 40) == {"=sides 0", "=place 8", "=length 6", "=sentences 5"}


def test_news_of_a_signature_scores_higher_than_the_weather() -> None:
    wording = wording_of("Peru and Oman signed a joint fishing accord. It rained in the north all day.")
    assert wording.score(0) > wording.score(1)
    assert wording.speaks_for(0) > wording.speaks_for(1)
    persian = wording_of("ایران و عمان قرارداد مشترک امضا کردند. هوا در شمال بارانی بود.", "fa")
    assert persian.score(0) > persian.score(1)


def test_a_word_that_was_never_labelled_counts_like_those_it_resembles() -> None:
    told, weather = "Peru and Oman {} a fishing accord on Monday.", "Peru and Oman {} in heavy rain on Monday."
    inked, lay = (wording_of(text.format(verb)).score(0) for text, verb in ((told, "inked"), (weather, "lay")))
    assert inked > lay


def test_the_strongest_phrases_of_a_sentence_are_words_of_its_own() -> None:
    wording = wording_of("Peru and Oman signed a joint fishing accord.")
    strongest = wording.strongest(0, 3)
    own = {"<country>", "and", "signed", "a", "joint", "fishing", "accord"}
    assert len(strongest) == 3
    assert all(set(phrase.split(" ")) <= own for phrase, _ in strongest if not phrase.startswith("="))
    assert [weight for _, weight in strongest] == sorted((weight for _, weight in strongest), reverse=True)


def test_scores_are_bounded_where_they_are_weighed() -> None:
    wording = wording_of("Peru and Oman signed a joint fishing accord. Rain.")
    assert all(-4 <= wording.bounded(position) <= 2.5 for position in (0, 1))


def test_the_kinds_of_a_sentence_are_shares_of_one_with_the_likeliest_first() -> None:
    kinds = wording_of("Peru bought 20,000 tonnes of wheat from Oman.").kinds(0)
    assert math.fsum(kinds.values()) == pytest.approx(1)
    assert list(kinds.values()) == sorted(kinds.values(), reverse=True)
    assert next(iter(kinds)) in {AgreementKind.PURCHASE, AgreementKind.CONTRACT}


def test_a_language_without_a_network_has_no_scores() -> None:
    wording = wording_of("İran ve Umman ortak bir anlaşma imzaladı.", "tr")
    assert not wording.is_learned
    assert not wording.is_telling(0)
    assert wording.speaks_for(0) == 0
    assert wording.strongest(0, 3) == []
    assert wording.kinds(0) == {}


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_words_of_a_network_can_be_met(language: str) -> None:
    network = network_of(language)
    assert network is not None
    known = [word for word in network.vocabulary if not word.startswith("<")]
    assert all(0 < len(word) <= network.letters for word in known)
    assert all(words(f"{word} {word}", network.letters)[0] == word.rstrip("'’") for word in known if word != "0")


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of the table of kinds of the language `xx`, which has no wrong row."""
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "wording_kinds.tsv").write_text(KINDS, "utf-8")
    for room in (table, module):
        monkeypatch.setattr(room, "TABLES", tmp_path)
    caches = (table.rows, weights_of_kinds, network_of)
    for cached in caches:
        cached.cache_clear()
    yield folder
    for cached in caches:
        cached.cache_clear()


def test_the_kinds_have_weights_by_mark(tables: Path) -> None:
    assert weights_of_kinds("xx") == {AgreementKind.CONTRACT: {"==always": -0.4, "امضا": 0.3}}


def test_a_file_that_is_no_network_is_refused_by_name(tables: Path) -> None:
    path = tables / "wording.npz"
    path.write_text("no archive", "utf-8")
    with pytest.raises(TableError, match=r"wording\.npz: not a network"):
        network_of("xx")


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
        weights_of_kinds("xx")
    assert str(refused.value) == f"{path}:{reason}"
