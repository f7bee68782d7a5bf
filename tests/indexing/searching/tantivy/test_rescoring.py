"""The score of an entry, worked out from the lines of its terms; test_contract_queries compares it with a node's."""

from math import log
from pathlib import Path

import pytest

from indexing.searching.analysis.lines import line_of
from indexing.searching.query import Group, MatchKind, Occur, Phrase, Term
from indexing.searching.tantivy.generation import Generation
from indexing.searching.tantivy.rescoring import Scorer
from indexing.searching.tantivy.statistics import Statistics
from tests.indexing.searching.engines import EN, FA, FINGERPRINT, passage

#: ln(1 + (N - n + 0.5) / (n + 0.5)) for words of 1 and of 2 of the 4 English entries.
RARE, COMMON = log(1 + 3.5 / 1.5), log(1 + 2.5 / 2.5)


@pytest.fixture
def statistics(tmp_path: Path) -> Statistics:
    """Of four English entries of three words each and a Persian one."""
    texts = ("grain ship port", "grain oil gas", "iron coal salt", "gold zinc lead")
    generation = Generation.create(tmp_path / "generation", FINGERPRINT)
    entries = [passage(f"pas-{seq}", seq, (EN, text)) for seq, text in enumerate(texts, 1)]
    generation.apply([*entries, passage("pas-9", 9, (FA, "گندم"))], 9)
    found = generation.reader.statistics
    generation.close()
    return found


def lined(text: str) -> str:
    """The line of a text, an underscore for each word that was dropped."""
    return line_of([] if word == "_" else [word] for word in text.split())


def score(statistics: Statistics, text: str, *groups: Group) -> float:
    return Scorer(groups, statistics).score({"text_en": lined(text)})


def saturated(occurring: int, length: int) -> float:
    return 1.9 * occurring / (occurring + 0.9 * (0.6 + 0.4 * length / 3))


def test_a_term_scores_by_how_rare_it_is_how_often_it_stands_and_how_long_the_field_is(statistics: Statistics) -> None:
    ship, grain = Group((Term("text_en", "ship"),)), Group((Term("text_en", "grain"),))
    assert score(statistics, "grain ship port", ship) == pytest.approx(RARE * saturated(1, 3))
    assert score(statistics, "grain ship grain port _ port", grain) == pytest.approx(COMMON * saturated(2, 5))
    assert score(statistics, "grain ship port", ship, grain) == pytest.approx((RARE + COMMON) * saturated(1, 3))


def test_the_best_alternative_of_a_group_counts_and_not_the_sum(statistics: Statistics) -> None:
    either = Group((Term("text_en", "ship", 0.5), Term("text_en", "grain", 2.0), Term("text_fa", "گندم")))
    assert score(statistics, "grain ship port", either) == pytest.approx(2 * COMMON * saturated(1, 3))


def test_excluding_and_empty_groups_add_nothing(statistics: Statistics) -> None:
    ship = Group((Term("text_en", "ship"),))
    excluded = Group((Term("text_en", "grain"),), Occur.MUST_NOT)
    assert score(statistics, "grain ship", excluded, Group(()), ship) == score(statistics, "grain ship", ship)


def test_what_begins_with_a_prefix_gets_its_weight_whatever_the_frequency(statistics: Statistics) -> None:
    beginning = Group((Term("text_en", "shi", 3.0, prefix=True),))
    assert score(statistics, "ship shipping shipped", beginning) == 3.0
    assert score(statistics, "worship", beginning) == 0.0


@pytest.mark.parametrize(
    ("text", "occurring"),
    [
        ("grain ship", 1),
        ("grain ship _ grain ship", 2),
        ("ship grain", 0),
        ("grain _ ship", 0),
        ("grain port", 0),
    ],
)
def test_a_phrase_stands_where_its_words_follow_each_other(statistics: Statistics, text: str, occurring: int) -> None:
    phrase = Group((Phrase("text_en", ("grain", "ship")),))
    length = len(text.replace("_", "").split())
    expected = (RARE + COMMON) * saturated(occurring, length) if occurring else 0.0
    assert score(statistics, text, phrase) == pytest.approx(expected)


def test_a_phrase_leaves_room_for_words_that_were_dropped(statistics: Statistics) -> None:
    phrase = Group((Phrase("text_en", ("grain", "ship"), positions=(0, 2)),))
    assert score(statistics, "grain _ ship", phrase) > 0
    assert score(statistics, "grain port ship", phrase) > 0
    assert score(statistics, "grain ship", phrase) == 0


def test_the_closest_kind_by_which_a_word_is_found_is_told(statistics: Statistics) -> None:
    groups = (
        Group((Term("text_en", "grain"), Term("text_en", "wheat", kind=MatchKind.SPELLING)), word=0),
        Group((Term("text_en.exact", "grains", kind=MatchKind.EXACT),), word=0),
        Group((Phrase("text_en", ("ship", "port"), kind=MatchKind.NAME),), word=1),
        Group((Term("text_en", "por", prefix=True, kind=MatchKind.TRANSLATION),), word=2),
    )
    scorer = Scorer(groups, statistics)
    exact = {"text_en": lined("grain wheat"), "text_en.exact": lined("grains wheat")}
    assert scorer.kinds(exact) == {MatchKind.EXACT}
    assert scorer.kinds({"text_en": lined("wheat")}) == {MatchKind.SPELLING}
    assert scorer.kinds({"text_en": lined("ship port")}) == {MatchKind.NAME, MatchKind.TRANSLATION}
    assert scorer.kinds({"text_fa": lined("گندم")}) == frozenset()
