"""Countries and blocs: actors that need no evidence, because their code says who they are."""

from functools import cache

from babel import Locale

from indexing.deriving.joining.names import exact_key
from indexing.deriving.table import Row, rows
from indexing.values import Name
from indexing.vocabulary import Language

_LANGUAGES = tuple(language for language in Language if language is not Language.UND)


@cache
def country_names(code: str) -> tuple[Name, ...]:
    """The names of a country in each language of Peyman, as Unicode CLDR has them; empty for a code that CLDR lacks."""
    found = ((language, Locale(language.value).territories.get(code)) for language in _LANGUAGES)
    return tuple(Name(text=text, language=language) for language, text in found if text)


@cache
def bloc_names(code: str) -> tuple[Name, ...]:
    """The preferred English and Persian name of a bloc in `tables/shared/blocs.tsv`; empty for a code that it lacks."""
    found = ((Language.EN, "names_en"), (Language.FA, "names_fa"))
    return tuple(
        Name(text=row[column].split("|")[0], language=language)
        for row in _blocs()
        if row["id"] == code
        for language, column in found
        if row[column]
    )


def _blocs() -> tuple[Row, ...]:
    return rows("shared", "blocs", "names_en", "names_fa", "names_other")


@cache
def _blocs_by_name() -> dict[str, str]:
    forms = [
        (form, row["id"])
        for row in _blocs()
        for column in ("names_en", "names_fa", "names_other")
        for form in row[column].split("|")
    ]
    return {exact_key(form): code for form, code in forms if " " in form.strip()}


def bloc_named(name: str) -> str | None:
    """The code of the bloc with this full name in any language; acronyms, which others share, do not count."""
    return _blocs_by_name().get(exact_key(name))
