"""A scanner leaves out only patterns that cannot match."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.deriving.scanning import Scanner, letters_of, scanner, ways_of
from indexing.deriving.table import PatternRow, patterns
from indexing.folding import fold
from indexing.values import Rule

TABLES = ("triggers", "status", "marks", "counts", "sectors", "people", "aside", "background", "bilateral", "bodies")
ENGLISH = "signed agreement the Iran and deal will pact trade to $5 billion visa"
PERSIAN = "قرارداد امضا شد ایران تفاهم نامه"
WORDS = st.sampled_from(f"{ENGLISH} {PERSIAN}".split())


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("table", TABLES)
def test_a_rule_is_tried_on_its_own_example(language: str, table: str) -> None:
    for row in patterns(language, table):
        assert row in scanner(language, table).likely(fold(row["example"]))


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("table", TABLES)
def test_every_rule_that_matches_an_example_of_any_table_is_tried(language: str, table: str) -> None:
    for text in (fold(row["example"]) for name in TABLES for row in patterns(language, name)):
        likely = list(scanner(language, table).likely(text))
        assert [row for row in patterns(language, table) if row.pattern.search(text) and row not in likely] == []


@given(st.lists(WORDS, max_size=12), st.sampled_from(["en", "fa"]), st.sampled_from(["triggers", "status"]))
def test_every_rule_that_matches_is_tried(words: list[str], language: str, table: str) -> None:
    text = " ".join(words)
    likely = list(scanner(language, table).likely(text))
    assert [row for row in patterns(language, table) if row.pattern.search(text)] == [
        row for row in likely if row.pattern.search(text)
    ]


@pytest.mark.parametrize(
    ("pattern", "ways"),
    [
        (r"(?i)\bPact\b", [({"pact"}, {"pact"})]),
        (r"\bpacts?|agree(?:d to| on)", [({"pact"}, {"pact"}), ({"agree"}, {"d to", " on"})]),
        (r"(?:raise|lift) (?:\w+ )?(?:to|by)\b.*trade", [({"trade"}, {"raise"}), ({"trade"}, {"lift"})]),
        (r"(?:very )?good", [({"good"}, {"good"})]),
        (r"(?:sign)+ed", [({"sign"}, {"ed"})]),
        (r"[ab]c?", []),
        (r"pact|x", []),
        (r"(?<!no )deal(?! with)", [({"deal"}, {"deal"})]),
    ],
)
def test_the_ways_in_which_a_pattern_can_match(pattern: str, ways: list[tuple[set[str], set[str]]]) -> None:
    assert [tuple(map(set, way)) for way in ways_of(re.compile(pattern))] == ways


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        (r"(?P<name>(?:[CT])?Hot[PY])", "Hot"),
        (r"(?<=V)A(?=,|_)(?!w)", "VA"),
        (r"(?:NA|NB)+C?", "N"),
        (r"(?:x-)?[NA]{1,3}", ""),
        (r"a++b", "ab"),
    ],
)
def test_the_letters_that_every_match_holds(pattern: str, letters: str) -> None:
    assert letters_of(re.compile(pattern)) == set(letters)


def test_a_pattern_without_words_is_always_tried() -> None:
    row = PatternRow(Rule(id="x"), re.compile(r"\d+"), {})
    assert list(Scanner((row,)).likely("")) == [row]
