"""The evidence that two names are one organisation: same name, a row of the tables, acronym, or sound.

Organisations are rarely transliterated, they are translated; so names in two languages meet through the tables of
known organisations or through an acronym, and sound is the last resort.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from indexing.deriving.joining.evidence import (
    ACRONYM,
    LIKELY,
    LIKELY_NAME,
    SAME_NAME,
    SIMILAR,
    Evidence,
    Verdict,
    always,
    judged,
    pairs,
    unambiguous,
)
from indexing.deriving.joining.forms import Form
from indexing.deriving.joining.names import exact_key, is_arabic, name_score, plain, surname_keys
from indexing.deriving.table import Row, rows
from indexing.vocabulary import ActorKind, Language

_ACRONYM_SCORE = 0.9
_SHORT_ACRONYM = 4


def organisation_evidence(forms: Iterable[Form]) -> list[Evidence]:
    """Same name; row of the tables of organisations; same acronym; same sound in two scripts and same country."""
    some = [form for form in forms if form.kind is ActorKind.ORGANISATION and form.telling]
    found = [
        *judged(pairs(some, lambda form: form.keys), always("same_name")),
        *judged(pairs(some, _known), always("known_name")),
        *judged(pairs(some, lambda form: form.acronyms), _same_acronym),
        *judged(pairs(some, _sounds), _similar),
    ]
    return unambiguous(found, {form.id: form for form in some})


def _same_acronym(first: Form, second: Form) -> Verdict | None:
    """The acronym is evidence unless both are spelled out in one language and share no word."""
    spelled: list[dict[Language, set[str]]] = []
    for form in (first, second):
        words: dict[Language, set[str]] = defaultdict(set)
        for sighting in form.sightings:
            name = plain(sighting.finding.name)
            words[sighting.finding.language].update(w for w in name.split() if len(w) > 3 and name not in form.acronyms)
        spelled.append(words)
    for language in spelled[0].keys() & spelled[1].keys():
        one, other = spelled[0][language], spelled[1][language]
        if one and other and not one & other:
            return None
    return ACRONYM, _ACRONYM_SCORE, "same_acronym"


def _sounds(form: Form) -> Iterator[str]:
    if form.country:
        yield from (f"{form.country} {key}" for key in surname_keys(form.name))


def _similar(first: Form, second: Form) -> Verdict | None:
    if is_arabic(first.name) == is_arabic(second.name):
        return None
    score = name_score(first.name, second.name)
    if score >= SAME_NAME:
        return SIMILAR, score, "similar_name_same_country"
    return (LIKELY, score, "nearly_similar_name_same_country") if score >= LIKELY_NAME else None


@cache
def _organisations() -> dict[str, list[tuple[str, str]]]:
    """The tables of organisations: exact key of each form -> (row id, country) of the rows that have it."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    known = rows("shared", "organisations", "country", "acronym", "names_en", "names_fa", "names_other")
    listed: list[tuple[Row, tuple[str, ...]]] = [
        (row, (row["acronym"], row["names_en"], row["names_fa"], row["names_other"])) for row in known
    ]
    listed += [(row, (row["forms"],)) for row in rows("joining", "ministries", "country", "forms")]
    for row, cells in listed:
        for key in {exact_key(text) for cell in cells for text in cell.split("|")} - {""}:
            found[key].append((row.rule.id, row["country"]))
    return dict(found)


def _known(form: Form) -> set[str]:
    """The rows of the tables that the form is: by one of its names, and not of another country.

    A name that several countries have, or a short acronym, needs the country to be known.
    """
    found: set[str] = set()
    for key in form.keys:
        matches = _organisations().get(key, [])
        alone = len({country for _, country in matches}) == 1 and len(key) > _SHORT_ACRONYM
        found.update(row for row, country in matches if country == form.country or (alone and form.country is None))
    return found
