"""Acronyms that an article gives in brackets behind a name or that are its initials, and where it uses them again.

The bracket is the evidence, so that no list of acronyms is needed: "Trade Promotion Organization (TPO)", «سازمان توسعه
تجارت (ستا)». Where there is none, initials of three letters and more that the article uses say the same.
"""

import re
from collections.abc import Iterable, Iterator

from indexing.deriving.mentions.gazetteer import Gazetteer
from indexing.deriving.text import ArticleText

_BRACKET = re.compile(r">? ?\(\"?([^\W\d_][\w.&-]{1,14})\"?\)| ?<([A-Z][a-z][\w.&-]{1,18})>")
_LATIN = re.compile(r"[A-Z][A-Za-z&.-]*[A-Z][A-Za-z&.-]*")
_CAPITALS = re.compile(r"(?<![\w.])[A-Z]{3,6}(?![\w.]\w)")
_PART = re.compile(r"(?:[A-Za-z]\.)+|[A-Za-z]+")
_PERSIAN = re.compile(r"[\u0621-\u06cc]{2,12}")


def acronym_behind(text: str, end: int) -> str | None:
    """The acronym in brackets right behind `end`, or a short name in the angle brackets of old wire copy; else None."""
    match = _BRACKET.match(text, end)
    if match is None:
        return None
    if match[2] or _LATIN.fullmatch(match[1]) or _PERSIAN.fullmatch(match[1]):
        return match[2] or match[1]
    return None


def acronyms_in(text: str) -> frozenset[str]:
    """The words of three to six capitals in `text`."""
    return frozenset(_CAPITALS.findall(text))


def initials(name: str) -> tuple[str, ...]:
    """What a name in Latin script would be as an acronym, with its small words and without.

    "Bank of Central Asia" is BOCA or BCA, "U.S. Department of Trade" is USDT.
    """
    words = [word.replace(".", "") for word in _PART.findall(name)]
    made = (
        "".join(word if word.isupper() else word[0].upper() for word in words if word)
        for words in (
            words,
            [word for word in words if not word.islower()],
        )
    )
    return tuple(dict.fromkeys(acronym for acronym in made if _CAPITALS.fullmatch(acronym)))


def uses(text: ArticleText, acronyms: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Where the article uses `acronyms` as words."""
    gazetteer = Gazetteer((acronym, acronym) for acronym in acronyms)
    for sentence in text.sentences:
        for hit in gazetteer.find(sentence.text):
            yield sentence.start + hit.start, sentence.start + hit.end, hit.payload
