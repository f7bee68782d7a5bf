"""Names of organisations in an article: known ones, and those that the shapes of a language find.

A shape sees countries and known organisations as single words, so "Iran Chamber of Commerce" or "Energy Commission of
the Islamic Consultative Assembly" come out whole. Of names that overlap the longer one counts, because it says more.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from indexing.deriving.mentions import organisations_en, organisations_fa
from indexing.deriving.mentions.acronyms import uses
from indexing.deriving.mentions.found import Found
from indexing.deriving.mentions.known_organisations import KnownHit, find_known, own_hits
from indexing.deriving.mentions.organisations_en import is_site
from indexing.deriving.mentions.overlapping import is_free, longest
from indexing.deriving.mentions.persons_en import small_words
from indexing.deriving.mentions.placed_names import names_within, placed_names
from indexing.deriving.mentions.shapes import Reader, Shape, shapes
from indexing.deriving.mentions.short_forms import Forms, behind_persons, forms_of, short_names
from indexing.deriving.mentions.wire_names import wire_names
from indexing.deriving.mentions.words import Known, Line, split
from indexing.deriving.table import Row
from indexing.deriving.text import ArticleText
from indexing.values import Rule
from indexing.vocabulary import MentionKind

_TABLE = "organisation_shapes"
_KNOWN_CONFIDENCE = 0.95
_SHORT_CONFIDENCE = 0.75
_PLACED_CONFIDENCE = 0.6
_UNSURE = 0.75
_SHORT_RULE = Rule(id="organisations/short-form")
_STATES = "CDT"
_LEGAL_FORM = re.compile(
    r"(?:,? (?:Co|Corp|Corporation|Company|Ltd|Limited|Inc|plc|Plc|PLC|AG|SA|NV|AB|Oy|SpA|Spa|GmbH|KK|BV|Group"
    r"|Holdings?)\b)+"
)
#: What stands between a name and the country that it is from.
_HOME = " of "
_OWNS = "'s "
_AND = " and "
#: The first half of "بین المللی", which also means "between".
_NEVER_LAST = frozenset(("بین",))
_INNER = ("inner", "inner_")
_GENERIC = frozenset("PHLKMWJoft&,z bclk")


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """A name at `start:end` of the folded article text.

    `country` is that of a country word inside the name or in front of it ("Peru's", "Peruvian"), and `whole` is where
    the name starts together with that word, which belongs to a `generic` name, one that every state has ("Peru's
    Foreign Ministry"). `inner` is the proper name behind a head noun, `known` the row of the table, `full` the
    place of the name in full of which this is a short form.
    """

    start: int
    end: int
    rule: Rule
    confidence: float
    whole: int
    generic: bool = False
    inner: tuple[int, int] | None = None
    country: str | None = None
    known: Row | None = None
    full: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Tongue:
    reader: Callable[[str, frozenset[str]], Callable[[str], str]]
    example: Reader
    is_generic: Callable[[str], bool]


_TONGUES = {
    "en": _Tongue(organisations_en.reader, organisations_en.read_example, organisations_en.is_generic),
    "fa": _Tongue(organisations_fa.reader, organisations_fa.read_example, organisations_fa.is_generic),
}


def name_shapes(language: str) -> tuple[Shape, ...]:
    """The shapes of names in articles that are read with the tables of `language`.

    Raises:
        TableError: a wrong row in their table.
    """
    return shapes(language, _TABLE, "name", _TONGUES[language].example)


def find_names(text: ArticleText, countries: Sequence[Found]) -> list[OrganisationName]:
    """The names in the order of the text, without overlaps."""
    hits = own_hits(text, find_known(text), countries)
    codes = {mention.start: mention.code for mention in countries if mention.kind is MentionKind.COUNTRY}
    names = [_known(hit, text.folded.text) for hit in hits]
    tongue, rules = _TONGUES[text.rules], name_shapes(text.rules)
    lines = list(_lines(text, _marks(hits, countries)))
    for line in lines:
        names += [
            name
            for name in _shaped(line, rules, codes)
            if not tongue.is_generic(text.folded.text[name.start : name.end])
        ]
    if text.rules == "en":
        names += _marked(text, lines, countries, {(name.start, name.end) for name in names if name.known})
        names = longest(names)
        names += _short(lines, names)
        names = longest(names)
        names += _placed(text, lines, names, countries)
        folded = text.folded.text
        unsure = {folded[n.start : n.end] for n in names if n.confidence <= _UNSURE}
        sites = {name for name in unsure if is_site(name, folded)}
        names = [n for n in names if n.confidence > _UNSURE or folded[n.start : n.end] not in sites]
    return longest(names)


def _marked(
    text: ArticleText, lines: Sequence[Line], countries: Sequence[Found], known: Collection[tuple[int, int]]
) -> Iterator[OrganisationName]:
    """The names that wire copy marks as firms, countries and family names apart; of "A and B" B, if A is `known`."""
    persons = {word.text for line in lines for word in behind_persons(line)}
    states = {(mention.start, mention.end) for mention in countries}
    owners = {mention.start: mention.end + len(_OWNS) for mention in countries}
    for sentence in text.sentences:
        for start, end, rule, confidence in wire_names(sentence):
            if text.folded.text.endswith(_OWNS, start, behind := owners.get(start, start)) and behind < end:
                start = behind
            if (start, joint := text.folded.text.rfind(_AND, start, end)) in known:
                start = joint + len(_AND)
            name = text.folded.text[start:end]
            of_states = start in owners and text.folded.text.startswith(_AND, owners[start] - len(_OWNS))
            if of_states or (start, end) in states or _LEGAL_FORM.fullmatch(f" {name}"):
                continue
            if name not in persons and f" {name.lower()} " not in text.folded.text:
                yield OrganisationName(start, end, rule, confidence, start)


def _placed(
    text: ArticleText, lines: Sequence[Line], names: Sequence[OrganisationName], countries: Sequence[Found]
) -> Iterator[OrganisationName]:
    """The names that stand where firms do, wherever the article uses them; family names and what is known apart."""
    persons = {word.text for line in lines for word in behind_persons(line)}
    small, within = small_words(text.folded.text), names_within(text.folded.text)
    taken = sorted([(name.start, name.end) for name in names] + [(state.start, state.end) for state in countries])
    found: dict[str, Rule] = {}
    for sentence in text.sentences:
        for start, end, rule in placed_names(sentence, small, within):
            name = text.folded.text[start:end]
            if not is_free(taken, start, end):
                name = name.partition(_HOME)[0]
            if persons.isdisjoint(name.split(" ")) and is_free(taken, start, start + len(name)):
                found.setdefault(name, rule)
    for start, end, name in uses(text, found):
        if is_free(taken, start, end):
            yield OrganisationName(start, end, found[name], _PLACED_CONFIDENCE, start)


def _short(lines: Sequence[Line], names: Sequence[OrganisationName]) -> Iterator[OrganisationName]:
    """Where the article uses short forms of the firms among `names`."""
    forms: Forms = {}
    inside = iter(sorted(((name.start, name.end) for name in names if not name.known), reverse=True))
    upcoming = next(inside, None)
    for line in reversed(lines):
        while upcoming and line.words and upcoming[0] >= line.words[0].start:
            words = [word for word in line.words if upcoming[0] <= word.start and word.end <= upcoming[1]]
            for form in forms_of(words) if words else ():
                forms[form] = upcoming
            upcoming = next(inside, None)
    for start, end, full in short_names(lines, forms):
        yield OrganisationName(start, end, _SHORT_RULE, _SHORT_CONFIDENCE, start, full=full)


def _lines(text: ArticleText, marks: Sequence[Known]) -> Iterator[Line]:
    """The sentences as lines in which countries and known organisations are single words."""
    small, position = small_words(text.folded.text), 0
    for sentence in text.sentences:
        inside: list[Known] = []
        while position < len(marks) and marks[position].start < sentence.end:
            inside.append(marks[position])
            position += 1
        yield split(sentence.text, sentence.start, inside, _TONGUES[text.rules].reader(sentence.text, small))


def _marks(hits: Sequence[KnownHit], countries: Sequence[Found]) -> list[Known]:
    marks = [Known(hit.start, hit.end, "O") for hit in hits]
    marks += [Known(mention.start, mention.end, _letter(mention)) for mention in countries]
    kept: list[Known] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _letter(mention: Found) -> str:
    if mention.kind is MentionKind.BLOC:
        return "B"
    if mention.demonym:
        return "D"
    return "C" if mention.stands_for_state else "T"


def _known(hit: KnownHit, text: str) -> OrganisationName:
    """The name of a known organisation, with its legal form where that follows."""
    legal = _LEGAL_FORM.match(text, hit.end)
    return OrganisationName(
        hit.start,
        legal.end() if legal else hit.end,
        hit.row.rule,
        _KNOWN_CONFIDENCE,
        hit.start,
        inner=(hit.start, hit.end) if legal else hit.inner,
        country=hit.row["country"] or None,
        known=hit.row,
    )


def _shaped(line: Line, rules: Sequence[Shape], codes: dict[int, str | None]) -> Iterator[OrganisationName]:
    letters = frozenset(line.letters)
    for shape in (shape for shape in rules if shape.needs <= letters):
        for match in shape.pattern.finditer(line.letters):
            first, behind = match.span("name")
            first = organisations_en.behind_dateline(line, first, behind)
            behind -= line.words[behind - 1].text in _NEVER_LAST
            behind = organisations_en.before_holder(line, first, behind)
            if organisations_en.is_portfolio(line, first, behind):
                continue
            start, end = line.words[first].start, line.words[behind - 1].end
            owner = _owner(line, first)
            stated = [i for i in (owner, *range(first, behind)) if i is not None and line.letters[i] in _STATES]
            country = codes.get(line.words[stated[0]].start) if stated else None
            generic = _GENERIC.issuperset(line.letters[first:behind])
            whole = line.words[owner].start if owner is not None else start
            inner = _inner(line, match)
            yield OrganisationName(start, end, shape.rule, shape.confidence, whole, generic, inner, country)


def _inner(line: Line, match: re.Match[str]) -> tuple[int, int] | None:
    for name in _INNER:
        if match.groupdict().get(name):
            return line.words[match.start(name)].start, line.words[match.end(name) - 1].end
    return None


def _owner(line: Line, first: int) -> int | None:
    """The place of the country word that possesses the name: `Peru` in "Peru's Ministry", `Peruvian` before a name."""
    if line.letters[max(0, first - 2) : first] in ("Cs", "Ts"):
        return first - 2
    return first - 1 if first and line.letters[first - 1] == "D" else None
