"""The forms of countries: made from CLDR and the table, complete and of one country each."""

import pytest

from indexing.deriving.mentions.blocs import bloc_name
from indexing.deriving.mentions.country_names import country_forms, country_name, country_rows, successors
from indexing.folding import fold
from indexing.vocabulary import Language


@pytest.mark.parametrize("language", [Language.EN, Language.FA, Language.RU, Language.TR])
def test_every_country_has_a_name(language: Language) -> None:
    named = {form.code for form in country_forms(language)}
    assert {row["id"] for row in country_rows() if not row["successor"]} <= named | {"SU", "YU", "CS", "DD", "YD"}


def test_forms_are_folded() -> None:
    assert all(form.form == fold(form.form) for form in country_forms(Language.FA))


def test_persian_adjectives_follow_the_name() -> None:
    forms = {form.form: form.code for form in country_forms(Language.FA)}
    assert [forms[word] for word in ("ایرانی", "آمریکایی", "ترکیهای", "مالزیایی")] == ["IR", "US", "TR", "MY"]


def test_russian_cases_follow_the_name() -> None:
    forms = {form.form: form.code for form in country_forms(Language.RU)}
    assert [forms[word] for word in ("России", "Узбекистаном", "Китаю", "Турцию")] == ["RU", "UZ", "CN", "TR"]


def test_names_in_the_language_of_the_reader() -> None:
    assert country_name("UZ", Language.FA) == "ازبکستان"
    assert country_name("UZ", Language.EN) == "Uzbekistan"
    assert country_name("SU", Language.EN) == "Soviet Union"
    assert bloc_name("ECO", Language.FA) == "سازمان همکاری اقتصادی"
    assert bloc_name("BRICS", Language.TR) == "BRICS"


def test_states_that_are_history_have_a_successor_of_today() -> None:
    today = {row["id"] for row in country_rows()}
    assert successors()["SU"] == "RU"
    assert set(successors().values()) <= today
