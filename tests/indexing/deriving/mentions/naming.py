"""Persons of a text of one's own, for tests: what the finder of persons gets from its neighbours, it gets here too."""

from indexing.deriving.findings import ActorFinding
from indexing.deriving.mentions.countries import find_countries
from indexing.deriving.mentions.found import Found
from indexing.deriving.mentions.organisations import find_organisations
from indexing.deriving.mentions.persons import find_persons
from indexing.deriving.text import ArticleText
from indexing.documents import Article
from indexing.identity import sha256_of
from indexing.vocabulary import Language


def text_of(raw: str, language: str = "en") -> ArticleText:
    """`raw` as an article in `language`."""
    return ArticleText(Article(id="art-test", raw=raw, text_sha256=sha256_of(raw), language=Language(language)))


def mentions_of(raw: str, language: str = "en") -> tuple[list[Found], list[ActorFinding]]:
    """The mentions of persons in `raw`, and the persons."""
    text = text_of(raw, language)
    countries = find_countries(text)
    return find_persons(text, countries, *find_organisations(text, countries))


def persons_of(raw: str, language: str = "en") -> list[ActorFinding]:
    """The persons of `raw`."""
    return mentions_of(raw, language)[1]


def names_of(raw: str, language: str = "en") -> list[str]:
    """The names of the persons of `raw` in the order in which it names them."""
    return [person.name for person in persons_of(raw, language)]


def titles_of(raw: str, language: str = "en") -> dict[str, list[str]]:
    """The titles of each person of `raw`."""
    return {person.name: [role.title for role in person.roles] for person in persons_of(raw, language)}
