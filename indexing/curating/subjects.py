"""What the targets of decisions are in the present derivation: which drafts and which forms.

An anchor is found again first; then the draft told there is compared with what the editor saw, since one sentence may
tell several deals and a revised sentence may tell another one. An id alone proves little: it changes with the wording.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from indexing.curating.anchors import Anchorable, How, Place
from indexing.curating.readings import Reading, readings_of
from indexing.decisions import Target
from indexing.deriving.findings import ArticleFindings
from indexing.deriving.joining.coverage import in_reading_order
from indexing.deriving.joining.forms import Form, Forms, collect
from indexing.deriving.joining.names import exact_key
from indexing.documents import Article
from indexing.values import Anchor, Span
from indexing.vocabulary import RecheckReason

_OVERLAP = 0.5
_SAME_ID = 0.5


@dataclass(frozen=True, slots=True)
class Known:
    """The ids of the readings that a target is now; with a `reason` they are doubtful, or there are none."""

    ids: tuple[str, ...] = ()
    reason: RecheckReason | None = None


class Subjects:
    """The articles and their findings, looked into only where a decision points."""

    def __init__(self, told: Iterable[tuple[Article, ArticleFindings]], reprints: Iterable[Sequence[str]] = ()) -> None:
        """`told` and `reprints` are what is going to be joined."""
        self._told = in_reading_order(told, reprints)
        self._by_article = {one.article.id: one for one in self._told}
        self._texts: dict[str, Anchorable] = {}
        self._readings: dict[str, list[Reading]] = {}

    @property
    def articles(self) -> list[Article]:
        """All articles in reading order."""
        return [one.article for one in self._told]

    def place(self, article_id: str | None, anchor: Anchor | None) -> Place | None:
        """Where `anchor` stands now; None if it or its article is lost."""
        if article_id not in self._by_article or anchor is None:
            return None
        text = self._texts.setdefault(article_id, Anchorable(self._by_article[article_id].article.raw))
        return text.find(anchor)

    def agreement(self, target: Target) -> Known:
        """The draft that `target` is now. Doubtful ones: several that fit alike, or one that says something else."""
        if target.article_id is None or target.anchor is None:
            ids = (target.id,) if target.id in self._draft_ids else ()
            return Known(ids, None if ids else RecheckReason.NOT_DERIVED)
        if target.article_id not in self._by_article:
            return Known(reason=RecheckReason.ARTICLE_GONE)
        place = self.place(target.article_id, target.anchor)
        if place is None:
            return Known(reason=RecheckReason.ANCHOR_LOST)
        told_there = _told_at(place.span, self._readings_in(target.article_id))
        if not told_there:
            return Known(reason=RecheckReason.CHANGED if place.how is How.FUZZY else RecheckReason.NOT_DERIVED)
        return _chosen(target, told_there, place.how)

    def rejected(self, target: Target) -> Known:
        """The drafts that `target` is now for a rejection, also in reprints of its article.

        What was the only deal told in its passage is rejected with whatever is told there now, under any id, unless
        the passage says something else by now. Of several the one that fits is rejected, or none.
        """
        known = self.agreement(target)
        if target.article_id not in self._by_article:
            return known
        ids = set() if known.reason is RecheckReason.AMBIGUOUS else set(known.ids)
        for article_id in self._prints[self._by_article[target.article_id].source]:
            there = self.agreement(target.model_copy(update={"article_id": article_id}))
            place = self.place(article_id, target.anchor)
            if place and there.ids and target.siblings == 1:
                ids.update(reading.id for reading in _told_at(place.span, self._readings_in(article_id)))
            elif not there.reason:
                ids.update(there.ids)
        return Known(tuple(sorted(ids)), known.reason)

    def actor(self, target: Target) -> Known:
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

    def rejected_actor(self, target: Target) -> Known:
        """The forms that `target` is now for a rejection; in doubt where somebody else bears the name.

        It is every form of that kind and name in the same article, whatever its country by now, and elsewhere those of
        the same country or of none.
        """
        known = self.actor(target)
        forms = [form for form in _named(self._by_name, target) if target.kind in (None, form.kind)]
        here = [form for form in forms if target.article_id in _articles(form)]
        elsewhere = [form for form in forms if form.telling and form not in here]
        ids = {form.id for form in (*here, *elsewhere) if form in here or form.country in (None, *target.codes)}
        ids.update(known.ids)
        namesakes = any(form.id not in ids for form in elsewhere)
        return Known(tuple(sorted(ids)), RecheckReason.AMBIGUOUS if namesakes else known.reason)

    def _readings_in(self, article_id: str) -> list[Reading]:
        if article_id not in self._readings:
            one = self._by_article[article_id]
            self._readings[article_id] = readings_of(one.article, one.findings)
        return self._readings[article_id]

    @cached_property
    def _draft_ids(self) -> frozenset[str]:
        return frozenset(reading.id for key in self._by_article for reading in self._readings_in(key))

    @cached_property
    def _prints(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for one in self._told:
            found[one.source].append(one.article.id)
        return found

    @cached_property
    def _forms(self) -> Forms:
        return collect(self._told)

    @cached_property
    def _by_name(self) -> dict[str, list[Form]]:
        ordered = sorted(self._forms.by_id.values(), key=lambda form: exact_key(form.name))
        return {key: list(some) for key, some in groupby(ordered, key=lambda form: exact_key(form.name))}

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


def _told_at(place: Span, readings: Sequence[Reading]) -> list[Reading]:
    """The readings whose most telling passage is at `place`; failing that, those with any passage there."""
    led = [reading for reading in readings if _is_at(reading.lead, place)]
    return led or [reading for reading in readings if any(_is_at(span, place) for span in reading.passages)]


def _is_at(span: Span, place: Span) -> bool:
    shared = min(span.end, place.end) - max(span.start, place.start)
    return shared > _OVERLAP * min(span.end - span.start, place.end - place.start)


def _chosen(target: Target, told_there: Sequence[Reading], how: How) -> Known:
    """The one reading that fits best.

    Where as many deals are told as before, their order (which is in the id) tells equal ones apart. Where it is
    another number, only a subject in common does. A reading of other parties is doubtful; in a sentence of other words
    it is another deal.
    """
    counted = len(told_there) == target.siblings
    fits = {reading.id: _fit(target, reading) for reading in told_there}
    if counted and target.id in fits:
        fits[target.id] += _SAME_ID
    best = max(fits.values())
    ids = tuple(sorted(key for key, fit in fits.items() if fit == best))
    if len(ids) > 1:
        return Known(ids, RecheckReason.AMBIGUOUS)
    (reading,) = (reading for reading in told_there if reading.id == ids[0])
    subject = bool(reading.sectors & set(target.sectors))
    if not counted and target.siblings > 1 and not subject:
        return Known(ids, RecheckReason.AMBIGUOUS)
    codes = frozenset(target.codes)
    other_parties = not (codes <= reading.codes or reading.codes <= codes)
    other_deal = bool(target.sectors) and not subject and reading.kind is not target.kind
    if how is How.FUZZY and (other_parties or other_deal):
        return Known(reason=RecheckReason.CHANGED)
    return Known(ids, RecheckReason.CHANGED if other_parties else None)


def _fit(target: Target, reading: Reading) -> float:
    """Likeness of a reading; what a deal is about tells those of one sentence apart, its kind the least."""
    kind = 1.0 if reading.kind is target.kind else 0.0
    return kind + 2.0 * _shared(target.codes, reading.codes) + 3.0 * _shared(target.sectors, reading.sectors)


def _shared(some: Iterable[str], others: frozenset[str] | frozenset[object]) -> float:
    first = set(some)
    return len(first & others) / len(first | others) if first | others else 0.5
