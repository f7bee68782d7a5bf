"""A state that an article names but once, and only by its people."""

import pytest

from indexing.deriving.mentions.finder import find_mentions
from indexing.vocabulary import ActorKind
from tests.indexing.deriving.mentions.reading import script_of, text_of


def states(raw: str) -> list[str | None]:
    actors = find_mentions(text_of(raw, script_of(raw))).actors
    return [actor.code for actor in actors if actor.kind is ActorKind.COUNTRY]


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        ("It agreed with the Peruvian government.", ["PE"]),
        ("The Peruvian and Nepali foreign ministers met.", ["PE", "NP"]),
        ("A Peruvian state-owned company signed it.", ["PE"]),
        ("The Peruvian-Nepali border commission met.", ["PE", "NP"]),
        ("قرارداد با طرف پرویی امضا شد.", ["PE"]),
        ("قرارداد با شرکت‌های بزرگ نپالی امضا شد.", ["NP"]),
        ("قرارداد با شرکت‌های پرویی، نپالی و ژاپنی امضا شد.", ["PE", "NP", "JP"]),
    ],
)
def test_those_who_act_for_a_state_bring_it_into_the_news(raw: str, codes: list[str]) -> None:
    assert states(raw) == codes


@pytest.mark.parametrize(
    "raw",
    [
        "The draft copies a Peruvian law.",
        "The Peruvian-Nepali singer came.",
        "A Peruvian-made truce monitor broke.",
        "The town took in a million Peruvians.",
        "The word is the same in modern Peruvian.",
        "مربی پرویی به تهران نیامد.",
    ],
)
def test_laws_languages_and_crowds_do_not(raw: str) -> None:
    assert "PE" not in states(raw)


def test_two_words_for_a_people_are_enough() -> None:
    assert states("A Peruvian law was copied. Peruvian judges disagreed.") == ["PE"]
