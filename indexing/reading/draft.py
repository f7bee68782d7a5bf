"""What comes out of a file before it is an article: a draft, or the problem that kept it from becoming one.

Formats differ in what they state beside the text. A draft holds exactly what the file gave, so that everything found
in the text itself is found in one place, whatever the format.
"""

from dataclasses import dataclass
from typing import Literal

from indexing.values import PartialDate
from indexing.vocabulary import Language

MediaType = Literal["text/plain", "text/html"]


@dataclass(frozen=True, slots=True)
class Draft:
    """One text as a file gives it, with the metadata that the file states outside of the text.

    `text` is the text or the markup, exactly as received; `path` and `line` (counted from 1, empty where the whole
    file is one article) say where it came from.
    """

    path: str
    line: int | None
    text: str
    media_type: MediaType = "text/plain"
    url: str | None = None
    publisher: str | None = None
    headline: str | None = None
    published: PartialDate | None = None
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read: where it is, and the reason in words that a person can act on."""

    path: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.reason}"


def printable(path: str) -> str:
    """`path` in characters that any terminal takes: undecodable bytes and control characters are escaped."""
    text = path.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
