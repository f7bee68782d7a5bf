"""A sentence has a score by the weights of its words; languages without weights have none."""

import math

import pytest

from indexing.deriving.agreements.wording import Wording, marks_of, weights_of
from indexing.deriving.text import Sentence
from indexing.vocabulary import AgreementKind, PassageKind
from tests.indexing.deriving.agreements.telling import Told


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
