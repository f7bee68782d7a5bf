"""The text that a reader of a page sees, line by line, in the order of the markup.

Written without recursion, because pages nest as deep as their makers like and some do it on purpose.
"""

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

_HIDDEN = frozenset({
    "script", "style", "noscript", "template", "head", "title", "meta", "link", "svg", "math", "iframe", "object",
    "embed", "canvas", "audio", "video", "textarea", "select", "option", "datalist", "input",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "output", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "picture", "source", "map", "area", "button", "meter",
    "progress",
})  # fmt: skip
_CELLS = frozenset({"td", "th"})
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_LONG_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)[^<>]{4000,}>")
_MOST_ATTRIBUTES = 200
_STYLED_AWAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LINE_BLANKS = re.compile(r" *\n *")
_EMPTY_LINES = re.compile(r"\n{3,}")


def tree_of(markup: str) -> HtmlElement | None:
    """The parsed document, whatever the markup is like; nothing where it holds none."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    # The parser compares every attribute of an element with all before it.
    tame = _LONG_TAG.sub(lambda tag: tag[0] if len(tag[0].split()) <= _MOST_ATTRIBUTES else f"<{tag[1]}>", markup)
    try:
        return document_fromstring(tame.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def depth_and_size(tree: HtmlElement) -> tuple[int, int]:
    """How deep the elements of the document nest, and how many there are."""
    depth = deepest = size = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            depth, size = depth + 1, size + 1
            deepest = max(deepest, depth)
        else:
            depth -= 1
    return deepest, size


def visible_text(tree: HtmlElement) -> str:
    """The visible text with a line end at every block element and `br`; blanks are folded as browsers do.

    No-break spaces, joiners and marks of direction stay as they are.
    """
    pieces: list[str] = []
    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if hidden or _is_hidden(element, tag):
                hidden += 1
                continue
            pieces.append(_edge(tag))
            pieces.append(_BLANKS.sub(" ", element.text or ""))
            continue
        if hidden:
            hidden -= 1
        else:
            pieces.append(_edge(tag))
        if not hidden:
            pieces.append(_BLANKS.sub(" ", element.tail or ""))
    text = _LINE_BLANKS.sub("\n", re.sub(r" {2,}", " ", "".join(pieces)))
    return _EMPTY_LINES.sub("\n\n", text).strip(" \n")


def _edge(tag: str) -> str:
    if tag in _CELLS:
        return " "
    return "" if tag in _INLINE else "\n"


def _is_hidden(element: HtmlElement, tag: str) -> bool:
    if tag in _HIDDEN or "hidden" in element.attrib:
        return True
    return bool(_STYLED_AWAY.search(element.get("style") or ""))
