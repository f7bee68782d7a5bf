"""The country of a person whose title leaves it out."""

import pytest

from tests.indexing.deriving.mentions.naming import persons_of


@pytest.mark.parametrize(
    ("raw", "language", "country"),
    [
        ("President Reza Tolouian spoke. The Peruvian president thanked them.", "en", "PE"),
        ("Peru's president spoke. President Reza Tolouian thanked them.", "en", "PE"),
        ("President Reza Tolouian spoke. The president of Peru thanked them.", "en", "PE"),
        ("رئیس‌جمهور رضا تولاییان گفت. رئیس‌جمهور نپال تشکر کرد.", "fa", "NP"),
        ("President Reza Tolouian spoke. The Peruvian minister thanked the president.", "en", None),
        ("President Reza Tolouian met the Peruvian president and the Nepali president.", "en", None),
        ("President Reza Tolouian met Peruvian President Ali Karimi.", "en", None),
    ],
)
def test_a_title_that_the_article_gives_to_one_state(raw: str, language: str, country: str | None) -> None:
    assert persons_of(raw, language)[0].country == country


def test_a_title_that_another_person_holds_for_that_state() -> None:
    first, second = persons_of(
        "President Reza Tolouian met Peruvian President Ali Karimi. The Peruvian president left.", "en"
    )
    assert (first.country, second.country) == (None, "PE")


@pytest.mark.parametrize(
    ("raw", "countries"),
    [
        ("Peru's Reza Tolouian met Nepal's Ali Karimi.", ["PE", "NP"]),
        ("Peru's Reza Tolouian spoke. Later Nepal's Reza Tolouian left.", [None]),
        ("Peru's envoy to Nepal met Ali Karimi.", [None]),
        ("Nepal's Reza Tolouian, Peru's trade minister, spoke.", ["PE"]),
    ],
)
def test_who_is_called_by_a_state_is_of_that_state(raw: str, countries: list[str | None]) -> None:
    assert [person.country for person in persons_of(raw, "en")] == countries
