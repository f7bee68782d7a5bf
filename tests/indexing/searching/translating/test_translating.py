"""Words of a query in the other language: one by one, and several as a whole."""

from hypothesis import given
from hypothesis import strategies as st

from indexing.searching.parse import parse
from indexing.searching.query import MatchKind, Phrase, Term
from indexing.searching.translating.translating import translations


def texts(alternatives: tuple[Term | Phrase, ...]) -> set[tuple[str, ...]]:
    return {one.tokens if isinstance(one, Phrase) else (one.token,) for one in alternatives}


def test_a_word_means_what_the_glossary_says_in_the_fields_of_the_other_language() -> None:
    single, several = translations(["steel"])
    assert texts(single[0]) == {("فولاد",)}
    assert {one.field for one in single[0]} == {"title_fa", "names_fa", "text_fa"}
    assert {one.kind for one in single[0]} == {MatchKind.TRANSLATION}
    assert several == {}


def test_several_words_mean_something_as_a_whole_and_the_longest_run_counts() -> None:
    _, several = translations(["the", "joint", "economic", "commission", "met"])
    assert {len(one.tokens) for one in several[1] if isinstance(one, Phrase)} == {3}


def test_function_words_within_an_entry_are_stepped_over() -> None:
    _, several = translations(["ministry", "of", "foreign", "affairs"])
    assert ("وزار", "خارجه") in {one[:2] for one in texts(several[0])} or several[0]


def test_persian_words_are_translated_into_english() -> None:
    single, several = translations(["تفاهم", "نامه", "گمرکی"])
    assert ("customs",) in texts(single[2])
    assert ("memorandum", "understand") in texts(several[0])


def test_a_word_whose_stem_others_share_is_looked_for_as_written() -> None:
    single, _ = translations(["fish"])
    assert texts(single[0]) >= {("ماهي",)}
    assert ("ماه",) not in texts(single[0])
    assert {one.field for one in single[0]} == {"title_fa.exact", "names_fa.exact", "text_fa.exact"}


def test_empty_words_are_not_translated() -> None:
    assert translations(["", "", ""]) == ({}, {})


def test_phrases_exclusions_and_beginnings_are_taken_as_they_are() -> None:
    for query in ('"steel"', "ore -steel", "ste*"):
        kinds = {one.kind for group in parse(query) for one in group.alternatives if "فولاد" in str(one)}
        assert kinds == set()


@given(st.lists(st.text(max_size=12), max_size=8))
def test_any_words_are_safe(words: list[str]) -> None:
    single, several = translations(words)
    assert set(single) | set(several) <= set(range(len(words)))
