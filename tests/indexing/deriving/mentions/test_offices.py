"""Titles beside persons: one holder each, the surer shape decides."""

import re

from indexing.deriving.mentions.offices import find_offices
from indexing.deriving.mentions.shapes import Shape
from indexing.deriving.mentions.words import Known, split
from indexing.values import Rule

BEHIND = Shape(Rule(id="test/behind"), re.compile("(?P<person>J),(?P<role>w+)"), 0.9)
BEFORE = Shape(Rule(id="test/before"), re.compile("(?P<role>w+),(?P<person>J)"), 0.8)


def test_a_title_between_two_persons_goes_with_the_surer_shape() -> None:
    line = split("Tolo, head of it, Ata", 0, (Known(0, 4, "J"), Known(18, 21, "J")), lambda word: "w")
    (office,) = find_offices(line, [BEFORE, BEHIND])
    assert (office.start, office.end, office.holder, office.shape) == (6, 16, 0, BEHIND)


def test_a_person_may_hold_several() -> None:
    line = split("minister, Tolo, head", 0, (Known(10, 14, "J"),), lambda word: "w")
    assert [office.holder for office in find_offices(line, [BEFORE, BEHIND])] == [10, 10]
