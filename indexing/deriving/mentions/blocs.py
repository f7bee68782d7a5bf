"""Blocs: unions and organisations of states that can be a party themselves, known by their acronym."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from indexing.deriving.table import Row, rows
from indexing.folding import fold
from indexing.values import Rule
from indexing.vocabulary import Language

_COLUMNS = {Language.EN: ("names_en",), Language.FA: ("names_fa", "names_en"), Language.AR: ("names_fa", "names_en")}
_OTHERS = ("names_other", "names_en")


@dataclass(frozen=True, slots=True)
class BlocForm:
    """A form of the bloc `code`, folded."""

    code: str
    form: str
    rule: Rule


@cache
def bloc_rows() -> tuple[Row, ...]:
    """The table of blocs."""
    return rows("shared", "blocs", "names_en", "names_fa", "names_other")


def bloc_forms(language: Language) -> Iterator[BlocForm]:
    """Every form of every bloc for texts in `language`; Latin acronyms stand in texts of all languages."""
    for row in bloc_rows():
        listed = [form for column in _COLUMNS.get(language, _OTHERS) for form in row[column].split("|") if form]
        for form in dict.fromkeys(fold(form) for form in listed):
            yield BlocForm(row["id"], form, row.rule)


@cache
def bloc_name(code: str, language: Language) -> str:
    """The full name of the bloc `code`, in Persian for Persian texts, else in English."""
    column = "names_fa" if language is Language.FA else "names_en"
    row = next(row for row in bloc_rows() if row["id"] == code)
    return (row[column] or row["names_en"]).split("|")[0]
