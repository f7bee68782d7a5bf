"""The ways to read one name when it is compared: without article, patronymic and house, and out of its case.

Languages differ in what they leave out. «محمد شیاع سودانی» lacks the article of السودانی, Russian may add the father's
name, a prince is named with his house or without. The first reading is what nearly everybody writes; the others are
tried against the first reading of the other name only, so that two guesses never meet.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from indexing.deriving.joining.cases import nominatives
from indexing.deriving.table import patterns, rows
from indexing.folding import fold

_MOST_TOKENS = 8
_ARTICLES = ("ال", "al")
_FEWEST_BEHIND_ARTICLE = 3
_VOWELS = frozenset("aeiouy")

Parts = tuple[str, ...]


@cache
def _particles(kind: str) -> frozenset[str]:
    some = rows("joining", "particles", "kind", "forms", "example")
    return frozenset(fold(f).casefold().strip() for row in some if row["kind"] == kind for f in row["forms"].split("|"))


@lru_cache(maxsize=65_536)
def readings(stated: Parts) -> tuple[Parts, ...]:
    """The readings of a name's folded lower-case tokens, the usual one first; each has at least one token."""
    stated = stated[:_MOST_TOKENS]
    usual = _usual(stated)
    found = dict.fromkeys((usual, *_others(stated, usual)))
    return tuple(found)


def _others(stated: Parts, usual: Parts) -> Iterator[Parts]:
    yield from _houses(stated)
    bare = (usual[0], *(_without_article(token) or token for token in usual[1:]))
    if len(usual) > 1 and bare != usual:
        yield bare
    yield from nominatives(usual)


def _usual(stated: Parts) -> Parts:
    """Without articles, descent and patronymics, and with "Abdul" and what follows as one token."""
    return _servants(_without_fathers(_plain(stated)))


def _plain(stated: Parts) -> Parts:
    articles, inner = _particles("article"), _particles("inner_article") | _particles("descent")
    last = len(stated) - 1
    kept = [t for i, t in enumerate(stated) if i == last or not (t in articles or (i and t in inner))]
    return tuple(kept)


def _without_fathers(parts: Parts) -> Parts:
    children = _particles("child")
    kept: list[str] = []
    for i, token in enumerate(parts):
        if token in children and len(kept) > 1 and len(kept) - 1 + len(parts) - i - 1 >= 2:
            kept.pop()
            continue
        kept.append(token)
    for i, token in enumerate(kept[1:], start=1):
        if len(kept) > 2 and any(row.pattern.search(token) for row in patterns("joining", "patronymics")):
            return (*kept[:i], *kept[i + 1 :])
    return tuple(kept)


def _servants(parts: Parts) -> Parts:
    kept: list[str] = []
    for token in parts:
        if kept and kept[-1] in _particles("servant"):
            kept[-1] += token
        else:
            kept.append(token)
    return tuple(kept)


def _houses(stated: Parts) -> Iterator[Parts]:
    """Of a name with "bin": the name without its house, or, where the family is no house, without the fathers."""
    descent = _particles("descent")
    places = [i for i, token in enumerate(stated) if token in descent and 0 < i < len(stated) - 1]
    if not places:
        return
    if stated[-1] in _particles("dynasty"):
        if len(_usual(stated)) > 2:
            yield _usual(stated)[:-1]
        fathers = {j for i in places[1:] for j in (i, i + 1)}
    else:
        fathers = {j for i in places for j in (i, i + 1)}
    kept = tuple(token for i, token in enumerate(stated) if i not in fathers)
    if fathers and len(_plain(kept)) > 1:
        yield _usual(kept)


def names_a_father(stated: Sequence[str]) -> bool:
    """Whether "son of" stands in a name, so that the order of its words tells the son from the father."""
    return any(token in _particles("descent") for token in stated[1:-1])


def _without_article(surname: str) -> str | None:
    for article in _ARTICLES:
        bare = surname.removeprefix(article)
        if bare != surname and len(bare) >= _FEWEST_BEHIND_ARTICLE and bare[0] not in _VOWELS:
            return bare
    return None


def usual(stated: Sequence[str]) -> Parts:
    """The reading that nearly everybody writes."""
    return readings(tuple(stated))[0]
