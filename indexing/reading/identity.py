"""Whether an article that comes in is known, new, or a new revision of a known one.

The rules, in this order:

1. Same address (in canonical spelling): the same article. Another text at it is a new revision, unless it states an
   earlier day of publication than the text that is held; a text that the article had before, current or not, changes
   nothing, so reading a file twice is harmless.
2. No address, same text as a known article: that article.
3. An address, and the same text as an article known without one: that article, whose address is now known.
4. Anything else is new. The same text at two different addresses makes two articles; they are reprints.

The outcome does not depend on the order in which articles come in, with two exceptions that nothing in the input can
settle: which of two texts at one address is the newer one where their stated days of publication do not say it (then
the later to arrive is), and the id of a text that is read without an address in one call and with it in another,
because an id once given stays.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from indexing.documents import Article
from indexing.reading.canonical import canonical_url
from indexing.values import PartialDate


class Verdict(StrEnum):
    """What an incoming article is; `unchanged` ones, which bring nothing newer than what is held, need no writing.

    `located` is a known text whose address was not known before.
    """

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
    published: PartialDate | None = None

    @classmethod
    def of(cls, article: Article, earlier: Iterable[str] = ()) -> "Known":
        """The current revision of a stored article, with the hashes of the texts it had before."""
        url = canonical_url(article.url) if article.url else None
        return cls(article.id, article.revision, (*earlier, article.text_sha256), url, article.published)


@dataclass(frozen=True, slots=True)
class Settled:
    """An incoming article with the id and revision that it has or would replace, and what it is."""

    article: Article
    verdict: Verdict


def settle(incoming: Sequence[Article], known: Iterable[Known]) -> list[Settled]:
    """What each of `incoming` is, given all `known` articles that share an address or a text with one of them.

    The result is in the order of `incoming`. Pure: nothing is written, and the same input gives the same output.
    """
    register = _Register(known)
    order = sorted(range(len(incoming)), key=lambda i: (*register.precedence(incoming[i]), i))
    settled = {i: register.settle(incoming[i]) for i in order}
    return [settled[i] for i in range(len(incoming))]


class _Register:
    """Known articles by address and by text, kept up while incoming ones are settled."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._by_url: dict[str, Known] = {}
        self._by_text: dict[str, Known] = {}
        for each in sorted(known, key=lambda k: k.article_id):
            self._keep(each)

    def precedence(self, article: Article) -> tuple[bool, bool, str, str]:
        """Texts with an address first, so that those without are found among them.

        Of these, first the ones that give an address to a known text, in the order of texts and addresses; the others
        by their day.
        """
        held = self._by_text.get(article.text_sha256)
        if article.url and held and held.url is None:
            return False, False, held.article_id, canonical_url(article.url)
        return article.url is None, True, article.published.value if article.published else "", ""

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
        if article.text_sha256 in same.hashes or _is_older(article.published, same.published):
            return Settled(_as(article, same.article_id, same.revision), Verdict.UNCHANGED)
        newer = replace(
            same,
            revision=same.revision + 1,
            hashes=(*same.hashes, article.text_sha256),
            published=article.published or same.published,
        )
        self._keep(newer)
        return Settled(_as(article, newer.article_id, newer.revision), Verdict.REVISED)

    def _keep(self, known: Known) -> None:
        if known.url:
            self._by_url[known.url] = known
        for sha256 in known.hashes:
            held = self._by_text.get(sha256)
            if held is None or held.article_id == known.article_id or _goes_before(known, held):
                self._by_text[sha256] = known


def _goes_before(known: Known, other: Known) -> bool:
    """Of two articles with one text, the one without an address, because only it can still be given one."""
    return (known.url is not None, known.article_id) < (other.url is not None, other.article_id)


def _is_older(published: PartialDate | None, held: PartialDate | None) -> bool:
    if published is None or held is None or published.agrees(held):
        return False
    return published.value < held.value


def _as(article: Article, article_id: str, revision: int) -> Article:
    return article.model_copy(update={"id": article_id, "revision": revision})
