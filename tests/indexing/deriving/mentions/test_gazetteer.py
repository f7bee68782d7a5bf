"""Known names are found as whole words, in both scripts, however many there are."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.deriving.mentions.gazetteer import Gazetteer
from indexing.folding import fold

NAMES = ["Iran", "Iraq", "Niger", "Nigeria", "Guinea", "Guinea-Bissau", "ایران", "ایرانی", "آمریکا", "ترکیه", "روس"]


def found(text: str) -> list[str]:
    gazetteer = Gazetteer((fold(name), name) for name in NAMES)
    return [hit.payload for hit in gazetteer.find(fold(text))]


def test_the_longest_name_counts() -> None:
    assert found("Nigeria and Guinea-Bissau, not Niger") == ["Nigeria", "Guinea-Bissau", "Niger"]


def test_a_name_inside_a_word_is_none() -> None:
    assert found("Tirana Iranology") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ایران‌را می‌بینند", ["ایران"]),
        ("سفر به آمریکای لاتین", ["آمریکا"]),
        ("کالای ترکیه‌ای", ["ترکیه"]),
        ("این شرکت در آمریکاست", ["آمریکا"]),
        ("شرکت‌های ایرانی‌ها", ["ایرانی"]),
        ("عراق وایران", ["ایران"]),
        ("دو کشورایران و عمان", ["ایران"]),
        ("هم‌کشورایران", []),
        ("ایرانشهر زیباست", []),
        ("رؤسای دو شرکت", []),
    ],
)
def test_persian_endings_may_stand_against_a_name(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_an_empty_gazetteer_finds_nothing() -> None:
    empty: Gazetteer[str] = Gazetteer([])
    assert empty.find("Iran") == []


@given(st.lists(st.sampled_from([*NAMES, "و", ",", "-", "the"]), max_size=12).map(" ".join))
def test_hits_are_ordered_free_of_overlap_and_spell_their_name(text: str) -> None:
    gazetteer = Gazetteer((fold(name), name) for name in NAMES)
    hits = gazetteer.find(fold(text))
    assert all(first.end <= second.start for first, second in pairwise(hits))
    assert all(fold(text)[hit.start : hit.end] == fold(hit.payload) for hit in hits)
