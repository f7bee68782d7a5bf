"""What the targets of decisions are in the present derivation: which drafts and which forms.

An anchor is found again first; then the draft told there is compared with what the editor saw, since one sentence may
tell several deals and a revised sentence may tell another one. An id alone proves little: it changes with the wording.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from indexing.curating.anchors import Anchorable
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

    def place(self, article_id: str | None, anchor: Anchor | None) -> Span | None:
        """Where `anchor` stands now; None if it or its article is lost."""
        if article_id not in self._by_article or anchor is None:
            return None
        text = self._texts.setdefault(article_id, Anchorable(self._by_article[article_id].article.raw))
        found = text.find(anchor)
        return found.span if found else None

    def agreement(self, target: Target) -> Known:
        """The draft that `target` is now. Doubtful ones: several that fit alike, or one with other parties."""
        if target.article_id is None or target.anchor is None:
            ids = (target.id,) if target.id in self._draft_ids else ()
            return Known(ids, None if ids else RecheckReason.NOT_DERIVED)
        if target.article_id not in self._by_article:
            return Known(reason=RecheckReason.ARTICLE_GONE)
        place = self.place(target.article_id, target.anchor)
        if place is None:
            return Known(reason=RecheckReason.ANCHOR_LOST)
        told_there = _told_at(place, self._readings_in(target.article_id))
        if not told_there:
            return Known(reason=RecheckReason.NOT_DERIVED)
        return _chosen(target, told_there)

    def rejected(self, target: Target) -> Known:
        """The drafts that `target` is now for a rejection, also in reprints of its article.

        What was the only deal told in its passage is rejected with whatever is told there now, under any id.
        """
        known = self.agreement(target)
        ids = set(known.ids)
        source = self._by_article[target.article_id].source if target.article_id in self._by_article else None
        for article_id in self._prints.get(source, ()):
            place = self.place(article_id, target.anchor)
            if place and target.siblings == 1:
                ids.update(reading.id for reading in _told_at(place, self._readings_in(article_id)))
            elif place and article_id != target.article_id:
                reprinted = self.agreement(target.model_copy(update={"article_id": article_id}))
                ids.update(() if reprinted.reason else reprinted.ids)
        return Known(tuple(sorted(ids)), known.reason)

    def actor(self, target: Target) -> Known:
        """The form of a name that `target` is now: by its id, else the one of that kind, name and country."""
        if target.id in self._forms.by_id:
            return Known((target.id,))
        for named in (self._by_name, self._by_surface):
            keys = {exact_key(name) for name in target.names}
            forms = {form.id: form for key in keys for form in named.get(key, ())}
            fitting = [(rank, form) for form in forms.values() if (rank := self._rank(form, target)) is not None]
            if fitting:
                nearest = min(rank for rank, _ in fitting)
                ids = tuple(sorted(form.id for rank, form in fitting if rank == nearest))
                return Known(ids, RecheckReason.AMBIGUOUS if len(ids) > 1 else None)
        return Known(reason=RecheckReason.NOT_DERIVED)

    @staticmethod
    def _rank(form: Form, target: Target) -> int | None:
        """How near a form of that name is to the target, 0 the nearest; None if it is somebody else's."""
        code = form.code or form.country
        if target.kind and form.kind is not target.kind:
            return None
        if not form.telling and target.article_id not in {s.told.article.id for s in form.sightings}:
            return None
        if code and target.codes and code not in target.codes:
            return None
        return 0 if code in target.codes or not (code or target.codes) else 1

    def _readings_in(self, article_id: str) -> list[Reading]:
        if article_id not in self._readings:
            one = self._by_article[article_id]
            self._readings[article_id] = readings_of(one.article, one.findings)
        return self._readings[article_id]

    @cached_property
    def _draft_ids(self) -> frozenset[str]:
        return frozenset(reading.id for key in self._by_article for reading in self._readings_in(key))

    @cached_property
    def _prints(self) -> Mapping[str | None, list[str]]:
        found: dict[str | None, list[str]] = defaultdict(list)
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


def _told_at(place: Span, readings: Sequence[Reading]) -> list[Reading]:
    """The readings whose most telling passage is at `place`; failing that, those with any passage there."""
    led = [reading for reading in readings if _is_at(reading.lead, place)]
    return led or [reading for reading in readings if any(_is_at(span, place) for span in reading.passages)]


def _is_at(span: Span, place: Span) -> bool:
    shared = min(span.end, place.end) - max(span.start, place.start)
    return shared > _OVERLAP * min(span.end - span.start, place.end - place.start)


def _chosen(target: Target, told_there: Sequence[Reading]) -> Known:
    """The one reading that fits best.

    Where as many deals are told as before, their order (which is in the id) tells equal ones apart. Where it is
    another number, only a subject in common does.
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
    if not counted and target.siblings > 1 and not reading.sectors & set(target.sectors):
        return Known(ids, RecheckReason.AMBIGUOUS)
    codes = frozenset(target.codes)
    fits_parties = codes <= reading.codes or reading.codes <= codes
    return Known(ids, None if fits_parties else RecheckReason.CHANGED)


def _fit(target: Target, reading: Reading) -> float:
    kind = 2.0 if reading.kind is target.kind else 0.0
    return kind + 2.0 * _shared(target.codes, reading.codes) + _shared(target.sectors, reading.sectors)


def _shared(some: Iterable[str], others: frozenset[str] | frozenset[object]) -> float:
    first = set(some)
    return len(first & others) / len(first | others) if first | others else 0.5
