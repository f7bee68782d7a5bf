"""Acronyms in brackets, and where they come again."""

import pytest

from indexing.deriving.mentions.acronyms import acronym_behind, initials, uses
from tests.indexing.deriving.mentions.reading import text_of


@pytest.mark.parametrize(
    ("text", "end", "acronym"),
    [
        ("Bank (ADB) lends", 4, "ADB"),
        ("Bank(AfDB)", 4, "AfDB"),
        ("سازمان (ستا) آمد", 6, "ستا"),
        ("Bank <Zagrosbank> lends", 4, "Zagrosbank"),
        ("Bank <ZGB> lends", 4, None),
        ("Bank (in Peru) lends", 4, None),
        ("Bank (the lender)", 4, None),
        ("Bank lends (ADB)", 4, None),
        ("Bank (", 4, None),
    ],
)
def test_only_an_acronym_right_behind_the_name(text: str, end: int, acronym: str | None) -> None:
    assert acronym_behind(text, end) == acronym


def test_uses_are_whole_words() -> None:
    found = uses(text_of("ADB met. ADBI did not. ADB's staff left."), ["ADB"])
    assert [acronym for *_, acronym in found] == ["ADB", "ADB"]


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Bank of Central Asia", ("BOCA", "BCA")),
        ("U.S. Department of Trade", ("USDOT", "USDT")),
        ("Kenya Ports Authority", ("KPA",)),
        ("Silk Road", ()),
    ],
)
def test_initials_of_three_words_and_more(name: str, made: tuple[str, ...]) -> None:
    assert initials(name) == made
