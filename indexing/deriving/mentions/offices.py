"""The offices of the persons of one article: the title as it stands, its organisation and its country.

A title says more than the name: an ambassador of Iran in Ashgabat belongs to Iran, the head of a bank to the country
of the bank. What the title does not say stays empty; an office of one article is never taken over to another.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indexing.deriving.findings import RoleFinding
from indexing.deriving.mentions.found import Found
from indexing.deriving.mentions.shapes import Shape
from indexing.deriving.mentions.words import Line
from indexing.deriving.table import words
from indexing.deriving.text import ArticleText
from indexing.vocabulary import MentionKind

_BEFORE = 20
_ARTICLES = ("the", "its", "این", "آن")


@dataclass(frozen=True, slots=True)
class Office:
    """A title at `start:end` of the folded article text, and where the name of its holder starts."""

    start: int
    end: int
    holder: int
    shape: Shape


def find_offices(line: Line, shapes: Sequence[Shape]) -> list[Office]:
    """The offices in `line`, in which persons are the letter `J`; of overlapping titles the surer one is kept.

    A title has one holder, so in "A, head of a bank, B" the surer shape also decides between A and B.
    """
    matches = [
        (-shape.confidence, *match.span("role"), number, match.start("person"))
        for number, shape in enumerate(shapes)
        for match in shape.pattern.finditer(line.letters)
    ]
    taken, found = bytearray(len(line.letters)), []
    for _, start, end, number, holder in sorted(matches):
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            first, last, person = line.words[start], line.words[end - 1], line.words[holder]
            found.append(Office(first.start, last.end, person.start, shapes[number]))
    return found


class Offices:
    """Turns offices into findings."""

    def __init__(
        self, text: ArticleText, countries: Sequence[Found], organisations: Sequence[Found], home: Mapping[str, str]
    ) -> None:
        """`home` gives the country of an organisation by its ref."""
        self._text = text
        self._countries = [found for found in countries if found.kind is MentionKind.COUNTRY]
        self._organisations = organisations
        self._home = home
        self._starts = [sentence.start for sentence in text.sentences]

    def finding(self, office: Office) -> RoleFinding:
        """The role that `office` gives to its holder."""
        span = self._text.folded.raw_span(office.start, office.end)
        organisation = next(iter(_inside(self._organisations, office.start, office.end)), None)
        ref = organisation.ref if organisation else None
        countries = (found.code for found in _inside(self._countries, office.start, office.end) if self._is_home(found))
        home = self._home.get(ref or "") if organisation and self._is_home(organisation) else None
        return RoleFinding(
            title=" ".join(span.of(self._text.article.raw).split()),
            organisation_ref=ref,
            country=next(countries, home),
            passage=bisect_right(self._starts, office.start) - 1,
            span=span,
            rule=office.shape.rule,
            confidence=office.shape.confidence,
        )

    def _is_home(self, found: Found) -> bool:
        """Whether a country or organisation of a title is not the place of service: "ambassador to", "سفیر در"."""
        before = self._text.folded.text[max(0, found.start - _BEFORE) : found.start].split()
        if before and before[-1] in _ARTICLES:
            before.pop()
        return not before or before[-1] not in words(self._text.rules, "post_prepositions")


def _inside(found: Sequence[Found], start: int, end: int) -> list[Found]:
    first = bisect_right(found, start - 1, key=lambda mention: mention.start)
    return [mention for mention in found[first : first + 8] if start <= mention.start and mention.end <= end]
