"""Persons of an article: what holds in every language and for every input."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexing.vocabulary import ActorKind
from tests.indexing.deriving.mentions.naming import mentions_of, persons_of

WORDS = [
    "Ali",
    "Karimov",
    "Minister",
    "of",
    "Trade",
    "Mr.",
    "said",
    ",",
    '"',
    "’s",
    "and",
    "al-",
    "A.",
    "Iran",
    "\n",
    "ALI",
]
PERSIAN = [
    "علی",
    "کریمی",
    "وزیر",
    "صنعت",
    "و",
    "،",
    "«",
    "»",
    "آقای",
    "گفت",
    "ایران",
    "می‌شود",
    "زاده",
    "سید",
    "\n",
    ".",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from(["", " "]))
def test_every_surface_stands_in_the_raw_text(parts: list[str], gap: str) -> None:
    raw = gap.join(parts)
    mentions, persons = mentions_of(raw)
    assert all(surface in raw for person in persons for surface in person.surfaces)
    assert {mention.ref for mention in mentions} == {person.ref for person in persons}


@settings(deadline=None)
@given(st.lists(st.sampled_from(PERSIAN), max_size=40))
def test_mentions_come_in_order_and_do_not_overlap(parts: list[str]) -> None:
    mentions, persons = mentions_of(" ".join(parts), "fa")
    assert all(first.end <= second.start for first, second in pairwise(mentions))
    assert all(role.span.of(" ".join(parts)) for person in persons for role in person.roles)


def test_non_joiners_kashida_and_arabic_letters_stay_in_the_surfaces() -> None:
    raw = "رئيس‌جمهور علي كـريمي‌نژاد گفت"
    (person,) = persons_of(raw, "fa")
    assert person.surfaces == ("علي كـريمي‌نژاد",)
    assert person.roles[0].title == "رئيس‌جمهور"


def test_persons_are_numbered_in_the_order_in_which_they_are_named() -> None:
    persons = persons_of("Reza Tolouian met Ali Karimi. Karimi left. Tolouian stayed.")
    assert [(person.ref, person.name, person.kind) for person in persons] == [
        ("p0", "Reza Tolouian", ActorKind.PERSON),
        ("p1", "Ali Karimi", ActorKind.PERSON),
    ]


def test_a_text_without_words_names_nobody() -> None:
    assert persons_of("") == []


@pytest.mark.parametrize(
    ("unit", "language"),
    [
        ("Ali Karimov said ", "en"),
        ("minister of trade and ", "en"),
        ("A.", "en"),
        ('"Mr ', "en"),
        ("علی کریمی و ", "fa"),
        ("وزیر صنعت، معدن و ", "fa"),
        ("آقای «", "fa"),
    ],
)
def test_one_endless_sentence_comes_to_an_end(unit: str, language: str) -> None:
    mentions, persons = mentions_of(unit * (200_000 // len(unit)), language)
    assert len(persons) <= 2
    assert len(mentions) < 200_000 / len(unit) + 1


def test_ten_thousand_persons_of_one_text_stay_apart() -> None:
    letters = "abcdefghij"
    surnames = [f"Kar{a}{b}{c}{d}ov" for a in letters for b in letters for c in letters for d in letters]
    raw = ". ".join(f"Ali {surname} spoke" for surname in surnames)
    assert len(persons_of(raw)) == len(surnames)
