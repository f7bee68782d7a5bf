"""In which languages a word may stand, told by its script and letters."""

import pytest

from indexing.searching.analysis.chains import CHAINS
from indexing.searching.languages import Script, languages_of, other_scripts, script_of, written_languages
from indexing.vocabulary import Language

EN, FA, AR, TR = Language.EN, Language.FA, Language.AR, Language.TR
RU, TG, UZ, UND = Language.RU, Language.TG, Language.UZ, Language.UND


@pytest.mark.parametrize(
    ("word", "languages"),
    [
        ("گمرک", (FA, AR, UND)),
        ("اتفاقية", (AR, FA, UND)),
        ("كتاب", (FA, AR, UND)),
        ("customs", (EN, TR, UZ, UND, FA, AR, RU, TG)),
        ("Dışişleri", (TR, EN, UZ, UND, FA, AR, RU, TG)),
        ("toʻqimachilik go‘sht", (UZ, EN, TR, UND, FA, AR, RU, TG)),
        ("таможня", (RU, TG, UZ, UND)),
        ("ҷумҳурӣ", (TG, RU, UZ, UND)),
        ("Ўзбекистон", (UZ, RU, TG, UND)),
        ("۱۴۰۴", tuple(CHAINS)),
        ("2026", tuple(CHAINS)),
        ("日本", (UND,)),
    ],
)
def test_script_tells_in_which_languages_a_word_is_looked_for(word: str, languages: tuple[Language, ...]) -> None:
    assert languages_of(word) == languages


@pytest.mark.parametrize(
    ("word", "script", "written", "others"),
    [
        ("گمرک", Script.ARABIC, {FA, AR}, {EN, TR, RU, TG, UZ}),
        ("таможня", Script.CYRILLIC, {RU, TG, UZ}, {EN, TR, FA, AR}),
        ("customs", Script.LATIN, {EN, TR, UZ}, {FA, AR, RU, TG}),
        ("2026", None, set(), set()),
        ("日本", None, set(), set()),
    ],
)
def test_a_name_is_written_otherwise_in_languages_of_other_scripts(
    word: str, script: Script | None, written: set[Language], others: set[Language]
) -> None:
    assert script_of(word) is script
    assert set(written_languages(word)) == written
    assert set(other_scripts(word)) == others
