"""What the targets of decisions are in the present derivation: which drafts, and by `Namings` which forms.

An anchor is found again first; then the draft told there is compared with what the editor saw, since one sentence may
tell several deals and a revised sentence may tell another one. An id alone proves little: it changes with the wording.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from indexing.curating.anchors import Anchorable, How, Place
from indexing.curating.namings import Namings
from indexing.curating.readings import Known, Reading, readings_of
from indexing.decisions import Target
from indexing.deriving.joining.coverage import Told
from indexing.documents import Article
from indexing.values import Anchor, Span
from indexing.vocabulary import RecheckReason

_OVERLAP = 0.5
_SAME_ID = 0.5


class Subjects:
    """The articles and their findings, looked into only where a decision points."""

    def __init__(self, told: Sequence[Told]) -> None:
        """`told` is what is going to be joined, in reading order."""
        self._told = told
        self._by_article = {one.article.id: one for one in self._told}
        self._texts: dict[str, Anchorable] = {}
        self._readings: dict[str, list[Reading]] = {}

    @cached_property
    def actors(self) -> Namings:
        """Where actors are looked for."""
        return Namings(self._told)

    @property
    def articles(self) -> list[Article]:
        """All articles in reading order."""
        return [one.article for one in self._told]

    def readings_of(self, article_id: str) -> list[Reading]:
        """The agreements that an article tells; none of one that is not there."""
        return self._readings_in(article_id) if article_id in self._by_article else []

    def place(self, article_id: str | None, anchor: Anchor | None) -> Place | None:
        """Where `anchor` stands now; None if it or its article is lost."""
        if article_id not in self._by_article or anchor is None:
            return None
        return self._text(article_id).find(anchor)

    def _text(self, article_id: str) -> Anchorable:
        return self._texts.setdefault(article_id, Anchorable(self._by_article[article_id].article.raw))

    def _told_where(self, article_id: str, anchor: Anchor, place: Place) -> list[Reading]:
        """The readings where `anchor` stands; of a sentence that the text has twice those of the copy that has some."""
        readings = self._readings_in(article_id)
        if told := _told_at(place.span, readings):
            return told
        copies = (_told_at(span, readings) for span in self._text(article_id).copies(anchor))
        return next(filter(None, copies), [])

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
        told_there = self._told_where(target.article_id, target.anchor, place)
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
            if place and there.ids and target.siblings == 1 and target.anchor:
                ids.update(reading.id for reading in self._told_where(article_id, target.anchor, place))
            elif not there.reason:
                ids.update(there.ids)
        return Known(tuple(sorted(ids)), known.reason)

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
