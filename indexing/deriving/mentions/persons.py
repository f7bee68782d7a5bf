"""Persons of an article with their offices.

The way is the same in each language: sentences become lines of letters (`words.py`), shapes find names (`names.py`),
names are sorted into persons and surnames are found again (`people.py`), and shapes find offices beside them
(`offices.py`). What differs from language to language lives in a `Tongue`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from indexing.deriving.findings import ActorFinding, RoleFinding
from indexing.deriving.mentions import persons_en, persons_fa
from indexing.deriving.mentions.found import Found
from indexing.deriving.mentions.homes import at_home
from indexing.deriving.mentions.names import Name, collapsed, find_names
from indexing.deriving.mentions.offices import Office, Offices, find_offices
from indexing.deriving.mentions.people import People, Person
from indexing.deriving.mentions.shapes import shapes
from indexing.deriving.mentions.words import Known, Line, Word, split
from indexing.deriving.text import ArticleText
from indexing.vocabulary import ActorKind, MentionKind

_MOST_ROLES = 8
_LONGEST_INITIALS = 3
_BREAK = "\n"
_SIGNATURE = re.compile(r"[GNIKLnl]{2,5}|[GNIKLnl]{1,5}(?:/[GNIKLnl]{1,5}){1,3}")
#: In an article of so many words a last sentence that is but a name is signed by it.
_LEAST_TOLD = 40
#: An office no surer than this (taken over from the sentence before) counts only for a person without another.
_ONLY_IF_NONE = 0.6


@dataclass(frozen=True, slots=True)
class Tongue:
    """What a language adds: its folder of tables and its view of words.

    `small` collects what must be known of the whole article before the `reader` of a sentence can give letters to its
    words. `key` is the spelling in which names are compared, `leading` the family names that stand first, and
    `stands_alone` says whether a surname at a place may stand for the person. `is_family` says whether a key is that of
    a word that is a family name wherever it stands.
    """

    tables: str
    small: Callable[[str], frozenset[str]]
    reader: Callable[[str, frozenset[str]], Callable[[str], str]]
    key: Callable[[str], str]
    leading: Callable[[], frozenset[str]]
    stands_alone: Callable[[Line, int, int], bool]
    is_family: Callable[[str], bool]

    def example(self, text: str, known: list[Known]) -> Line:
        """An example of a table as a line."""
        return Line.of([_break(0), *split(text, 0, known, self.reader(text, frozenset())).words])


ENGLISH = Tongue(
    "en",
    persons_en.small_words,
    persons_en.reader,
    persons_en.key,
    persons_en.family_first,
    persons_en.stands_alone,
    lambda _: False,
)
PERSIAN = Tongue(
    "fa",
    persons_fa.small_words,
    persons_fa.reader,
    persons_fa.key,
    persons_fa.leading,
    persons_fa.stands_alone,
    persons_fa.is_family,
)
_TONGUES = {tongue.tables: tongue for tongue in (ENGLISH, PERSIAN)}


def find_persons(
    text: ArticleText,
    countries: Sequence[Found],
    organisations: Sequence[Found],
    organisation_actors: Sequence[ActorFinding],
) -> tuple[list[Found], list[ActorFinding]]:
    """The mentions of persons in the order of the text, and the persons with their offices (refs `p0`, `p1`, ...)."""
    tongue = _TONGUES[text.rules]
    line = article_line(text, tongue, [*countries, *organisations])
    names = find_names(line, shapes(tongue.tables, "person_shapes", "name", tongue.example))
    people = People(lambda name: _keys(name, tongue), tongue.leading(), tongue is ENGLISH, tongue.is_family)
    names = _told_in_small(_without_sign_off(names, line), tongue)
    people.sort_in(names)
    line = collapsed(line, names)
    surnames = people.surnames(line, tongue.key, tongue.stands_alone)
    people.sort_in(surnames)
    line = collapsed(line, surnames)
    offices = find_offices(line, shapes(tongue.tables, "role_shapes", "role", tongue.example))
    home = {actor.ref: actor.country for actor in organisation_actors if actor.country}
    found, actors = _findings(text, people.persons, offices, Offices(text, countries, organisations, home))
    return found, at_home(actors, text.folded.text, countries, found)


def _without_sign_off(names: Sequence[Name], line: Line) -> Sequence[Name]:
    """`names` without those of the writers, which are all there is in the last sentence of the article."""
    last = line.letters[:-1].rpartition(_BREAK)[2]
    if len(line.words) < _LEAST_TOLD or not _SIGNATURE.fullmatch(last):
        return names
    start = line.words[-1 - len(last)].start
    return [name for name in names if name.start < start]


def _told_in_small(names: Sequence[Name], tongue: Tongue) -> list[Name]:
    """`names` without those in capitals that the article does not also write in small letters.

    A headline in capitals does not tell names from verbs: "MARK FALLS".
    """
    small = {key for name in names if not _in_capitals(name) for key in _keys(name, tongue)}
    return [name for name in names if not _in_capitals(name) or not small.isdisjoint(_keys(name, tongue)[-1:])]


def _in_capitals(name: Name) -> bool:
    return all(word.text.isupper() for word in name.words) and any(
        len(word.text) > _LONGEST_INITIALS for word in name.words
    )


def _keys(name: Name, tongue: Tongue) -> tuple[str, ...]:
    return tuple(key for word in name.words if word.letter not in "hyls" and (key := tongue.key(word.text.strip("."))))


def article_line(text: ArticleText, tongue: Tongue, found: Sequence[Found]) -> Line:
    """All sentences of the article as one line, with a break before the first and behind each."""
    small, known, words = tongue.small(text.folded.text), _known(found), [_break(0)]
    position = 0
    for sentence in text.sentences:
        inside = []
        while position < len(known) and known[position].start < sentence.end:
            if sentence.start <= known[position].start and known[position].end <= sentence.end:
                inside.append(known[position])
            position += 1
        words += split(sentence.text, sentence.start, inside, tongue.reader(sentence.text, small)).words
        words.append(_break(sentence.end))
    return Line.of(words)


def _break(position: int) -> Word:
    return Word(position, position, "", _BREAK)


def _known(found: Sequence[Found]) -> list[Known]:
    """Countries and organisations as known ranges, in order, the longer one where two overlap."""
    known = list[Known]()
    for mention in sorted(found, key=lambda mention: (mention.start, -mention.end)):
        if known and mention.start < known[-1].end:
            continue
        is_place = mention.kind is MentionKind.COUNTRY
        letter = ("D" if mention.demonym else "C") if is_place else "O"
        known.append(Known(mention.start, mention.end, letter))
    return known


def _findings(
    text: ArticleText, persons: Sequence[Person], offices: Sequence[Office], titles: Offices
) -> tuple[list[Found], list[ActorFinding]]:
    """Mentions and actors; persons are numbered in the order in which the text names them."""
    holders = {name.start: person for person in persons for name in person.names}
    held: dict[int, list[RoleFinding]] = {}
    for office in offices:
        role, roles = titles.finding(office), held.setdefault(id(holders[office.holder]), [])
        told = any(role.title.casefold() == other.title.casefold() for other in roles)
        if not told and len(roles) < _MOST_ROLES and (not roles or role.confidence > _ONLY_IF_NONE):
            roles.append(role)
    found, actors = [], []
    for number, person in enumerate(sorted(persons, key=lambda person: min(name.start for name in person.names))):
        ref = f"p{number}"
        names = sorted(person.names, key=attrgetter("start"))
        found += [
            Found(name.start, name.end, MentionKind.PERSON, name.rule, name.confidence, ref=ref) for name in names
        ]
        actors.append(_actor(text, ref, names, held.get(id(person), [])))
    return sorted(found, key=attrgetter("start")), actors


def _actor(text: ArticleText, ref: str, names: Sequence[Name], roles: Sequence[RoleFinding]) -> ActorFinding:
    best = max(names, key=lambda name: name.confidence)
    fullest = max(names, key=lambda name: (len(_bare(name)), not _in_capitals(name), name.end - name.start))
    surfaces = dict.fromkeys(
        text.as_written(words[0].start, words[-1].end) for name in names for words in (name.words, _bare(name))
    )
    return ActorFinding(
        ref=ref,
        kind=ActorKind.PERSON,
        name=" ".join(text.as_written(_bare(fullest)[0].start, fullest.end).split()).replace("- ", "-"),
        language=text.language,
        country=next((role.country for role in roles if role.country), None),
        surfaces=tuple(surfaces),
        roles=tuple(roles),
        rule=best.rule,
        confidence=best.confidence,
    )


def _bare(name: Name) -> tuple[Word, ...]:
    """The words of a name without the form of address in front of it."""
    first = next((index for index, word in enumerate(name.words) if word.letter not in "hy"), 0)
    return name.words[first:]
