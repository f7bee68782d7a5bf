"""The network scores sentences by patterns of neighbouring words; here with four words and one pattern a width."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.deriving.agreements.network import load_network
from indexing.deriving.table import TableError

WORDS = ["signed", "accord", "rain", "<country>"]


def lines(names: list[str]) -> Any:
    return np.frombuffer("\n".join(names).encode(), np.uint8)


def arrays() -> dict[str, Any]:
    """A network that likes "signed", then "signed accord", then "<country> signed accord", the longer the better."""
    filters = np.zeros((4, 6), np.float32)
    filters[0, 0] = 1  # signed
    filters[0, 1], filters[1, 2] = 1, 1  # signed accord
    filters[3, 3], filters[0, 4], filters[1, 5] = 1, 1, 1  # <country> signed accord
    return {
        "words": lines(WORDS),
        "vectors": (np.eye(4) * 127).astype(np.int8),
        "scales": np.full(4, 1 / 127, np.float32),
        "filters": filters,
        "bias": np.array([0, -1, -2], np.float32),
        "own": np.array([1, 2, 4], np.float32),
        "before": np.array([0.5, 0, 0], np.float32),
        "behind": np.array([0.25, 0, 0], np.float32),
        "whole": np.array([0.125, 0, 0], np.float32),
        "marks": lines(["=headline", "=stop"]),
        "mark_weights": np.array([-3, 8], np.float32),
        "letters": np.int64(7),
        "longest": np.int64(6),
        "always": np.float64(-1),
        "even": np.float64(0),
        "trust": np.float64(0.1),
        "told": np.float64(2),
    }


def saved(folder: Path, held: Mapping[str, Any]) -> Path:
    path = folder / "wording.npz"
    np.savez(path, **held)
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return saved(tmp_path, arrays())


def scores(path: Path, *sentences: str) -> list[float]:
    return load_network(path).scores([sentence.split() for sentence in sentences], [set()] * len(sentences))


def test_the_best_fit_of_each_pattern_counts_once(path: Path) -> None:
    once, twice, nothing = (scores(path, text)[0] for text in ("signed", "signed rain signed", "rain rain"))
    assert once == twice == pytest.approx(-1 + 1 + 0.125)
    assert nothing == pytest.approx(-1)


def test_patterns_of_two_and_three_words_need_them_in_their_order(path: Path) -> None:
    assert scores(path, "signed accord") == [pytest.approx(-1 + 1 + 2 + 0.125)]
    assert scores(path, "accord signed") == [pytest.approx(-1 + 1 + 0.125)]
    assert scores(path, "<country> signed accord") == [pytest.approx(-1 + 1 + 2 + 4 + 0.125)]


def test_words_that_are_not_known_are_passed_over(path: Path) -> None:
    assert scores(path, "signed fishing accord") == scores(path, "signed accord")


def test_no_pattern_reaches_into_the_next_sentence(path: Path) -> None:
    apart = scores(path, "<country> signed", "accord")
    assert apart == [pytest.approx(-1 + 1 + 0.125), pytest.approx(-1 + 0.5 + 0.125)]


def test_neighbours_and_the_whole_article_count_with_weights_of_their_own(path: Path) -> None:
    before, told, behind = scores(path, "rain", "signed", "rain")
    assert before == pytest.approx(-1 + 0.25 + 0.125)
    assert told == pytest.approx(-1 + 1 + 0.125)
    assert behind == pytest.approx(-1 + 0.5 + 0.125)


def test_marks_count_and_unknown_ones_do_not(path: Path) -> None:
    network = load_network(path)
    assert network.scores([["rain"]], [{"=stop", "=headline", "=new"}]) == [pytest.approx(-1 + 8 - 3)]


def test_an_article_without_sentences_and_a_sentence_without_known_words_are_read(path: Path) -> None:
    assert load_network(path).scores([], []) == []
    assert scores(path, "", "unknown words") == [pytest.approx(-1), pytest.approx(-1)]


def test_only_the_first_known_words_of_a_sentence_are_read(path: Path) -> None:
    assert scores(path, "rain " * 6 + "signed") == scores(path, "rain")


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=8), min_size=1, max_size=300))
def test_long_articles_are_read_in_blocks_without_a_seam(tmp_path_factory: Any, sentences: list[list[str]]) -> None:
    network = load_network(saved(tmp_path_factory.mktemp("net"), arrays()))
    found = network.scores(sentences, [set()] * len(sentences))
    assert len(found) == len(sentences)
    around = [[], *sentences, []]
    whole = 0.125 * any("signed" in words[:6] for words in sentences)
    for number, score in enumerate(found):
        behind, before = "signed" in around[number + 2][:6], "signed" in around[number][:6]
        alone = network.scores([sentences[number]], [set()])[0] - 0.125 * ("signed" in sentences[number][:6])
        assert score == pytest.approx(alone + whole + 0.5 * before + 0.25 * behind, abs=1e-3)


def test_the_strongest_phrases_are_named_with_their_share(path: Path) -> None:
    words = ["rain", "<country>", "signed", "accord"]
    strongest = load_network(path).strongest(words, {"=stop", "=headline"}, 3)
    assert [phrase for phrase, _ in strongest] == ["=stop", "<country> signed accord", "signed accord"]
    assert [share for _, share in strongest] == pytest.approx([8, 4, 2])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"own": None}, "the network lacks own"),
        ({"told": None, "even": None}, "the network lacks even, told"),
        ({"own": np.zeros(4, np.float32)}, r"the array own has the shape \(4,\) instead of \(3,\)"),
        ({"scales": np.zeros(3, np.float32)}, r"the array scales has the shape \(3,\) instead of \(4,\)"),
        ({"filters": np.zeros((5, 6), np.float32)}, r"the array vectors has the shape \(4, 4\) instead of \(4, 5\)"),
        ({"filters": np.zeros((4, 7), np.float32)}, "the array"),
        ({"filters": np.zeros(4, np.float32)}, "the array"),
        ({"trust": np.zeros(2)}, r"the array trust has the shape \(2,\) instead of \(\)"),
        ({"own": np.array([1, np.nan, 0], np.float32)}, "the array own holds what is no number"),
        ({"told": np.float64("inf")}, "the array told holds what is no number"),
    ],
)
def test_a_network_that_does_not_fit_together_is_refused(tmp_path: Path, change: dict[str, Any], reason: str) -> None:
    held = {name: values for name, values in (arrays() | change).items() if values is not None}
    with pytest.raises(TableError, match=rf"wording\.npz: {reason}"):
        load_network(saved(tmp_path, held))


def test_a_file_that_is_no_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "wording.npz"
    path.write_bytes(b"")
    with pytest.raises(TableError, match=r"wording\.npz: not a network"):
        load_network(path)


def test_objects_are_never_read_from_a_file(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="not a network"):
        load_network(saved(tmp_path, arrays() | {"own": np.array([{}, {}, {}], dtype=object)}))
