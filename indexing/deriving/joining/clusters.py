"""Uniting forms by evidence, strongest first, without ever uniting what cannot be one actor.

It is Kruskal's algorithm with a veto: each piece of evidence is taken in a fixed order and unites two groups unless
their countries contradict each other or a ruling parts them. The result depends on the set of evidence only. What a
ruling joins comes first, across countries too.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from indexing.deriving.joining.evidence import DECIDED, LIKELY, Evidence
from indexing.deriving.joining.forms import Form
from indexing.deriving.joining.rulings import NO_RULINGS, Rulings


@dataclass(slots=True)
class Cluster:
    """Forms that are one actor, in reading order, and the evidence that leads each but the first towards the first."""

    forms: list[Form]
    why: dict[str, Evidence] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The actor's id: that of the form seen first."""
        return self.forms[0].id

    @property
    def country(self) -> str | None:
        """The country of the forms that have one; the first form's where a ruling joined two countries."""
        return next((form.country for form in self.forms if form.country), None)


def unite(forms: Mapping[str, Form], found: Iterable[Evidence], rulings: Rulings = NO_RULINGS) -> list[Cluster]:
    """The forms in clusters, in the order of their first sightings."""
    head = {form_id: form_id for form_id in forms}
    countries = {form_id: frozenset({form.country} - {None}) for form_id, form in forms.items()}
    groups = {form_id: frozenset({rulings.group(form_id)} - {None}) for form_id in forms}
    used: dict[str, list[Evidence]] = defaultdict(list)

    def root(form_id: str) -> str:
        while head[form_id] != form_id:
            head[form_id] = form_id = head[head[form_id]]
        return form_id

    decided = [Evidence(DECIDED, 1.0, same.first, same.second, same.reason) for same in rulings.among(forms)]
    sure = [evidence for evidence in found if evidence.rank != LIKELY]
    for evidence in sorted([*decided, *sure], key=lambda e: e.order):
        one, other = root(evidence.first), root(evidence.second)
        if one == other or _parted(groups[one], groups[other], rulings):
            continue
        if evidence.rank != DECIDED and not _one_country(countries[one], countries[other]):
            continue
        head[other] = one
        countries[one] |= countries[other]
        groups[one] |= groups[other]
        used[evidence.first].append(evidence)
        used[evidence.second].append(evidence)
    found_together: dict[str, list[Form]] = {}
    for form in sorted(forms.values(), key=lambda form: (*form.first, form.id)):
        found_together.setdefault(root(form.id), []).append(form)
    return [Cluster(group, _towards(group[0].id, used)) for group in found_together.values()]


def _one_country(some: frozenset[str | None], others: frozenset[str | None]) -> bool:
    """Whether two groups do not contradict each other: one has no country, or none that the other has not."""
    return some <= others or others <= some


def _parted(some: frozenset[str | None], others: frozenset[str | None], rulings: Rulings) -> bool:
    return any(rulings.rivals(group) & others for group in some)


def _towards(first: str, used: Mapping[str, list[Evidence]]) -> dict[str, Evidence]:
    """The evidence on the way from each form to `first`; the evidence used makes a tree, so there is one way."""
    why: dict[str, Evidence] = {}
    waiting = [first]
    for form_id in waiting:
        for evidence in used.get(form_id, ()):
            other = evidence.second if evidence.first == form_id else evidence.first
            if other != first and other not in why:
                why[other] = evidence
                waiting.append(other)
    return why
