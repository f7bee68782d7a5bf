"""Uniting forms by evidence, strongest first, without ever uniting what cannot be one actor.

It is Kruskal's algorithm with a veto: each piece of evidence is taken in a fixed order and unites two groups unless
their countries contradict each other. The result depends on the set of evidence only.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from indexing.deriving.joining.evidence import Evidence
from indexing.deriving.joining.forms import Form


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
        """The country of the forms that have one; there is never more than one."""
        return next((form.country for form in self.forms if form.country), None)


def unite(forms: Mapping[str, Form], found: Iterable[Evidence]) -> list[Cluster]:
    """The forms in clusters, in the order of their first sightings."""
    head = {form_id: form_id for form_id in forms}
    country = {form_id: form.country for form_id, form in forms.items()}
    used: dict[str, list[Evidence]] = defaultdict(list)

    def root(form_id: str) -> str:
        while head[form_id] != form_id:
            head[form_id] = form_id = head[head[form_id]]
        return form_id

    for evidence in sorted(found, key=lambda e: e.order):
        one, other = root(evidence.first), root(evidence.second)
        known = {c for c in (country[one], country[other]) if c}
        if one == other or len(known) > 1:
            continue
        head[other] = one
        country[one] = next(iter(known), None)
        used[evidence.first].append(evidence)
        used[evidence.second].append(evidence)
    groups: dict[str, list[Form]] = {}
    for form in sorted(forms.values(), key=lambda form: (*form.first, form.id)):
        groups.setdefault(root(form.id), []).append(form)
    return [Cluster(group, _towards(group[0].id, used)) for group in groups.values()]


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
