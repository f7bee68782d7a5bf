"""Titles of agreements in English and Persian, worded by small templates from kind, parties, subject and amount.

They are made, not quoted: what no source says (a party, a subject) is left out of the title too.
"""

from collections.abc import Callable, Sequence
from functools import cache

from babel.numbers import format_compact_decimal, format_decimal, get_currency_name

from indexing.deriving.table import Row, rows
from indexing.documents import Actor
from indexing.values import Amount, Name
from indexing.vocabulary import AgreementKind, Language, Sector

_LANGUAGES = (Language.EN, Language.FA)
_AND = {Language.EN: (", ", " and "), Language.FA: ("، ", " و ")}
_PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_MOST_PARTIES = 4
_MOST_SECTORS = 2


def titles(
    kind: AgreementKind,
    parties: Sequence[Actor],
    sectors: Sequence[Sector],
    amount: Amount | None = None,
    count: int | None = None,
) -> tuple[Name, ...]:
    """One title per language. `amount` is named for trade targets only; `count` makes it a bundle of so many."""
    return tuple(
        Name(text=_title(language, kind, parties, sectors, amount, count), language=language) for language in _LANGUAGES
    )


def _title(
    language: Language,
    kind: AgreementKind,
    parties: Sequence[Actor],
    sectors: Sequence[Sector],
    amount: Amount | None,
    count: int | None,
) -> str:
    target = kind is AgreementKind.TRADE_TARGET
    parts = [
        "" if not parties else "party" if len(parties) == 1 else "parties",
        "amount" if target and amount else "subject" if sectors and not target else "",
    ]
    template = _rows("titles")["-".join(filter(None, parts)) or "bare"][language.value]
    words = [_rows("sectors")[sector.value][language.value] for sector in sectors[:_MOST_SECTORS]]
    return template.format(
        kind=_kind(language, kind, count),
        parties=_listed(language, [name_in(actor, language) for actor in parties[:_MOST_PARTIES]]),
        subject=_listed(language, words),
        amount=_amount(language, amount) if amount else "",
    )


def name_in(actor: Actor, language: Language) -> str:
    """The name of an actor in `language`, else in English, else the first it has."""
    names = {name.language: name.text for name in actor.names}
    return names.get(language) or names.get(Language.EN) or actor.names[0].text


def _kind(language: Language, kind: AgreementKind, count: int | None) -> str:
    row = _rows("kinds")[kind.value]
    if count is None or count < 2:
        return row[f"{language}_one"]
    return f"{_local(format_decimal, language, count)} {row[f'{language}_many']}"


def _amount(language: Language, amount: Amount) -> str:
    figure = _local(format_compact_decimal, language, amount.value, format_type="long", fraction_digits=2)
    unit = amount.unit
    if len(unit) == 3 and unit.isupper():
        unit = get_currency_name(unit, amount.value, locale=language.value)
    return f"{figure} {unit}"


def _local(formatter: Callable[..., str], language: Language, *args: object, **options: object) -> str:
    """A figure in the digits of the language (Babel leaves them Latin)."""
    text = formatter(*args, locale=language.value, numbering_system="default", **options)
    return text.translate(_PERSIAN_DIGITS) if language is Language.FA else text


def _listed(language: Language, items: Sequence[str]) -> str:
    comma, last = _AND[language]
    return last.join(filter(None, (comma.join(items[:-1]), *items[-1:])))


@cache
def _rows(table: str) -> dict[str, Row]:
    return {row["id"]: row for row in rows("joining", table)}
