"""From markup to a page: the visible text in document order, with what is not the article marked as chrome.

Offsets need one text that does not change when a better extractor comes along; so the visible text of the whole page
is kept, and trafilatura only says which of its lines are the article. Where it finds nothing (fragments, feeds, pages
beyond its patience) the rules for plain text decide.
"""

from dataclasses import dataclass

from lxml.html import HtmlElement

from indexing.reading.blocks import Block, blocks_of
from indexing.reading.chrome import Layout, layout_of
from indexing.reading.furniture import Place, is_at
from indexing.reading.head import is_prose
from indexing.reading.marking import Marking
from indexing.reading.metadata import Metadata, metadata_of
from indexing.reading.stamps import is_labelled, is_stamp
from indexing.reading.visible import depth_and_size, tree_of, visible_text
from indexing.values import PartialDate

_DEEPEST = 200
_MOST_ELEMENTS = 30_000
_SHORTEST_PART = 20
_NEVER_BODY = (Place.LINE, Place.BYLINE, Place.LABEL, Place.FOOTER)


@dataclass(frozen=True, slots=True)
class Page:
    """A text with its layout, and the metadata that its markup states."""

    raw: str
    layout: Layout
    headline: str | None = None
    published: PartialDate | None = None
    url: str | None = None
    publisher: str | None = None


def page_of(markup: str) -> Page:
    """The page that `markup` shows; its `raw` is empty where it shows no text. Never raises for odd markup."""
    tree = tree_of(markup)
    if tree is None:
        return Page("", Layout((), None, ()))
    raw = visible_text(tree)
    stated = metadata_of(tree)
    layout = layout_of(raw)
    body = _article_lines(markup, tree)
    if body:
        layout = _layout(raw, body, stated, layout)
    return Page(raw, layout, next(iter(stated.titles), None), stated.published, stated.url, stated.publisher)


def _article_lines(markup: str, tree: HtmlElement) -> frozenset[str]:
    """The lines that trafilatura takes for the article, as keys; none for fragments and pages too deep or large."""
    depth, size = depth_and_size(tree)
    if tree.find("body") is None or "<body" not in markup.lower() or depth > _DEEPEST or size > _MOST_ELEMENTS:
        return frozenset()
    # Imported where it is used: it takes longer to load than all of Peyman, and most input is plain text.
    import trafilatura

    text = trafilatura.extract(
        tree, include_comments=False, include_tables=True, include_formatting=False, favor_recall=True
    )
    return frozenset(block.key for block in blocks_of(text)) if text else frozenset()


def _layout(raw: str, body: frozenset[str], stated: Metadata, plain: Layout) -> Layout:
    """Chrome is what neither the extractor nor the headline claims, and what the table of furniture knows."""
    blocks = blocks_of(raw)
    headline = _headline(blocks, stated)
    joined = "\n".join(sorted(body))
    kept = {i for i, block in enumerate(blocks) if _is_kept(block, body, joined)}
    if headline is not None:
        kept = {i for i in kept if blocks[i].key != blocks[headline].key} | {headline}
    if not kept - {headline}:
        return plain
    marking = Marking(blocks, set(range(len(blocks))) - kept)
    marking.mark_tail(min(kept))
    prefixes = marking.mark_parts()
    if marking.leaves_nothing():
        return plain
    stamps = _stamps(blocks, headline or min(kept))
    return Layout(marking.spans(), marking.headline(headline), (*stamps, *prefixes))


def _stamps(blocks: tuple[Block, ...], border: int) -> list[str]:
    """The dated lines of the page, those between headline and first prose before those above the headline."""
    first = next((i for i, block in enumerate(blocks) if i > border and is_prose(block)), len(blocks))
    order = [*range(border, first), *range(border - 1, -1, -1)]
    late = [blocks[i].text for i in range(first, len(blocks)) if is_labelled(blocks[i].text)]
    return [text for text in (*(blocks[i].text for i in order), *late) if is_stamp(text)]


def _is_kept(block: Block, body: frozenset[str], joined: str) -> bool:
    if is_stamp(block.text) or any(is_at(place, block.text) for place in _NEVER_BODY):
        return False
    return block.key in body or (len(block.key) >= _SHORTEST_PART and block.key in joined)


def _headline(blocks: tuple[Block, ...], stated: Metadata) -> int | None:
    """The first block that is a headline the page states, its own `h1` before others."""
    keys = [block.key for block in blocks]
    for title in (*stated.headings, *stated.titles):
        found = blocks_of(title)
        if len(found) == 1 and found[0].key in keys:
            return keys.index(found[0].key)
    return None
