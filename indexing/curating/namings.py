"""Finding an actor again: by the id of a form, which is its name, kind and country, else by its name.

A name is weaker than a quote: the same one elsewhere may be somebody else's, so it counts in its own article.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from indexing.curating.readings import Known
from indexing.decisions import Target
from indexing.deriving.joining.coverage import Told
from indexing.deriving.joining.forms import Form, Forms, collect
from indexing.deriving.joining.names import exact_key
from indexing.vocabulary import RecheckReason


class Namings:
    """The forms of all articles by id, name and surface; made when the first actor is looked for."""

    def __init__(self, told: Sequence[Told]) -> None:
        """`told` are all articles in reading order."""
        self._told = told

    def find(self, target: Target) -> Known:
        """The form of a name that `target` is now: by its id, else one of that name in the same article.

        Elsewhere the same name may be somebody else's. A target without an article is whoever alone has the name.
        """
        if target.id in self._forms.by_id:
            return Known((target.id,))
        for named in (self._by_name, self._by_surface):
            forms = [form for form in _named(named, target) if target.article_id in (None, *_articles(form))]
            ids = _nearest(forms, target)
            if ids:
                return Known(ids, RecheckReason.AMBIGUOUS if len(ids) > 1 else None)
        return Known(reason=RecheckReason.NOT_DERIVED)

    def rejected(self, target: Target) -> Known:
        """The forms that `target` is now for a rejection; in doubt where somebody else bears the name.

        It is every form of that kind and name in the same article, whatever its country by now, and elsewhere those of
        the same country or of none.
        """
        known = self.find(target)
        forms = [form for form in _named(self._by_name, target) if target.kind in (None, form.kind)]
        here = [form for form in forms if target.article_id in _articles(form)]
        elsewhere = [form for form in forms if form.telling and form not in here]
        ids = {form.id for form in (*here, *elsewhere) if form in here or form.country in (None, *target.codes)}
        ids.update(known.ids)
        namesakes = any(form.id not in ids for form in elsewhere)
        return Known(tuple(sorted(ids)), RecheckReason.AMBIGUOUS if namesakes else known.reason)

    @cached_property
    def _forms(self) -> Forms:
        return collect(self._told)

    @cached_property
    def _by_name(self) -> dict[str, list[Form]]:
        found: dict[str, list[Form]] = defaultdict(list)
        for form in self._forms.by_id.values():
            found[exact_key(form.name)].append(form)
        return found

    @cached_property
    def _by_surface(self) -> dict[str, list[Form]]:
        found: dict[str, list[Form]] = defaultdict(list)
        for form in self._forms.by_id.values():
            for key in {exact_key(text) for sighting in form.sightings for text in sighting.finding.surfaces}:
                found[key].append(form)
        return found


def _articles(form: Form) -> set[str]:
    return {sighting.told.article.id for sighting in form.sightings}


def _named(forms: Mapping[str, Sequence[Form]], target: Target) -> list[Form]:
    """The forms of one of the target's names."""
    found = {form.id: form for name in target.names for form in forms.get(exact_key(name), ())}
    return [found[key] for key in sorted(found)]


def _fits(form: Form, target: Target) -> bool:
    """Whether a form can be the target: of its kind and not of another country; a vague name in its article only."""
    code = form.code or form.country
    return (
        (target.kind is None or form.kind is target.kind)
        and (form.telling or target.article_id in _articles(form))
        and (not code or not target.codes or code in target.codes)
    )


def _nearest(forms: Sequence[Form], target: Target) -> tuple[str, ...]:
    """The ids of the forms that fit best: those of the target's country before those where one is not told."""
    fitting = [form for form in forms if _fits(form, target)]
    same = [form for form in fitting if (form.code or form.country or "") in (target.codes or ("",))]
    return tuple(form.id for form in same or fitting)
