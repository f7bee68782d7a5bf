"""How what is typed becomes a query tree."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexing.searching.alternatives import EXACT_WEIGHT, FIELD_WEIGHTS
from indexing.searching.fields import SOUND_FIELDS, TEXT_FIELDS
from indexing.searching.parse import MOST_CLAUSES, parse
from indexing.searching.pieces import Piece, pieces
from indexing.searching.port import EntryField, SearchIndex
from indexing.searching.query import Group, MatchKind, Occur, Phrase, Term
from indexing.searching.search import SearchRequest, search
from indexing.vocabulary import Language
from tests.indexing.searching.engines import fill, passage

EN, FA, AR, TR = Language.EN, Language.FA, Language.AR, Language.TR
RU, TG, UZ, UND = Language.RU, Language.TG, Language.UZ, Language.UND


def in_text(groups: tuple[Group, ...], field: str) -> list[tuple[str, ...]]:
    """The tokens looked for in one field, group by group."""
    return [
        tuple(
            one.token if isinstance(one, Term) else " ".join(one.tokens)
            for one in group.alternatives
            if one.field == field
        )
        for group in groups
        if any(one.field == field for one in group.alternatives)
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("گمرک سرخس", [Piece("گمرک"), Piece("سرخس")]),
        ('"joint customs" post', [Piece("joint customs", phrase=True), Piece("post")]),
        ("«کمیسیون مشترک»", [Piece("کمیسیون مشترک", phrase=True)]),
        ("“joint customs”", [Piece("joint customs", phrase=True)]),
        ("trade -war", [Piece("trade"), Piece("war", excluded=True)]),
        ('trade −"cold war"', [Piece("trade"), Piece("cold war", phrase=True, excluded=True)]),
        ("wheat OR barley", [Piece("wheat"), Piece("barley", alternative=True)]),
        ("OR wheat OR", [Piece("wheat")]),
        ("wheat or barley", [Piece("wheat"), Piece("or"), Piece("barley")]),
        ("far-reaching", [Piece("far-reaching")]),
        ('say "unclosed', [Piece("say"), Piece('"unclosed')]),
        ('""', [Piece('""')]),
        ("- --", [Piece("-"), Piece("-", excluded=True)]),
        ("custom* -tari* *", [Piece("custom", prefix=True), Piece("tari", excluded=True, prefix=True), Piece("*")]),
        ('گمر* "cust*" a* ***', [Piece("گمر", prefix=True), Piece("cust*", phrase=True), Piece("a*"), Piece("***")]),
        ("", []),
    ],
)
def test_the_pieces_of_a_query(typed: str, expected: list[Piece]) -> None:
    assert list(pieces(typed)) == expected


def test_a_word_is_looked_for_in_every_field_with_its_weight_and_in_the_exact_twin() -> None:
    word, twin = parse("agreements")
    assert word.occur is twin.occur is Occur.SHOULD
    assert {one.field: one.boost for one in word.alternatives if one.field.endswith("_en")} == {
        f"{field}_en": weight for field, weight in FIELD_WEIGHTS.items()
    }
    assert Term("text_en", "agreement", 1.0) in word.alternatives
    assert Term("text_en.exact", "agreements", EXACT_WEIGHT, MatchKind.EXACT) in twin.alternatives


def test_a_word_with_a_non_joiner_is_looked_for_whole_and_in_parts() -> None:
    whole, *parts = in_text(parse("گمرک‌خانه"), "text_fa")[0]
    assert whole == in_text(parse("گمرکخانه"), "text_fa")[0][0]
    assert [(part,) for part in parts] == in_text(parse("گمرک خانه"), "text_fa")


def test_excluding_a_word_with_a_non_joiner_does_not_exclude_its_parts() -> None:
    (group,) = parse("-گمرک‌خانه")
    assert group.occur is Occur.MUST_NOT
    assert in_text((group,), "text_fa") == [
        ("گمرك خانه".replace("ک", "ك"), in_text(parse("گمرکخانه"), "text_fa")[0][0])
    ]


def test_function_words_are_dropped_beside_others_and_looked_for_exactly_when_alone() -> None:
    assert in_text(parse("the ministry of energy"), "text_en") == [("ministri",), ("energi",)]
    assert in_text(parse("to be or not"), "text_en") == [("not",)]
    assert in_text(parse("of the"), "text_en.exact") == [("of",), ("the",)]
    assert in_text(parse("در"), "text_fa.exact") == [("در",)]


def test_a_phrase_is_required_as_typed_or_by_its_stems_with_holes() -> None:
    (group,) = parse('"Ministries of Energy"')
    assert group.occur is Occur.MUST
    assert Phrase("text_en.exact", ("ministries", "of", "energy"), kind=MatchKind.EXACT) in group.alternatives
    assert Phrase("text_en", ("ministri", "energi"), 1.0, (0, 2)) in group.alternatives


def test_an_or_makes_one_group_of_two_words() -> None:
    assert in_text(parse("wheat OR barley rye"), "text_en") == [("wheat", "barlei"), ("rye",)]
    (group, *_) = parse('"grain silo" OR barley')
    assert group.occur is Occur.SHOULD


def test_a_sign_between_words_separates_them() -> None:
    assert in_text(parse("Tehran/Moscow"), "text_en") == [("tehran",), ("moscow",)]


@pytest.mark.parametrize("typed", ["", "   ", "!!! ؟ …", "😀", "«»", '"..."', "-", "OR"])
def test_what_holds_no_word_looks_for_nothing(typed: str) -> None:
    assert parse(typed) == ()


SCRIPTS = st.text(
    st.sampled_from("کتاب‌خانه یكи İßdon't Ўғ \"«»“”-−OR* \n\u200f\u064b😀日 ۱2./:()[]{}~^\\&|+!"), max_size=40
)
ANY_TEXT = st.text(max_size=40)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.data_too_large])
@given(st.lists(SCRIPTS | ANY_TEXT, min_size=25, max_size=25))
def test_any_of_ten_thousand_texts_gives_a_tree_that_every_engine_can_execute(typed: list[str]) -> None:
    for text in typed:
        for group in parse(text):
            assert group.alternatives
            for one in group.alternatives:
                assert_executable(one)


def assert_executable(one: Term | Phrase) -> None:
    assert one.field in {**TEXT_FIELDS, **SOUND_FIELDS}
    assert one.boost > 0
    tokens = (one.token,) if isinstance(one, Term) else one.tokens
    assert all(token and not any(c.isspace() for c in token) for token in tokens)
    if isinstance(one, Phrase):
        assert len(tokens) > 1
        assert not one.positions or (one.positions[0] == 0 and list(one.positions) == sorted(set(one.positions)))


async def test_nothing_that_is_typed_makes_an_engine_fail(index: SearchIndex) -> None:
    chance = random.Random(6)
    letters = "کتاب‌خانه یكи İßdon't Ўғ \"«»-−* \n\u200f\u064b😀日 ۱2./:()[]{}~^\\&|+!_%@#<>"
    signs = (
        "OR",
        "AND",
        "NOT",
        "a*",
        "-a*",
        "*",
        "text_fa:x",
        "/.*/",
        "{$gt:1}",
        "_id:1",
        "\\u0000",
        "a~2",
        "[a TO b]",
    )
    await fill(index, [passage("one", 1, (FA, "کتاب‌خانهٔ ملی a2"), (EN, "don't"))])
    for _ in range(150):
        words = ("".join(chance.choices(letters, k=chance.randint(1, 9))) for _ in range(chance.randint(1, 5)))
        typed = " ".join(word if chance.random() < 0.7 else chance.choice(signs) for word in words)
        page = await search(index, SearchRequest(typed))
        assert page.total in (0, 1), typed


def test_a_query_stays_below_the_limits_of_the_engines_however_long_it_is() -> None:
    groups = parse(" ".join(f"word{n}‌part.x" for n in range(5_000)))
    terms = [one for group in groups for one in group.alternatives]
    assert 500 < len(terms) <= MOST_CLAUSES


def test_all_fields_have_a_weight() -> None:
    assert set(FIELD_WEIGHTS) == set(EntryField)
