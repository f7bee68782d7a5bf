"""The evidence that two forms are one person, in whatever scripts: name and country, organisation or office.

A score of names proposes; a shared place decides. Without one the pair is only likely.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from indexing.deriving.joining.evidence import (
    LIKELY,
    LIKELY_NAME,
    OFFICE,
    SAME_NAME,
    SIMILAR,
    Evidence,
    Judge,
    Verdict,
    always,
    by_sound,
    judged,
    pairs,
    unambiguous,
)
from indexing.deriving.joining.forms import Form
from indexing.deriving.joining.names import name_score, part_score, surname_keys, tokens
from indexing.deriving.joining.offices import WORDS_OF_AN_OFFICE, Offices, offices
from indexing.deriving.joining.sounds import likeness
from indexing.vocabulary import ActorKind

_SAME_SURNAME = 0.93


def person_evidence(forms: Iterable[Form], organisation: Mapping[tuple[str, str], str]) -> list[Evidence]:
    """Same full name; or similar name and same country, organisation or office; or same surname in the same office.

    `organisation` gives the actor id behind (article id, ref of an organisation), so that an office held at ایمیدرو
    and one held at IMIDRO are the same. What lacks a shared place, or half a name, is there as likely.
    """
    some = [form for form in forms if form.kind is ActorKind.PERSON]
    held = {form.id: offices(form, organisation) for form in some}
    full = [form for form in some if form.telling]
    found = [
        *judged(pairs(full, lambda form: form.keys), always("same_name")),
        *judged(pairs(full, _placed(held)), _similar(held)),
        *judged(pairs((form for form in some if held[form.id].titles), _placed(held)), _same_office(held)),
        *judged(pairs(full, _placeless(full), by_sound), _similar_somewhere),
    ]
    return unambiguous(found, {form.id: form for form in some})


def _placed(held: Mapping[str, Offices]) -> Callable[[Form], Iterator[str]]:
    """The surname's sound in each place where a similar name may be the same person."""

    def keys(form: Form) -> Iterator[str]:
        offices_held = held[form.id]
        places = [place for place in (form.country, *offices_held.organisations) if place]
        places += ["office"] if offices_held.titles else []
        yield from (f"{place} {key}" for place in places for key in surname_keys(form.name))

    return keys


def _placeless(full: Iterable[Form]) -> Callable[[Form], Iterator[str]]:
    """The surname's sound, as far as it is that of a form of unknown country too."""
    wanted = {key for form in full if form.country is None for key in surname_keys(form.name)}
    return lambda form: iter(sorted(surname_keys(form.name) & wanted))


def _similar(held: Mapping[str, Offices]) -> Judge:
    def judge(a: Form, b: Form) -> Verdict | None:
        if a.country and a.country == b.country:
            shared = "country"
        elif held[a.id].organisations & held[b.id].organisations:
            shared = "organisation"
        elif held[a.id].like(held[b.id], WORDS_OF_AN_OFFICE):
            shared = "office"
        else:
            return None
        score = name_score(a.name, b.name)
        if score >= SAME_NAME:
            return SIMILAR, score, f"similar_name_same_{shared}"
        if part := part_score(a.name, b.name):
            if shared == "country" and held[a.id].like(held[b.id]):
                return OFFICE, part, "part_of_name_same_office"
            return LIKELY, part, f"part_of_name_same_{shared}"
        return (LIKELY, score, f"nearly_similar_name_same_{shared}") if score >= LIKELY_NAME else None

    return judge


def _same_office(held: Mapping[str, Offices]) -> Judge:
    def judge(a: Form, b: Form) -> Verdict | None:
        if (a.telling and b.telling) or not a.country or a.country != b.country or not held[a.id].like(held[b.id]):
            return None
        score = likeness(tokens(a.name)[-1], tokens(b.name)[-1])
        return (OFFICE, round(score, 4), "same_surname_same_office") if score >= _SAME_SURNAME else None

    return judge


def _similar_somewhere(a: Form, b: Form) -> Verdict | None:
    if a.country and b.country:
        return None
    score = name_score(a.name, b.name)
    return (LIKELY, score, "similar_name_unknown_country") if score >= SAME_NAME else None
