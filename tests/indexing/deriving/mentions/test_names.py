"""Of names that overlap the surer one is kept; a known person helps to find the next."""

import re

from indexing.deriving.mentions.names import collapsed, find_names
from indexing.deriving.mentions.shapes import Shape
from indexing.deriving.mentions.words import Line, split
from indexing.values import Rule


def line(text: str) -> Line:
    return split(text, 0, (), lambda word: "N" if word[0].isupper() else "w")


def shape(pattern: str, confidence: float) -> Shape:
    return Shape(Rule(id=f"test/{confidence}"), re.compile(pattern), confidence)


def names(text: str, *shapes: Shape) -> list[str]:
    return [text[name.start : name.end] for name in find_names(line(text), shapes)]


def test_the_surer_shape_wins() -> None:
    assert names("so Tolo Wadani", shape("(?P<name>wNN)", 0.5), shape("(?P<name>NN)", 0.9)) == ["Tolo Wadani"]


def test_of_equally_sure_ones_the_longer_wins() -> None:
    assert names("Tolo Wadani Nazar", shape("(?P<name>NN)", 0.5), shape("(?P<name>NNN)", 0.5)) == ["Tolo Wadani Nazar"]


def test_a_name_beside_a_known_person_is_found_in_the_second_round() -> None:
    said, pair = shape("(?P<name>NN)(?=w)", 0.9), shape("(?P<name>NN),(?=J)", 0.5)
    assert names("Ata Bek, Tolo Wadani said", said, pair) == ["Ata Bek", "Tolo Wadani"]


def test_a_name_becomes_one_word() -> None:
    words = line("so Tolo Wadani said")
    (name,) = find_names(words, [shape("(?P<name>NN)", 0.9)])
    assert collapsed(words, [name]).letters == "wJw"
    assert collapsed(words, [name]).words[1].text == "Tolo Wadani"
