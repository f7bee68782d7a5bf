"""Short names of firms: the first words of a name that was given in full with its legal form."""

import pytest

from indexing.deriving.mentions.organisations import find_organisations
from indexing.vocabulary import Language
from tests.indexing.deriving.mentions.reading import text_of


def surfaces(raw: str) -> list[tuple[str, ...]]:
    text = text_of(raw, Language.EN)
    return [actor.surfaces for actor in find_organisations(text, [])[1]]


def test_short_forms_belong_to_the_firm_that_was_named_in_full() -> None:
    raw = "Zagros Petroleum Ltd signed it.\nZagros has a loss. Later Zagros Petroleum agreed."
    assert surfaces(raw) == [("Zagros Petroleum Ltd", "Zagros", "Zagros Petroleum")]


def test_a_headline_in_capitals_names_the_firm_too() -> None:
    assert surfaces("ZAGROS TO SELL MINE\nZagros Petroleum Ltd signed it.") == [("ZAGROS", "Zagros Petroleum Ltd")]


def test_capitals_inside_a_name_stand_for_it() -> None:
    assert surfaces("United TZX Mining Corp signed it.\nLater TZX agreed.") == [("United TZX Mining Corp", "TZX")]


@pytest.mark.parametrize(
    "raw",
    [
        "Tolowa Group Ltd signed it.\nMr Tolowa agreed. Tolowa was there.",
        "Zagros Petroleum Ltd signed it.\nThe Zagros Mountains are high.",
        "Peters and Co signed it.\nPeters was there.",
    ],
)
def test_persons_and_other_names_are_no_short_forms(raw: str) -> None:
    assert len(surfaces(raw)[0]) == 1
