"""The table of known organisations: every row can be found, and has a name."""

from collections import Counter

import pytest

from indexing.deriving.mentions.known_organisations import english_name, find_known, preferred_name
from indexing.deriving.table import rows
from indexing.folding import fold
from indexing.vocabulary import Language
from tests.indexing.deriving.mentions.reading import text_of

ROWS = rows("shared", "organisations", "country", "acronym", "names_en", "names_fa", "names_other")


def test_every_row_has_a_name_and_a_real_country() -> None:
    countries = {row["id"] for row in rows("shared", "countries")}
    assert [row["id"] for row in ROWS if not (row["names_en"] or row["acronym"] or row["names_fa"])] == []
    assert {row["country"] for row in ROWS if row["country"]} <= countries


def test_no_name_stands_for_two_organisations() -> None:
    forms = Counter(
        fold(form)
        for row in ROWS
        for column in ("names_en", "names_fa")
        for form in set(row[column].split("|"))
        if form
    )
    assert [form for form, count in forms.items() if count > 1] == []


def test_preferred_names() -> None:
    row = next(row for row in ROWS if row["id"] == "imf")
    assert preferred_name(row, Language.EN) == ("International Monetary Fund", Language.EN)
    assert preferred_name(row, Language.FA) == ("صندوق بین المللی پول", Language.FA)
    assert preferred_name(row, Language.TR) == ("International Monetary Fund", Language.EN)


def test_the_english_name_of_a_rule() -> None:
    [hit] = find_known(text_of("صندوق بین‌المللی پول وام داد.".replace("بین‌المللی", "بین المللی"), Language.FA))
    assert english_name(hit.row.rule.id) == "International Monetary Fund"
    assert english_name("en/organisation_shapes/company") is None


@pytest.mark.parametrize(
    "raw",
    [
        "راه آهن جمهوری اسلامی ایران",
        "راه\u200cآهن جمهوری اسلامی ایران",
        "راهآهن جمهوری اسلامی ایران",
    ],
)
def test_compounds_may_be_written_apart_or_joined(raw: str) -> None:
    assert [hit.row["id"] for hit in find_known(text_of(raw, Language.FA))] == ["rai"]


@pytest.mark.parametrize(
    ("raw", "language", "found"),
    [
        ("The pact was signed, Trend reports citing the ministry.", Language.EN, ["trend"]),
        ("The upward trend goes on. Report on the Trend line.", Language.EN, []),
        ("استقلال 2 - 1 پدیده", Language.FA, ["esteghlal", "padideh"]),
        ("استقلال کشور مهم است.", Language.FA, []),
        ("The fleet has one Dornier aircraft and a Sukhoi-30.", Language.EN, []),
        ("The jets were ordered from Dornier and Sukhoi.", Language.EN, ["dornier", "sukhoi"]),
    ],
)
def test_names_that_are_common_words_need_their_company(raw: str, language: Language, found: list[str]) -> None:
    assert [hit.row["id"] for hit in find_known(text_of(raw, language))] == found


def test_a_line_of_capitals_alone_names_nobody() -> None:
    text = text_of("CLICK HERE TO GET THE NEWS APP\nThe World Bank agreed.", Language.EN)
    assert [hit.row["id"] for hit in find_known(text)] == ["worldbank"]
    text = text_of("WORLD BANK TO LEND MORE SOON\nThe World Bank agreed.", Language.EN)
    assert [hit.row["id"] for hit in find_known(text)] == ["worldbank", "worldbank"]
    text = text_of("کاخ سفید به CNBC پاسخ داد.\nبانک جهانی موافقت کرد.", Language.FA)
    assert "worldbank" in {hit.row["id"] for hit in find_known(text)}
    assert len(find_known(text)) > 1
