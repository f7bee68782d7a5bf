"""What actors are called: every name by which somebody may look for a state, and no word in capitals without need."""

import pytest

from indexing.documents import Actor, Alias
from indexing.searching.naming import names_of
from indexing.values import Name
from indexing.vocabulary import ActorKind, Language
from tests.indexing.storing.builders import actor

EN, FA = Language.EN, Language.FA


def state(code: str, english: str, persian: str, *aliases: str) -> Actor:
    """A state with its preferred names, seen in English texts as `aliases`."""
    names = (Name(text=english, language=EN), Name(text=persian, language=FA))
    return actor("act-1", names=names, code=code, aliases=_seen(*aliases))


def _seen(*texts: str) -> tuple[Alias, ...]:
    return tuple(Alias(id="act-1", text=text, language=EN, reason="code", score=1) for text in texts)


def texts(known: Actor, language: Language = EN) -> list[str]:
    return [name.text for name in names_of(known) if name.language is language]


@pytest.mark.parametrize(
    ("known", "other", "language"),
    [
        (state("TR", "Türkiye", "ترکیه"), "Turkey", EN),
        (state("TR", "Türkiye", "ترکیه"), "جمهوری ترکیه", FA),
        (state("MM", "Myanmar (Burma)", "میانمار (برمه)"), "Burma", EN),
        (state("GB", "United Kingdom", "بریتانیا"), "UK", EN),
        (state("GB", "United Kingdom", "بریتانیا"), "انگلستان", FA),
    ],
)
def test_a_state_has_the_other_names_that_people_use_behind_its_preferred_ones(
    known: Actor, other: str, language: Language
) -> None:
    assert other in texts(known, language)
    assert names_of(known)[:2] == known.names


def test_no_name_stands_twice_or_differs_by_case_alone() -> None:
    found = texts(state("IR", "Iran", "ایران", "Tehran", "IRAN", "TEHRAN", "Iran", "Iranian"))
    assert found[:3] == ["Iran", "Tehran", "Iranian"]
    assert len({text.casefold() for text in found}) == len(found)


def test_a_capital_seen_in_datelines_alone_is_spelled_as_usual() -> None:
    assert texts(state("CN", "China", "چین", "BEIJING"))[:2] == ["China", "Beijing"]


def test_a_spelling_that_a_search_puts_right_by_itself_is_no_name() -> None:
    found = texts(state("TJ", "Tajikistan", "تاجیکستان"))
    assert "Tadjikistan" not in found
    assert "Tadzhikistan" in found


def test_what_is_in_capitals_everywhere_stays_so() -> None:
    body = actor("act-1", "IMIDRO", kind=ActorKind.ORGANISATION, country="IR", aliases=_seen("IMIDRO"))
    assert texts(body) == ["IMIDRO"]


def test_a_state_that_no_table_knows_has_the_names_it_was_seen_by() -> None:
    assert texts(actor("act-1", "Examplia", code="XX", aliases=_seen("the Examplian state"))) == [
        "Examplia",
        "the Examplian state",
    ]
