"""What must be so for a query to be just what was typed."""

from dataclasses import replace

import pytest

from indexing.searching.guessing import likely_belief
from indexing.searching.parse import groups_of, typed_words
from indexing.searching.query import Belief, Term

TURKISH = frozenset(f"{name}_tr{twin}" for name in ("text", "title", "names") for twin in ("", ".exact"))


def belief_of(text: str, *joined: Term, empty: frozenset[str] = frozenset()) -> Belief | None:
    typed = typed_words(text)
    groups = [
        replace(group, alternatives=tuple(one for one in group.alternatives if one.field not in empty))
        for group in groups_of(typed)
    ]
    return likely_belief(typed, groups, joined, empty)


def test_all_words_are_held_in_their_language_and_none_elsewhere() -> None:
    belief = belief_of("the ports and rail", Term("text_en.exact", "railway"), empty=TURKISH)
    assert belief is not None
    assert belief.held == {0, 1}
    absent = {(one.field, one.token) for one in belief.absent}
    assert {("text_uz", "ports"), ("text_en.exact", "railway"), ("text_und", "rail")} <= absent
    assert not {name for name, _ in absent} & (TURKISH | {"text_en", "title_en"})
    assert belief.empty == TURKISH


def test_translations_and_names_may_be_held_or_not() -> None:
    belief = belief_of("گمرک سرخس")
    assert belief is not None
    assert {one.field.removesuffix(".exact").rpartition("_")[2] for one in belief.absent} == {"ar", "und"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "the",
        "grain 2026",
        "grain گمرک",
        '"grain port"',
        "grain -port",
        "grain OR port",
        "grain por*",
        "one two three four five six seven eight nine",
    ],
)
def test_nothing_is_guessed_of_what_is_more_than_a_few_words_in_one_language(text: str) -> None:
    assert belief_of(text) is None


def test_nothing_is_guessed_of_a_language_without_texts() -> None:
    assert belief_of("grain", empty=frozenset({"text_en", "title_en", "names_en"})) is None
