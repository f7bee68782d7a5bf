"""The offices that a form of a person was seen in, made comparable across articles.

A title counts as an office only where one person of a state holds it: "prime minister", or a title of three words and
more ("minister of mining and geology"). "Minister" and "spokesman" say nothing. The words of a title count in any
order, without particles and without the state's own name: "Uzbek Minister of Mining" is "Minister of Mining". Titles of
the table of portfolios are the same in English and Persian.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from indexing.deriving.joining.forms import Form
from indexing.deriving.joining.names import plain
from indexing.deriving.joining.states import country_names
from indexing.deriving.table import rows, words
from indexing.vocabulary import Language

#: From so many words on, a title is that of one office, even where the state is not named.
WORDS_OF_AN_OFFICE = 3
_PARTICLES = frozenset({"and", "of", "the", "for", "s", "و", "در", "ve", "и"})

#: The language and words of a title.
Office = tuple[Language, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Offices:
    """`organisations` holds actor ids; `titles` the titles that count as an office."""

    organisations: frozenset[str]
    titles: frozenset[Office]

    def like(self, other: "Offices", fewest: int = 1) -> bool:
        """Whether a title of `fewest` words and more of one is a title of the other, or that with more words."""
        return any(
            language == other_language
            and min(len(title), len(other_title)) >= fewest
            and (title <= other_title or other_title <= title)
            for language, title in self.titles
            for other_language, other_title in other.titles
        )


@cache
def _single_offices() -> frozenset[frozenset[str]]:
    return frozenset(_content(plain(title).split()) for title in words("joining", "offices"))


def offices(form: Form, organisation: Mapping[tuple[str, str], str]) -> Offices:
    """The offices in all sightings of `form`; `organisation` is the actor id behind (article id, ref)."""
    organisations: set[str] = set()
    titles: set[Office] = set()
    for sighting in form.sightings:
        article = sighting.told.article
        for role in sighting.finding.roles:
            if role.organisation_ref and (actor := organisation.get((article.id, role.organisation_ref))):
                organisations.add(actor)
            if title := office(role.title, role.country or form.country):
                titles.add((article.language, title))
                titles |= {(Language.EN, known) for known in _portfolios().get(title, ())}
    return Offices(frozenset(organisations), frozenset(titles))


def office(title: str, country: str | None) -> frozenset[str]:
    """The words of a title that one person of `country` at a time can hold; none of any other title."""
    found = _content(plain(title).split()) - (_state_words(country) if country else frozenset())
    return found if len(found) >= WORDS_OF_AN_OFFICE or found in _single_offices() else frozenset()


@cache
def _portfolios() -> dict[frozenset[str], set[frozenset[str]]]:
    """By the words of a title in either language those of the English title that stands for it."""
    found: dict[frozenset[str], set[frozenset[str]]] = {}
    for row in rows("joining", "portfolios", "en", "fa"):
        english = row["en"].split("|")
        for form in (*english, *row["fa"].split("|")):
            found.setdefault(_content(plain(form).split()), set()).add(_content(plain(english[0]).split()))
    return found


def _content(some: Iterable[str]) -> frozenset[str]:
    return frozenset(some) - _PARTICLES


@cache
def _state_words(country: str) -> frozenset[str]:
    """The words of a country's names and of those for its people, in English and Persian."""
    texts = [name.text for name in country_names(country)]
    for row in rows("shared", "countries", "names_en", "people_en", "names_fa", "people_fa"):
        if row["id"] == country:
            texts += [row[column] for column in ("names_en", "people_en", "names_fa", "people_fa")]
    found = {word for text in texts for form in text.split("|") for word in plain(form).split()}
    return frozenset(found | {f"{word}s" for word in found})
