"""Every form under which a country may stand in a text, made from Unicode CLDR and the table of countries.

CLDR (through Babel) knows the common name of each country in the languages of the beat. The table adds what it lacks:
other names, words for the people, capitals. Persian adjectives and Russian cases are regular, so they are made here.
"""

from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import NamedTuple

from babel import Locale

from indexing.deriving.table import Row, rows, words
from indexing.folding import fold
from indexing.values import Rule
from indexing.vocabulary import Language

_COLUMNS = (
    *("names_en", "people_en", "capital_en", "names_fa", "people_fa", "capital_fa"),
    *("names_other", "people_other", "capital_other", "successor"),
)
#: The columns that hold forms for a text in each language, and the CLDR locales whose names are added. A language that
#: is not listed has the forms of other languages and its own locale.
_SOURCES: dict[Language, tuple[tuple[str, ...], tuple[str, ...]]] = {
    Language.EN: (("en",), ("en",)),
    Language.FA: (("fa",), ("fa",)),
    Language.AR: (("fa",), ("fa", "ar")),
    Language.TR: (("other",), ("tr",)),
    Language.RU: (("other",), ("ru",)),
    Language.TG: (("other",), ("tg", "ru")),
    Language.UZ: (("other",), ("uz", "uz_Cyrl", "ru")),
    Language.UND: (("en", "other"), ("en",)),
}
_SHORTEST_CAPITALS = 4


class Form(Enum):
    """What kind of word names the country."""

    NAME = "names"
    PEOPLE = "people"
    CAPITAL = "capital"


class CountryForm(NamedTuple):
    """A form of the country `code`; `form` is the word as the table spells it, folded.

    A named tuple because there are 25,000 of them, and a frozen dataclass takes three times as long to make.
    """

    code: str
    kind: Form
    form: str
    rule: Rule


def country_forms(language: Language) -> Iterator[CountryForm]:
    """Every form of every country for texts in `language`."""
    return (form for row in country_rows() for form in _forms(row, language))


@cache
def country_rows() -> tuple[Row, ...]:
    """The table of countries."""
    return rows("shared", "countries", *_COLUMNS)


@cache
def successors() -> dict[str, str]:
    """Codes of states that are history, with the state that their capital belongs to now."""
    return {row["id"]: row["successor"] for row in country_rows() if row["successor"]}


@cache
def country_name(code: str, language: Language) -> str:
    """The common name of the country `code` in `language` (English where CLDR has none)."""
    for locale in (*_sources_of(language)[1], "en"):
        if name := _territories(locale).get(code):
            return name
    return next(row["names_en"] for row in country_rows() if row["id"] == code).split("|")[0]


def _sources_of(language: Language) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return _SOURCES.get(language, (("other",), (language.value,)))


def _forms(row: Row, language: Language) -> Iterator[CountryForm]:
    suffixes, locales = _sources_of(language)
    for kind in Form:
        listed = [form for suffix in suffixes for form in _split(row, f"{kind.value}_{suffix}")]
        if kind is Form.NAME:
            listed = _named(row["id"], listed, locales)
        elif kind is Form.PEOPLE and "fa" in suffixes:
            names = _named(row["id"], _split(row, "names_fa"), locales)
            listed += [made for name in names for made in _adjectives(name)]
        elif kind is Form.CAPITAL and "other" in suffixes:
            listed += [made for name in listed for made in _inflected(name)]
        for form in dict.fromkeys(fold(form) for form in listed):
            yield CountryForm(row["id"], kind, form, row.rule)
            if len(form) >= _SHORTEST_CAPITALS and form.upper() != form:
                yield CountryForm(row["id"], kind, form.upper(), row.rule)


def _named(code: str, listed: list[str], locales: tuple[str, ...]) -> list[str]:
    known = [_territories(locale).get(code, "") for locale in locales]
    names = [name for name in known if name and not set(name) & set("(،")] + listed
    names += [name.replace("&", "and").replace("St.", "Saint") for name in names if "&" in name or "St." in name]
    full = [f"{before} {name}" for before in _state_forms(locales) for name in names]
    return names + full + [made for name in names for made in _inflected(name)]


def _state_forms(locales: tuple[str, ...]) -> frozenset[str]:
    language = locales[0] if locales[0] in ("en", "fa") else None
    return words(language, "state_forms") if language else frozenset()


def _adjectives(name: str) -> Iterator[str]:
    """The Persian adjective of a country's name: ایرانی, ترکیه‌ای, آمریکایی, مالزیایی."""
    if name.endswith("ا"):
        yield from (name + "یی", name + "ئی")
    elif name.endswith("ه"):
        yield from (name + "ای", name + " ای")
    elif name.endswith("ی"):
        yield name + "ایی"
    elif not name.endswith("و"):
        yield name + "ی"


def _inflected(name: str) -> Iterator[str]:
    endings = _endings()
    if ending := next((ending for ending in endings if name.endswith(ending)), None):
        yield from (name.removesuffix(ending) + form for form in endings[ending])


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    """The endings of names that are inflected, in the order of their table, with those that take their place."""
    return {row["ending"]: tuple(row["forms"].split("|")) for row in rows("shared", "inflections", "ending", "forms")}


def _split(row: Row, column: str) -> list[str]:
    return [form for form in row[column].split("|") if form]


@cache
def _territories(locale: str) -> dict[str, str]:
    return dict(Locale.parse(locale).territories)
