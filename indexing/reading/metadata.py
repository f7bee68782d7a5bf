"""What the markup of a page states about it: headline, day of publication, address, publisher.

Only statements count: meta elements, JSON-LD, `time` elements that are marked as the day of publication. Guessing a
date from the text or the address is left out, because a wrong date is worse here than none.
Sources: Open Graph protocol; schema.org NewsArticle; Dublin Core; HTML Living Standard.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson
from lxml.html import HtmlElement

from indexing.reading.dates import stated_date
from indexing.values import PartialDate

_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "dc.date.issued",
    "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "citation_publication_date", "parsely-pub-date",
    "sailthru.date", "pubdate", "publishdate", "publish_date", "publish-date", "publication_date", "date",
)  # fmt: skip
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline", "title")
_SITES = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
_ARTICLE_TYPES = frozenset({"Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting"})
_SITE_BREAK = re.compile(r"\s+[|\u2013\u2014\u00b7\u00bb-]\s+")
_MOST_NODES = 1_000


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page states about itself.

    `titles` are the headlines it names, the best first; the title of the window counts without the name of the site
    too. `headings` are the texts of its `h1` elements.
    """

    titles: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    published: PartialDate | None = None
    url: str | None = None
    publisher: str | None = None


def metadata_of(tree: HtmlElement) -> Metadata:
    """The metadata that the document states; fields it does not state, or states wrongly, are empty."""
    metas = _metas(tree)
    linked = next(_linked_articles(tree), {})
    headings = tuple(text for h1 in tree.iter("h1") if (text := _line(h1.text_content())))
    publisher = linked.get("publisher")
    named = publisher.get("name") if isinstance(publisher, dict) else publisher
    return Metadata(
        titles=tuple(_titles(tree, metas, linked, headings)),
        headings=headings,
        published=_published(tree, metas, linked),
        url=_address(tree, metas),
        publisher=_first(metas, _SITES) or _text(named),
    )


def _metas(tree: HtmlElement) -> dict[str, str]:
    """The meta elements by name in lower case; the first of a name counts."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = _line(meta.get("content") or "")
        if name and content:
            metas.setdefault(name.strip().lower(), content)
    return metas


def _titles(
    tree: HtmlElement, metas: dict[str, str], linked: dict[str, Any], headings: tuple[str, ...]
) -> Iterator[str]:
    if headline := _text(linked.get("headline")):
        yield headline
    if titled := _first(metas, _TITLES):
        yield titled
    yield from headings[:1]
    for title in tree.iter("title"):
        window = _line(title.text_content())
        yield from dict.fromkeys(part for part in (*_SITE_BREAK.split(window)[:1], window) if part)


def _published(tree: HtmlElement, metas: dict[str, str], linked: dict[str, Any]) -> PartialDate | None:
    stated = [_text(linked.get("datePublished")), *(metas.get(name) for name in _DATES)]
    for time in tree.iter("time"):
        if time.get("itemprop") == "datePublished" or "pubdate" in time.attrib:
            stated.append(time.get("datetime"))
    times = {time.get("datetime") for time in tree.iter("time")}
    stated += times if len(times) == 1 else []
    return next((value for text in stated if text and (value := stated_date(text))), None)


def _address(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    links = (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    addresses = ((address or "").strip() for address in (*links, metas.get("og:url")))
    return next((address for address in addresses if address.startswith(("http:", "https:"))), None)


def _linked_articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD that describe an article, in document order."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            waiting = [orjson.loads((script.text or "").encode("utf-8"))]
        except orjson.JSONDecodeError:
            continue
        for _ in range(_MOST_NODES):
            if not waiting:
                break
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting += node
            elif isinstance(node, dict):
                kinds = node.get("@type")
                if _ARTICLE_TYPES & set(kinds if isinstance(kinds, list) else [kinds]):
                    yield node
                waiting.append(node.get("@graph"))


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _text(value: object) -> str | None:
    return _line(value) or None if isinstance(value, str) else None


def _line(text: str) -> str:
    return " ".join(text.split())
