"""Countries and blocs: actors that need no evidence, because their code says who they are."""

from functools import cache

from babel import Locale

from indexing.deriving.joining.names import exact_key
from indexing.deriving.table import rows
from indexing.values import Name
from indexing.vocabulary import Language

_LANGUAGES = (Language.EN, Language.FA, Language.TR, Language.RU, Language.AR, Language.TG, Language.UZ)
_BLOC_LANGUAGES = (Language.EN, Language.FA, Language.TR, Language.RU)


@cache
def country_names(code: str) -> tuple[Name, ...]:
    """The names of a country in seven languages, as Unicode CLDR has them; empty for a code that CLDR lacks."""
    found = ((language, Locale(language.value).territories.get(code)) for language in _LANGUAGES)
    return tuple(Name(text=text, language=language) for language, text in found if text)


@cache
def bloc_names(code: str) -> tuple[Name, ...]:
    """The names of a bloc as `tables/joining/blocs.tsv` has them; empty for a code that it lacks."""
    for row in rows("joining", "blocs", "en", "fa", "tr", "ru", "others"):
        if row["id"] == code:
            return tuple(Name(text=row[lang.value], language=lang) for lang in _BLOC_LANGUAGES if row[lang.value])
    return ()


@cache
def _blocs_by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows("joining", "blocs", "en", "fa", "tr", "ru", "others"):
        for form in (*(row[lang.value] for lang in _BLOC_LANGUAGES), *row["others"].split("|")):
            if form.strip():
                found[exact_key(form)] = row["id"]
    return found


def bloc_named(name: str) -> str | None:
    """The code of the bloc with exactly this full name, in any of the table's languages."""
    return _blocs_by_name().get(exact_key(name))
