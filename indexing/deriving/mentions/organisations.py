"""The organisations of an article: which of its names belong together, and what each organisation is called.

Two names are one organisation if they are the same words, the country apart ("Trade Promotion Organization" and "Trade
Promotion Organization of Iran"), unless the text gives them to different countries. An acronym in brackets stands for
the name before it wherever it comes again.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from indexing.deriving.findings import ActorFinding
from indexing.deriving.mentions.acronyms import acronym_behind, acronyms_in, initials, uses
from indexing.deriving.mentions.found import Found
from indexing.deriving.mentions.known_organisations import preferred_name
from indexing.deriving.mentions.organisation_names import OrganisationName, find_names
from indexing.deriving.table import Row
from indexing.deriving.text import ArticleText
from indexing.values import Rule
from indexing.vocabulary import ActorKind, MentionKind

_ACRONYM_CONFIDENCE = 0.9
_ACRONYM_RULE = Rule(id="organisations/acronym")
_WORD = re.compile(r"\w+")
_MINISTRIES = ("ministry", "department", "وزارت")
_HEADS = _MINISTRIES[:2]
_ARTICLE = "the "
_DESCRIBED = re.compile(r"\b(?:bank|agency|ministry|company|commission|committee)$")
_KIND = re.compile(
    r"(?: (?:Automotive|Automobile|Auto|Car|Motor|Oil|Gas|Telecom|Media|Banking|Manufacturing|Industrial))*"
    r"(?: (?:Company|Corporation|Group|Holding|Co|Corp|Ltd|Inc)\.?)+"
)
_SMALL = frozenset(("the", "of", "for", "on", "and", "s", "کشور", "و", "امور"))


#: What names of one organisation have in common: the rule of a known one, else the words of the name.
_Key = str | tuple[str, ...]


@dataclass(slots=True)
class _Organisation:
    """An organisation in the making: its names in the article, its acronym and country as far as they are known."""

    names: list[OrganisationName] = field(default_factory=list)
    acronym: str | None = None
    country: str | None = None
    known: Row | None = None


def find_organisations(text: ArticleText, countries: Sequence[Found]) -> tuple[list[Found], list[ActorFinding]]:
    """The mentions of organisations in the order of the text, and the organisations (refs `o0`, `o1`, ...)."""
    organisations = _grouped(text, find_names(text, countries), countries)
    _add_acronyms(text, organisations)
    organisations.sort(key=lambda organisation: organisation.names[0].start)
    found, actors = [], []
    for number, organisation in enumerate(organisations):
        ref = f"o{number}"
        found += [
            Found(
                name.whole if name.generic else name.start,
                name.end,
                MentionKind.ORGANISATION,
                name.rule,
                name.confidence,
                ref=ref,
            )
            for name in organisation.names
        ]
        actors.append(_actor(text, ref, organisation))
    return sorted(found, key=lambda mention: mention.start), actors


def _grouped(text: ArticleText, names: Sequence[OrganisationName], countries: Sequence[Found]) -> list[_Organisation]:
    states = [mention for mention in countries if mention.kind is MentionKind.COUNTRY]
    groups: dict[_Key, list[_Organisation]] = {}
    called = {text.folded.text[name.start : name.end]: name.known.rule.id for name in names if name.known}
    listed = {_core(text, name, states): name.known.rule.id for name in names if name.known}
    for name in names:
        key: _Key = name.known.rule.id if name.known else _core(text, name, states)
        if not name.known and (owner := _known_by(text.folded.text[name.start : name.end], called)):
            key = owner
        elif isinstance(key, tuple) and key and key[0] in _HEADS:
            key = listed.get(key, key)
        alike = groups.setdefault(key, [])
        fitting = [found for found in alike if None in (name.country, found.country) or found.country == name.country]
        if not fitting:
            fitting = [_Organisation(known=name.known)]
            alike += fitting
        latest = max(fitting, key=lambda found: found.names[-1].start if found.names else -1)
        latest.names.append(name)
        latest.country = latest.country or name.country
    _join_short_forms(groups)
    return [organisation for alike in groups.values() for organisation in alike if organisation.names]


def _known_by(name: str, called: Mapping[str, str]) -> str | None:
    """The known organisation of which `name` is the first word, or that with its kind behind it; `called` has names."""
    for known, rule in called.items():
        if known.startswith(f"{name} ") and " " not in name:
            return rule
        if name.startswith(f"{known} ") and _KIND.fullmatch(name, len(known)):
            return rule
    return None


def _join_short_forms(groups: dict[_Key, list[_Organisation]]) -> None:
    """Give names that are the beginning of exactly one longer name to that organisation, ministries apart."""
    cores = sorted(core for core in groups if isinstance(core, tuple))
    for core, longer in pairwise(cores):
        starts = len(core) > 1 and longer[: len(core)] == core and core[0] not in _MINISTRIES
        others = [other for other in groups[longer] for own in groups[core] if _compatible(own, other)]
        if starts and len(groups[core]) == len(others) == 1:
            others[0].names += groups[core][0].names
            others[0].country = others[0].country or groups[core][0].country
            groups[core][0].names = []


def _compatible(one: _Organisation, other: _Organisation) -> bool:
    return None in (one.country, other.country) or one.country == other.country


def _core(text: ArticleText, name: OrganisationName, states: Sequence[Found]) -> tuple[str, ...]:
    """The words of a name without countries and small words: what stays the same from mention to mention."""
    start, end = name.full or (name.start, name.end)
    folded, kept, position = text.folded.text, [], start
    for state in states[bisect_left(states, start, key=_start) : bisect_left(states, end, key=_start)]:
        kept.append(folded[position : state.start])
        position = state.end
    kept.append(folded[position:end])
    found = [word.lower() for word in _WORD.findall(" ".join(kept))]
    core = tuple(word for word in found if word not in _SMALL) or tuple(found)
    head = next((word for word in core if word in _HEADS), None)
    return (head, *sorted(word for word in core if word != head)) if head else core


def _start(mention: Found) -> int:
    return mention.start


def _add_acronyms(text: ArticleText, organisations: list[_Organisation]) -> None:
    """Give each organisation the acronym that stands behind it or is made of its initials, with every use of it."""
    introduced: dict[str, _Organisation] = {}
    capitals = acronyms_in(text.folded.text)
    for organisation in organisations:
        for name in organisation.names:
            acronym = acronym_behind(text.folded.text, name.end)
            if acronym is None and not (organisation.known and organisation.known["acronym"]):
                acronym = next(
                    (made for made in initials(text.folded.text[name.start : name.end]) if made in capitals), None
                )
            if acronym:
                organisation.acronym = acronym
                introduced.setdefault(acronym, organisation)
    taken = {name.start: organisation for organisation in organisations for name in organisation.names}
    for start, end, acronym in uses(text, introduced):
        owner, holder = introduced[acronym], taken.get(start)
        if holder is owner:
            continue
        if holder is not None:
            holder.names = [name for name in holder.names if name.start != start or name.end != end]
        owner.names.append(OrganisationName(start, end, _ACRONYM_RULE, _ACRONYM_CONFIDENCE, start))
    for organisation in organisations:
        organisation.names.sort(key=lambda name: name.start)
    organisations[:] = [organisation for organisation in organisations if organisation.names]


def _longest(surfaces: Sequence[str]) -> str:
    return " ".join(max(surfaces, key=lambda surface: (len(surface), not surface.isupper())).split())


def _actor(text: ArticleText, ref: str, organisation: _Organisation) -> ActorFinding:
    own = [(name.start, name.end) for name in organisation.names]
    wider = [(name.whole, name.end) for name in organisation.names]
    inner = [name.inner for name in organisation.names if name.inner]
    surfaces = [text.as_written(start, end) for start, end in (*own, *wider, *inner)]
    surfaces += [surface[len(_ARTICLE) :] for surface in surfaces if surface.lower().startswith(_ARTICLE)]
    best = max(organisation.names, key=lambda name: name.confidence)
    called, language = _longest(surfaces[: len(own)]), text.language
    acronym = organisation.acronym
    if acronym and not acronym.isupper() and _DESCRIBED.search(called):
        called = acronym
    if organisation.known:
        called, language = preferred_name(organisation.known, text.language)
        acronym = organisation.known["acronym"].split("|")[0] or acronym
    return ActorFinding(
        ref=ref,
        kind=ActorKind.ORGANISATION,
        name=called,
        language=language,
        country=organisation.country,
        acronym=acronym,
        surfaces=tuple(dict.fromkeys(surfaces)),
        rule=best.rule,
        confidence=best.confidence,
    )
