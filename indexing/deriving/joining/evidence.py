"""The evidence that two forms are one actor. Better two actors too many than one too few.

A name score alone is never evidence. Each kind of evidence has a rank: what rests on the same exact name comes before
an acronym, that before names that only sound alike. What is only likely has the lowest rank: it joins nothing and
becomes a suggestion. So does the evidence of a form of unknown country that points into two countries at one rank, and
that of half a name which fits two people who held the office. The rules for persons and for organisations are rooms of
their own.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from indexing.deriving.joining.forms import Form
from indexing.deriving.joining.names import name_key, name_score, part_score

#: Of two spellings of one name more than nine in ten reach it; tests/indexing/deriving/joining/test_across_scripts.py
#: measures.
SAME_NAME = 0.88
#: From here on a name is near enough to ask an editor.
LIKELY_NAME = 0.8
#: Blocks up to this size are compared pair by pair, bigger ones only between neighbours, so that work stays linear.
_BIG_BLOCK = 60
_NEIGHBOURS = 20

#: DECIDED stands above all that is found: it comes from a ruling. LIKELY joins nothing.
DECIDED, EXACT, ACRONYM, SIMILAR, OFFICE, LIKELY = 5, 4, 3, 2, 1, 0
_TORN = "could_be_of_two_countries"
_TORN_BETWEEN = "could_be_of_two_persons"


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


#: The rank, score and reason of the evidence in a pair of forms.
Verdict = tuple[int, float, str]
Judge = Callable[[Form, Form], Verdict | None]


def compatible(countries: Iterable[str | None]) -> bool:
    """Whether forms of these countries can be one actor: at most one country is known."""
    return len({country for country in countries if country}) <= 1


def by_country(form: Form) -> tuple[str, ...]:
    """Puts forms of one country side by side, alike ones among them next to each other."""
    return (form.country or "", name_key(form.name), form.id)


def by_sound(form: Form) -> tuple[str, ...]:
    """Puts forms that sound alike side by side, whatever their country."""
    return (name_key(form.name), form.country or "", form.id)


def pairs(
    forms: Iterable[Form],
    keys: Callable[[Form], Iterable[str]],
    order: Callable[[Form], tuple[str, ...]] = by_country,
) -> Iterator[tuple[Form, Form]]:
    """Pairs of forms that share a key; in a big block only neighbours in `order`."""
    blocks: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        for key in keys(form):
            blocks[key].append(form)
    for block in blocks.values():
        if len(block) <= _BIG_BLOCK:
            yield from combinations(block, 2)
            continue
        block.sort(key=order)
        for i, form in enumerate(block):
            yield from ((form, other) for other in block[i + 1 : i + 1 + _NEIGHBOURS])


def always(reason: str) -> Judge:
    """The judge for whom sharing a key is evidence enough."""
    return lambda _first, _second: (EXACT, 1.0, reason)


def judged(some: Iterable[tuple[Form, Form]], judge: Judge) -> Iterator[Evidence]:
    """The evidence that `judge` finds in those pairs whose countries do not contradict each other."""
    for a, b in some:
        if compatible((a.country, b.country)) and (verdict := judge(a, b)):
            rank, score, reason = verdict
            yield Evidence(rank, score, min(a.id, b.id), max(a.id, b.id), reason)


def unambiguous(found: Iterable[Evidence], forms: Mapping[str, Form]) -> list[Evidence]:
    """With only likely what a form of unknown country has in common with actors of two countries at one rank."""
    kept = list(found)
    countries: dict[tuple[int, str], set[str]] = defaultdict(set)
    for evidence in kept:
        for one, other in ((evidence.first, evidence.second), (evidence.second, evidence.first)):
            if evidence.rank != LIKELY and forms[one].country is None and (country := forms[other].country):
                countries[evidence.rank, one].add(country)
    torn = {key for key, known in countries.items() if len(known) > 1}
    kept = _of_one_person(kept, forms)
    return [
        replace(e, rank=LIKELY, reason=_TORN) if {(e.rank, e.first), (e.rank, e.second)} & torn else e for e in kept
    ]


def _of_one_person(found: Sequence[Evidence], forms: Mapping[str, Form]) -> list[Evidence]:
    """With only likely what joins half a name by its office with two people whose full names are not alike.

    "President Aliyev" is the father or the son, and would make one of both.
    """
    fuller: dict[str, set[str]] = defaultdict(set)
    for evidence in found:
        if evidence.rank == OFFICE:
            for one, other in ((evidence.first, evidence.second), (evidence.second, evidence.first)):
                fuller[one] |= {other} if forms[other].telling else set()
    torn = {
        key for key, others in fuller.items() if any(_differ(forms[a], forms[b]) for a, b in combinations(others, 2))
    }
    return [
        replace(e, rank=LIKELY, reason=_TORN_BETWEEN) if e.rank == OFFICE and {e.first, e.second} & torn else e
        for e in found
    ]


def _differ(one: Form, other: Form) -> bool:
    return name_score(one.name, other.name) < LIKELY_NAME and not part_score(one.name, other.name)
