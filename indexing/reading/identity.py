"""Whether an article that comes in is known, new, or a new revision of a known one.

The rules, in this order:

1. Same address (in canonical spelling): the same article. Another text at it is a new revision; a text that the
   article had before, current or not, changes nothing, so reading a file twice is harmless.
2. No address, same text as a known article: that article.
3. An address, and the same text as an article known without one: that article, whose address is now known.
4. Anything else is new. The same text at two different addresses makes two articles; they are reprints.

The outcome does not depend on the order in which articles come in, with two exceptions that nothing in the input can
settle: which of two texts at one address is the newer one (the stated day of publication decides, then the order of
arrival), and, when a text is read without an address in one call and with it in a later one, the id, because an id once
given stays.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from indexing.documents import Article
from indexing.reading.canonical import canonical_url


class Verdict(StrEnum):
    """What an incoming article is. `located` is a known text whose address was not known before."""

    UNCHANGED = "unchanged"
    NEW = "new"
    REVISED = "revised"
    LOCATED = "located"


@dataclass(frozen=True, slots=True)
class Known:
    """What has to be known of a stored article; `hashes` are of all texts it had, the current one last."""

    article_id: str
    revision: int
    hashes: tuple[str, ...]
    url: str | None = None

    @classmethod
    def of(cls, article: Article, earlier: Iterable[str] = ()) -> "Known":
        """The current revision of a stored article, with the hashes of the texts it had before."""
        url = canonical_url(article.url) if article.url else None
        return cls(article.id, article.revision, (*earlier, article.text_sha256), url)


@dataclass(frozen=True, slots=True)
class Settled:
    """An incoming article with its final id and revision, and what it is; `unchanged` ones need no writing."""

    article: Article
    verdict: Verdict


def settle(incoming: Sequence[Article], known: Iterable[Known]) -> list[Settled]:
    """What each of `incoming` is, given all `known` articles that share an address or a text with one of them.

    The result is in the order of `incoming`. Pure: nothing is written, and the same input gives the same output.
    """
    register = _Register(known)
    order = sorted(range(len(incoming)), key=lambda i: _precedence(incoming[i], i))
    settled = {i: register.settle(incoming[i]) for i in order}
    return [settled[i] for i in range(len(incoming))]


def _precedence(article: Article, position: int) -> tuple[bool, str, int]:
    """Texts with an address first, so that those without can be found among them; then by day, then by arrival."""
    return article.url is None, article.published.value if article.published else "", position


class _Register:
    """Known articles by address and by text, kept up while incoming ones are settled."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._by_url: dict[str, Known] = {}
        self._by_text: dict[str, Known] = {}
        for each in sorted(known, key=lambda k: k.article_id):
            self._keep(each)

    def settle(self, article: Article) -> Settled:
        """What `article` is; from then on it is known itself."""
        url = canonical_url(article.url) if article.url else None
        sha256 = article.text_sha256
        same = self._by_url.get(url) if url else self._by_text.get(sha256)
        if same:
            return self._settle_known(article, same)
        same = self._by_text.get(sha256)
        if url and same and same.url is None:
            self._keep(replace(same, url=url))
            return Settled(_as(article, same.article_id, same.revision), Verdict.LOCATED)
        self._keep(Known.of(article))
        return Settled(article, Verdict.NEW)

    def _settle_known(self, article: Article, same: Known) -> Settled:
        if article.text_sha256 in same.hashes:
            return Settled(_as(article, same.article_id, same.revision), Verdict.UNCHANGED)
        newer = replace(same, revision=same.revision + 1, hashes=(*same.hashes, article.text_sha256))
        self._keep(newer)
        return Settled(_as(article, newer.article_id, newer.revision), Verdict.REVISED)

    def _keep(self, known: Known) -> None:
        if known.url:
            self._by_url[known.url] = known
        for sha256 in known.hashes:
            held = self._by_text.get(sha256)
            # One without an address goes before others, because only it can still be given one.
            if held is None or held.article_id == known.article_id or (held.url and not known.url):
                self._by_text[sha256] = known


def _as(article: Article, article_id: str, revision: int) -> Article:
    return article.model_copy(update={"id": article_id, "revision": revision})
