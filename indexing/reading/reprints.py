"""Which articles carry nearly the same text, so that a story that ten sites copied counts as one source.

Two articles are the same text where at least 80 % of the shingles of the shorter one are in the other. Pairs are
found without comparing all with all, and without missing one: if B holds 80 % of A's shingles, then of any 20 % and one
more of A's shingles it holds at least one (the prefix filter of Chaudhuri, Ganti and Kaushik, 2006). So only A's
rarest fifth is looked up, and rare shingles lead to few articles.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import ceil

from indexing.documents import Article
from indexing.reading.shingles import Shingles, shingles_of

_CONTAINMENT = 0.8
#: Shorter texts are the same only if every word is: a few stock phrases would make 80 % of them.
_FEWEST_SHINGLES = 30
#: An excerpt, less than half as long as what holds it, joins one group only and never links two.
_EXCERPT = 0.5
_BUCKETS = 1 << 22


def group_reprints(articles: Iterable[Article]) -> list[tuple[str, ...]]:
    """The ids of articles that carry nearly the same text, in groups of two or more.

    In a group the earliest comes first (undated ones last, then by id); groups are sorted. Of an article given in
    several revisions only the latest counts. The result does not depend on the order of `articles`.
    """
    latest: dict[str, Article] = {}
    for article in articles:
        held = latest.get(article.id)
        if held is None or article.revision > held.revision:
            latest[article.id] = article
    texts = {id_: shingles_of(latest[id_]) for id_ in sorted(latest)}
    groups = _Groups(texts)
    _join_equal(texts, groups)
    _join_similar(texts, groups)
    return sorted(
        tuple(sorted(group, key=lambda id_: _precedence(latest[id_]))) for group in groups.all() if len(group) > 1
    )


def _precedence(article: Article) -> tuple[bool, str, str]:
    published = article.published.value if article.published else ""
    return not published, published, article.id


class _Groups:
    """Disjoint groups of ids, joined step by step; each is named by its smallest id."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._parent = {id_: id_ for id_ in ids}

    def name(self, id_: str) -> str:
        """The name of the group that `id_` is in."""
        while self._parent[id_] != id_:
            self._parent[id_] = self._parent[self._parent[id_]]
            id_ = self._parent[id_]
        return id_

    def join(self, one: str, other: str) -> None:
        """Make one group of the two that the ids are in."""
        first, second = sorted((self.name(one), self.name(other)))
        self._parent[second] = first

    def all(self) -> list[list[str]]:
        """Every group."""
        members = defaultdict(list)
        for id_ in self._parent:
            members[self.name(id_)].append(id_)
        return list(members.values())


def _join_equal(texts: dict[str, Shingles], groups: _Groups) -> None:
    first: dict[int, str] = {}
    for id_, text in texts.items():
        if len(text):
            groups.join(first.setdefault(text.whole, id_), id_)


def _join_similar(texts: dict[str, Shingles], groups: _Groups) -> None:
    """Join texts of like length that hold each other, then each group of excerpts to the text that holds it best."""
    hosts: list[tuple[float, int, str, str]] = []
    for excerpt, host in _pairs(texts):
        held = texts[excerpt].containment(texts[host])
        if held < _CONTAINMENT:
            continue
        if len(texts[excerpt]) >= _EXCERPT * len(texts[host]):
            groups.join(excerpt, host)
        else:
            hosts.append((-held, -len(texts[host]), host, excerpt))
    best: dict[str, str] = {}
    for _, _, host, excerpt in sorted(hosts):
        best.setdefault(groups.name(excerpt), host)
    for excerpt, host in best.items():
        groups.join(excerpt, host)


def _pairs(texts: dict[str, Shingles]) -> Iterator[tuple[str, str]]:
    """Pairs that may hold each other, the smaller text first, each once; none that does is missing."""
    long = {id_: text.hashes for id_, text in texts.items() if len(text) >= _FEWEST_SHINGLES}
    spread = _spread(long.values())
    probes: dict[int, list[str]] = defaultdict(list)
    for id_, hashes in long.items():
        count = len(hashes) - ceil(_CONTAINMENT * len(hashes)) + 1
        for shingle in sorted(hashes, key=lambda s: (spread[s % _BUCKETS], s))[:count]:
            if spread[shingle % _BUCKETS] > 1:
                probes[shingle].append(id_)
    for host, hashes in long.items():
        found = {id_ for shingle in hashes if shingle in probes for id_ in probes[shingle]}
        for id_ in sorted(found - {host}):
            if (len(long[id_]), id_) < (len(hashes), host):
                yield id_, host


def _spread(texts: Iterable["array[int]"]) -> "array[int]":
    """In how many texts a shingle occurs, at most: those that fall into one bucket are counted together."""
    counts = array("I", bytes(4 * _BUCKETS))
    for hashes in texts:
        for shingle in hashes:
            counts[shingle % _BUCKETS] += 1
    return counts
