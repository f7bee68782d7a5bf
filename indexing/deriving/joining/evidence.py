"""The evidence that two forms are one actor. Better two actors too many than one too few.

A name score alone is never evidence. Each kind of evidence has a rank: what rests on the same exact name comes before
an acronym, that before names that only sound alike. A form whose country is unknown and whose evidence of one rank
points into two countries says nothing at that rank.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from indexing.deriving.joining.forms import Form
from indexing.deriving.joining.names import name_key, name_score, surname_keys, tokens
from indexing.deriving.joining.offices import WORDS_OF_AN_OFFICE, offices
from indexing.deriving.joining.sounds import likeness
from indexing.vocabulary import ActorKind

#: Of 269 pairs of spellings of 53 office holders 94 % reach it, of 18,259 pairs of different people none.
SAME_NAME = 0.88
_SAME_SURNAME = 0.93
#: Blocks up to this size are compared pair by pair, bigger ones only between neighbours, so that work stays linear.
_BIG_BLOCK = 60
_NEIGHBOURS = 20

#: DECIDED stands above all that is found: it comes from a ruling.
DECIDED, EXACT, ACRONYM, SIMILAR, OFFICE = 5, 4, 3, 2, 1


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why the forms `first` < `second` (ids) are one actor."""

    rank: int
    score: float
    first: str
    second: str
    reason: str

    @property
    def order(self) -> tuple[int, float, str, str, str]:
        """A sort key: strongest first."""
        return (-self.rank, -self.score, self.first, self.second, self.reason)


Judge = Callable[[Form, Form], tuple[float, str] | None]


def person_evidence(forms: Iterable[Form], organisation: Mapping[tuple[str, str], str]) -> list[Evidence]:
    """Same full name; or similar name and same country, organisation or office; or same surname in the same office.

    `organisation` gives the actor id behind (article id, ref of an organisation), so that an office held at ایمیدرو
    and one held at IMIDRO are the same.
    """
    some = [form for form in forms if form.kind is ActorKind.PERSON]
    held = {form.id: offices(form, organisation) for form in some}
    full = [form for form in some if form.telling]

    def similar(a: Form, b: Form) -> tuple[float, str] | None:
        if a.country and a.country == b.country:
            shared = "country"
        elif held[a.id].organisations & held[b.id].organisations:
            shared = "organisation"
        elif held[a.id].like(held[b.id], WORDS_OF_AN_OFFICE):
            shared = "office"
        else:
            return None
        score = name_score(a.name, b.name)
        return (score, f"similar_name_same_{shared}") if score >= SAME_NAME else None

    def same_office(a: Form, b: Form) -> tuple[float, str] | None:
        if (a.telling and b.telling) or not a.country or a.country != b.country or not held[a.id].like(held[b.id]):
            return None
        score = likeness(tokens(a.name)[-1], tokens(b.name)[-1])
        return (round(score, 4), "same_surname_same_office") if score >= _SAME_SURNAME else None

    def sounds(form: Form) -> Iterator[str]:
        """The surname's sound in each place where a similar name may be the same person."""
        offices_held = held[form.id]
        places = [place for place in (form.country, *offices_held.organisations) if place]
        places += ["office"] if offices_held.titles else []
        yield from (f"{place} {key}" for place in places for key in surname_keys(form.name))

    found = [
        *judged(EXACT, pairs(full, lambda form: form.keys), always("same_name")),
        *judged(SIMILAR, pairs(full, sounds), similar),
        *judged(OFFICE, pairs((form for form in some if held[form.id].titles), sounds), same_office),
    ]
    return unambiguous(found, {form.id: form for form in some})


def compatible(countries: Iterable[str | None]) -> bool:
    """Whether forms of these countries can be one actor: at most one country is known."""
    return len({country for country in countries if country}) <= 1


def pairs(forms: Iterable[Form], keys: Callable[[Form], Iterable[str]]) -> Iterator[tuple[Form, Form]]:
    """Pairs of forms that share a key; in a big block only neighbours when sorted by country and sound."""
    blocks: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        for key in keys(form):
            blocks[key].append(form)
    for block in blocks.values():
        if len(block) <= _BIG_BLOCK:
            yield from combinations(block, 2)
            continue
        block.sort(key=lambda form: (form.country or "", name_key(form.name), form.id))
        for i, form in enumerate(block):
            yield from ((form, other) for other in block[i + 1 : i + 1 + _NEIGHBOURS])


def always(reason: str) -> Judge:
    """The judge for whom sharing a key is evidence enough."""
    return lambda _first, _second: (1.0, reason)


def judged(rank: int, some: Iterable[tuple[Form, Form]], judge: Judge) -> Iterator[Evidence]:
    """The evidence that `judge` finds in those pairs whose countries do not contradict each other."""
    for a, b in some:
        if compatible((a.country, b.country)) and (verdict := judge(a, b)):
            yield Evidence(rank, verdict[0], min(a.id, b.id), max(a.id, b.id), verdict[1])


def unambiguous(found: Iterable[Evidence], forms: Mapping[str, Form]) -> list[Evidence]:
    """Without what a form of unknown country has in common with actors of two countries at one rank."""
    kept = list(found)
    countries: dict[tuple[int, str], set[str]] = defaultdict(set)
    for evidence in kept:
        for one, other in ((evidence.first, evidence.second), (evidence.second, evidence.first)):
            if forms[one].country is None and (country := forms[other].country):
                countries[evidence.rank, one].add(country)
    torn = {key for key, known in countries.items() if len(known) > 1}
    return [e for e in kept if (e.rank, e.first) not in torn and (e.rank, e.second) not in torn]
