"""The country of a person whose title does not name it, where the article gives that title to one state elsewhere.

Copy writes "President Wadani" in one sentence and "the Peruvian president" in the next. The title is taken over only
if it stands without a name there, if all such places mean one state, and if no other holder of it has that state. Whom
the copy calls "Peru's Reza Wadani" is of that state too, whatever the title.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from indexing.deriving.findings import ActorFinding
from indexing.deriving.mentions.found import Found
from indexing.folding import fold
from indexing.vocabulary import MentionKind

_REACH = 40
_BEHIND = re.compile(r"(?:'s|') (?=\w)| (?=\w)")
_POSSESSIVE = re.compile(r"(?:'s|’s|'|’) ")
_WORD = re.compile(r"[\w-]+")
_LINK = re.compile(r" (?:of (?:the )?)?$")
_MOST_WORDS = 2
_NAME_NEAR = 3


def at_home(
    persons: Sequence[ActorFinding], text: str, countries: Iterable[Found], names: Iterable[Found]
) -> list[ActorFinding]:
    """`persons` with the countries that follow from the titles of `text` (folded); `names` are mentions of persons."""
    countries, names = list(countries), list(names)
    persons = _owned(persons, text, countries, {name.start: name.ref for name in names})
    bare = {title for person in persons for title in _bare_titles(person)}
    if not bare:
        return persons
    homes = _homes(bare, text, countries, {name.start for name in names}, {name.end for name in names})
    held = {
        (word, role.country)
        for person in persons
        for role in person.roles
        if role.country
        for word in fold(role.title).casefold().split()
    }
    return [_settled(person, homes, held) for person in persons]


def _owned(
    persons: Sequence[ActorFinding], text: str, countries: Iterable[Found], names: Mapping[int, str | None]
) -> list[ActorFinding]:
    """`persons` with the one state whose possessive stands right before their names, which begin at `names`."""
    owners: dict[str, set[str]] = {}
    for country in countries:
        owned = _POSSESSIVE.match(text, country.end) if country.kind is MentionKind.COUNTRY else None
        ref = names.get(owned.end()) if owned else None
        if ref and country.code and country.stands_for_state:
            owners.setdefault(ref, set()).add(country.code)
    return [
        person.model_copy(update={"country": next(iter(codes))})
        if person.country is None and len(codes := owners.get(person.ref, set())) == 1
        else person
        for person in persons
    ]


def _bare_titles(person: ActorFinding) -> tuple[str, ...]:
    """The titles of one or two words of a person without a country."""
    if person.country:
        return ()
    titles = (
        fold(role.title).casefold() for role in person.roles if role.country is None and not role.organisation_ref
    )
    return tuple(title for title in titles if len(title.split()) <= _MOST_WORDS)


def _homes(
    titles: Collection[str], text: str, countries: Iterable[Found], starts: Collection[int], ends: Collection[int]
) -> dict[str, set[str]]:
    """The states to which the text gives each of `titles` without a name beside it."""
    homes: dict[str, set[str]] = {}
    for country in countries:
        if country.kind is not MentionKind.COUNTRY or country.code is None:
            continue
        for title, start, end in (*_before(text, country.start), *_after(text, country.end)):
            near = (*range(end, end + _NAME_NEAR), *range(country.end, country.end + _NAME_NEAR))
            if title in titles and start - 1 not in ends and not any(place in starts for place in near):
                homes.setdefault(title, set()).add(country.code)
    return homes


def _before(text: str, position: int) -> list[tuple[str, int, int]]:
    """One and two words in front of a country: "president of Peru", «رئیس جمهور پرو»."""
    first = max(0, position - _REACH)
    link = _LINK.search(text, first, position)
    words = list(_WORD.finditer(text, first, link.start()))[-_MOST_WORDS:] if link else []
    return [(text[word.start() : words[-1].end()].casefold(), word.start(), words[-1].end()) for word in words]


def _after(text: str, position: int) -> list[tuple[str, int, int]]:
    """One and two words behind a country: "Peruvian president", "Peru's prime minister"."""
    link = _BEHIND.match(text, position)
    words = list(_WORD.finditer(text, link.end(), position + _REACH))[:_MOST_WORDS] if link else []
    return [(text[words[0].start() : word.end()].casefold(), words[0].start(), word.end()) for word in words]


def _settled(person: ActorFinding, homes: Mapping[str, set[str]], held: Collection[tuple[str, str]]) -> ActorFinding:
    found = {
        code
        for title in _bare_titles(person)
        for code in homes.get(title, ())
        if not all((word, code) in held for word in title.split())
    }
    return person.model_copy(update={"country": found.pop()}) if len(found) == 1 else person
