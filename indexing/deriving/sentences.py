"""Where a sentence ends, in English and Persian news copy.

Own rules because every packaged splitter that was tried fails on Persian (at `؟`, at `۳.۵`, at initials) or swallows
headings. Paragraphs come first; inside one, a full stop ends a sentence unless it belongs to an abbreviation, an
initial or a number. Copy often loses the space after a full stop, so a stop glued to the next word ends one too.
"""

import re
from collections.abc import Iterator

from indexing.deriving.table import words

_PARAGRAPH = re.compile(r"[^\r\n\u2028\u2029]+")
_END = re.compile(
    r"[.!?؟…]+[\"»)\]]*(?=\s|$)"
    r"|(?<=[a-z]{2})\.(?=[A-Z][a-z])"
    r"|(?<=[\u0621-\u06cc]{2})[.؟!](?=[\u0621-\u06cc]{2})"
    r"|(?<=[\u0621-\u06cc] )[.؟!](?=[\u0621-\u06cc]{2})"
)
_LAST_WORD = re.compile(r"([^\s\"«»(]+)[\"»)\]]*$")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)+")
_SPELLED = re.compile(r"(?:^|[\s«(])(?:[\u0621-\u06cc]{1,2} ?\. ?)+$")
_NEXT_LETTER = re.compile(r"[\u0621-\u06cc]{1,3} ?\.")


def paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The ranges of the lines with any words in `text[start:end]`, without surrounding space."""
    for match in _PARAGRAPH.finditer(text, start, end):
        if found := trimmed(text, match.start(), match.end()):
            yield found


def sentences(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """The ranges of the sentences of the paragraph `text[start:end]`; `language` names the table of abbreviations."""
    found, begin = [], start
    for match in _END.finditer(text, start, end):
        if not _continues(text, begin, match.end(), end, language):
            found.append(trimmed(text, begin, match.end()))
            begin = match.end()
    found.append(trimmed(text, begin, end))
    return [range_ for range_ in found if range_]


def _continues(text: str, begin: int, stop: int, end: int, language: str) -> bool:
    """Whether the sentence goes on behind `stop`: after an abbreviation or initial, or with a small letter or `و`."""
    rest = text[stop : stop + 80].lstrip() if stop < end else ""
    if not rest:
        return False
    if rest[0].islower() or rest[0] in ",;،؛" or rest.startswith(("و ", "را ")):
        return True
    if _SPELLED.search(text, max(begin, stop - 12), stop) and _NEXT_LETTER.match(rest):
        return True
    match = _LAST_WORD.search(text, max(begin, stop - 40), stop)
    if not match or not match[1].endswith("."):
        return False
    return bool(_INITIAL.fullmatch(match[1])) or match[1][:-1] in words(language, "abbreviations")


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """`start` and `end` moved inwards over white space; None if nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
