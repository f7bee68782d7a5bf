"""Acronyms that an article gives in brackets behind a name, and where it uses them again.

The bracket is the evidence, so that no list of acronyms is needed: "Trade Promotion Organization (TPO)", «سازمان توسعه
تجارت (ستا)».
"""

import re
from collections.abc import Iterable, Iterator

from indexing.deriving.mentions.gazetteer import Gazetteer
from indexing.deriving.text import ArticleText

_BRACKET = re.compile(r" ?\(\"?([^\W\d_][\w.&-]{1,14})\"?\)")
_LATIN = re.compile(r"[A-Z][A-Za-z&.-]*[A-Z][A-Za-z&.-]*")
_PERSIAN = re.compile(r"[\u0621-\u06cc]{2,12}")


def acronym_behind(text: str, end: int) -> str | None:
    """The acronym in brackets right behind `end`; None if there is none."""
    match = _BRACKET.match(text, end)
    if match and (_LATIN.fullmatch(match[1]) or _PERSIAN.fullmatch(match[1])):
        return match[1]
    return None


def uses(text: ArticleText, acronyms: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Where the article uses `acronyms` as words."""
    gazetteer = Gazetteer((acronym, acronym) for acronym in acronyms)
    for sentence in text.sentences:
        for hit in gazetteer.find(sentence.text):
            yield sentence.start + hit.start, sentence.start + hit.end, hit.payload
