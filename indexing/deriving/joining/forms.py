"""A form: an actor under one name, as one or more articles have it; what the join of actors is made from.

The id of a form depends on kind, name and country alone. Names that tell nobody apart (a surname alone, "the foreign
ministry" of no known country) also carry the article in their id, so that two of them never meet by chance.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from indexing.deriving.findings import ActorFinding
from indexing.deriving.joining.coverage import Told
from indexing.deriving.joining.names import exact_key, person_key, plain, tokens
from indexing.deriving.joining.states import bloc_named
from indexing.deriving.table import words
from indexing.identity import stable_id
from indexing.vocabulary import ActorKind

_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,9}")


@dataclass(frozen=True, slots=True)
class Sighting:
    """One finding of an actor in one article."""

    told: Told
    finding: ActorFinding


@dataclass(slots=True)
class Form:
    """All sightings of one name. `telling` is false where the name alone tells nobody apart."""

    id: str
    kind: ActorKind
    name: str
    code: str | None
    country: str | None
    telling: bool
    sightings: list[Sighting] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    acronyms: set[str] = field(default_factory=set)

    @property
    def first(self) -> tuple[str, str, str]:
        """The place of the form's first sighting: reading order, then name."""
        return (*self.sightings[0].told.order, self.name)


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms by id, and the form that each `ref` of each article belongs to."""

    by_id: dict[str, Form]
    of_ref: dict[tuple[str, str], str]


def collect(told: Sequence[Told], left_out: Collection[str] = ()) -> Forms:
    """The forms of all articles but those `left_out` (ids); `told` is in reading order, so are a form's sightings."""
    forms = Forms({}, {})
    for one in told:
        for finding in one.findings.actors:
            form = _form(finding, one.article.id)
            if form.id in left_out:
                continue
            known = forms.by_id.setdefault(form.id, form)
            known.sightings.append(Sighting(one, finding))
            known.keys.update(_keys(known, finding))
            known.acronyms.update(_acronyms(finding))
            forms.of_ref[one.article.id, finding.ref] = known.id
    return forms


def _form(finding: ActorFinding, article_id: str) -> Form:
    kind, code = finding.kind, finding.code
    if kind is ActorKind.ORGANISATION and (bloc := bloc_named(finding.name)):
        kind, code = ActorKind.BLOC, bloc
    if kind in (ActorKind.COUNTRY, ActorKind.BLOC):
        code = code or bloc_named(finding.name)
        key = code or plain(finding.name)
        return Form(stable_id("act", kind, key), kind, finding.name, code, None, telling=True)
    telling = _is_telling(finding)
    parts = (plain(finding.name), finding.country or "", *(() if telling else (article_id,)))
    return Form(stable_id("act", kind, *parts), kind, finding.name, None, finding.country, telling)


def _is_telling(finding: ActorFinding) -> bool:
    if finding.kind is ActorKind.PERSON:
        return len(tokens(finding.name)) > 1
    return finding.country is not None or not names_state_body(finding.name)


@cache
def _state_bodies() -> frozenset[str]:
    return frozenset(plain(word) for word in words("joining", "state_bodies"))


def names_state_body(name: str) -> bool:
    """Whether a name is that of a body which every state has (a ministry, a central bank)."""
    padded = f" {plain(name)} "
    return any(f" {body} " in padded for body in _state_bodies())


def _keys(form: Form, finding: ActorFinding) -> Iterator[str]:
    """Exact keys by which the same form is known again; surnames and single words among the surfaces are left out."""
    if form.kind is ActorKind.PERSON:
        if form.telling:
            yield from (person_key(text) for text in (finding.name, *finding.surfaces) if len(tokens(text)) > 1)
    elif form.kind is ActorKind.ORGANISATION and form.telling:
        yield exact_key(finding.name)
        for text in finding.surfaces:
            if " " in plain(text) and (form.country or not names_state_body(text)):
                yield exact_key(text)


def _acronyms(finding: ActorFinding) -> Iterator[str]:
    if finding.kind is ActorKind.ORGANISATION:
        if finding.acronym:
            yield plain(finding.acronym)
        yield from (plain(text) for text in (finding.name, *finding.surfaces) if _ACRONYM.fullmatch(text))
