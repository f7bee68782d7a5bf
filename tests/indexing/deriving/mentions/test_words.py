"""Sentences become words with letters, and every word keeps its place."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from indexing.deriving.mentions.words import Known, Line, split


def letters(text: str, known: tuple[Known, ...] = ()) -> str:
    return split(text, 0, known, lambda word: "N" if word[0].isupper() else "w").letters


def test_words_marks_and_figures() -> None:
    assert letters('Ali, 54, said: "Yes" (no).') == 'N,#,w:"N"<w>_'


def test_a_possessive_is_a_word_of_its_own() -> None:
    line = split("Iran's ministers' plan", 0, (), lambda word: "w")
    assert [word.text for word in line.words if word.letter == "s"] == ["'s"]


def test_initials_titles_and_hyphens_stay_whole() -> None:
    line = split("H.E. Mr. J. al-Wadani", 0, (), lambda word: "w")
    assert [word.text for word in line.words] == ["H.E.", "Mr.", "J.", "al-Wadani"]


def test_a_hyphen_that_has_lost_its_second_half_to_a_space_joins() -> None:
    line = split("Voto- Wadan of LIMA- Peru came pre- and post-war", 0, (), lambda word: "w")
    assert [word.text for word in line.words][:2] == ["Voto- Wadan", "of"]
    assert line.letters == "www-www-ww"


def test_what_is_known_is_one_word() -> None:
    line = split("the Silk Road Fund paid", 10, (Known(14, 28, "O"),), lambda word: "w")
    assert (line.letters, line.words[1].text, line.words[1].start) == ("wOw", "Silk Road Fund", 14)


@given(st.text(alphabet="aB'’s.-,\" ۳ع و", max_size=60))
def test_words_stand_where_they_say(text: str) -> None:
    line: Line = split(text, 7, (), lambda word: "w")
    assert all(text[word.start - 7 : word.end - 7] == word.text for word in line.words)
    assert all(a.end <= b.start for a, b in pairwise(line.words))
    assert len(line.letters) == len(line.words)
