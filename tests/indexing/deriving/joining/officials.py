"""The lists of names beside this file: office holders in several scripts, and names that are easily confused."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

_HERE = Path(__file__).parent
_LANGUAGES = ("en", "fa", "ru", "other")
_SAME_GIVEN = 3


@dataclass(frozen=True)
class Holder:
    """A person with a country and office (empty if made up), and the spellings of the name by language."""

    country: str
    office: str
    names: dict[str, tuple[str, ...]]

    @property
    def spellings(self) -> list[str]:
        """Each different spelling once."""
        return list(dict.fromkeys(name for names in self.names.values() for name in names))

    @property
    def score_only(self) -> bool:
        """Whether the person belongs to the third of the list that the tables must not be made with."""
        return is_score_only(self.names["en"][0])


def is_score_only(name: str) -> bool:
    """One name in three, by a fixed hash."""
    return hashlib.sha256(name.encode()).digest()[0] % 3 == 0


def officials() -> list[tuple[str, list[str]]]:
    """Country and spellings of each of the office holders that the tables of sounds were first made with."""
    return [(country, _parts(spellings)) for country, spellings in _table("officials.tsv")]


def confusables() -> list[tuple[str, str]]:
    """Pairs of names of different people."""
    return [(first, second) for first, second in _table("confusables.tsv")]


def holders() -> list[Holder]:
    """The office holders with office and language, none of whom is in `officials`."""
    return [
        Holder(country, office, {k: tuple(_parts(v)) for k, v in zip(_LANGUAGES, names, strict=True)})
        for country, office, *names in _table("office_holders.tsv")
    ]


def strangers() -> list[tuple[str, str, str, str]]:
    """Country, kind, and two names of different people."""
    return [(country, kind, one, other) for country, kind, one, other in _table("strangers.tsv")]


def mixed(people: list[Holder]) -> Iterator[Holder]:
    """People who do not exist: the surname of each with the given name of the next of the same country.

    Left out where the two given names begin alike, so that nobody is made twice.
    """
    everybody = {name for person in people for name in person.spellings}
    for one, other in pairwise(sorted(people, key=lambda person: person.country)):
        given = other.names["en"][0].split()[:-1]
        alike = given[0][:_SAME_GIVEN] == one.names["en"][0][:_SAME_GIVEN]
        if one.country != other.country or alike:
            continue
        names: dict[str, tuple[str, ...]] = {
            language: (" ".join((*other.names[language][0].split()[:-1], one.names[language][0].split()[-1])),)
            for language in ("en", "fa", "ru")
        }
        if everybody.isdisjoint(name for found in names.values() for name in found):
            yield Holder(one.country, "", names)


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _table(name: str) -> list[list[str]]:
    lines = (_HERE / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
