"""The offices that a form of a person was seen in, made comparable across articles.

A title counts as an office only where one person of a state holds it: "prime minister", or a title of three words and
more ("minister of mining and geology"). "Minister" and "spokesman" say nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from indexing.deriving.joining.forms import Form
from indexing.deriving.joining.names import exact_key, plain
from indexing.deriving.table import words

_WORDS_OF_AN_OFFICE = 3


@dataclass(frozen=True, slots=True)
class Offices:
    """`organisations` holds actor ids; `titles` one key per title in its language and country."""

    organisations: frozenset[str]
    titles: frozenset[str]


@cache
def _single_offices() -> frozenset[str]:
    return frozenset(exact_key(title) for title in words("joining", "offices"))


def offices(form: Form, organisation: Mapping[tuple[str, str], str]) -> Offices:
    """The offices in all sightings of `form`; `organisation` is the actor id behind (article id, ref)."""
    organisations, titles = set(), set()
    for sighting in form.sightings:
        article = sighting.told.article
        for role in sighting.finding.roles:
            if role.organisation_ref and (actor := organisation.get((article.id, role.organisation_ref))):
                organisations.add(actor)
            country = role.country or form.country
            if country and is_office(role.title):
                titles.add(f"{article.language} {country} {exact_key(role.title)}")
    return Offices(frozenset(organisations), frozenset(titles))


def is_office(title: str) -> bool:
    """Whether one person of a state at a time can hold this title."""
    return exact_key(title) in _single_offices() or len(plain(title).split()) >= _WORDS_OF_AN_OFFICE
