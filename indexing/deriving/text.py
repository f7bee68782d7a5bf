"""The text of an article as the rules see it: folded, without page chrome, cut into headline and sentences.

Rules match on the folded text of one sentence and get back spans of the raw text, so that no rule ever has to think
about chrome, non-joiners or offsets.
"""

from dataclasses import dataclass
from functools import cached_property

from indexing.deriving.dashes import parted
from indexing.deriving.findings import PassageFinding
from indexing.deriving.photo_credits import photo_credits
from indexing.deriving.sentences import paragraphs, sentences
from indexing.deriving.wrapping import unwrapped
from indexing.documents import Article
from indexing.folding import Folded
from indexing.vocabulary import Language, PassageKind


@dataclass(frozen=True, slots=True)
class Sentence:
    """A headline or sentence: `start` and `end` are positions in the folded text of the whole article."""

    position: int
    kind: PassageKind
    start: int
    end: int
    text: str

    def at(self, start: int, end: int) -> str:
        """The words of the sentence at `start:end` of the folded text of the article; what lies outside is left out."""
        return self.text[max(0, start - self.start) : max(0, end - self.start)]


class ArticleText:
    """An article prepared for the rules."""

    def __init__(self, article: Article) -> None:
        """Fold the article and cut what is not chrome into sentences."""
        self.article = article
        self.language = article.language
        self.folded = Folded(parted(unwrapped(article.raw)))

    @property
    def rules(self) -> str:
        """The folder of rule tables for this article: `fa` for texts in Persian (and Arabic script), else `en`."""
        return "fa" if self.language in (Language.FA, Language.AR) else "en"

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Headline and sentences in reading order, chrome left out."""
        found: list[Sentence] = []
        text = self.folded.text
        headline = self.article.headline_span
        for start, end in self._paragraphs():
            is_headline = headline is not None and headline.overlaps(self.folded.raw_span(start, end))
            cut = [(start, end)] if is_headline else sentences(text, start, end, self.rules)
            kind = PassageKind.HEADLINE if is_headline else PassageKind.SENTENCE
            found += [Sentence(len(found) + i, kind, a, b, text[a:b]) for i, (a, b) in enumerate(cut)]
        return tuple(found)

    def _paragraphs(self) -> list[tuple[int, int]]:
        """Paragraphs of the folded text with chrome and credits of photographs cut out of them."""
        text, parts, position = self.folded.text, [], 0
        place = self.folded.folded_position
        chrome = ((place(span.start), place(span.end)) for span in self.article.chrome)
        for start, end in sorted([*chrome, *photo_credits(text)]):
            parts.append((position, start))
            position = max(position, end)
        parts.append((position, len(text)))
        return [found for start, end in parts for found in paragraphs(text, start, end)]

    def as_written(self, start: int, end: int) -> str:
        """The words of the article behind `start:end` of its folded text."""
        first, behind = self.folded.raw_range(start, end)
        return self.article.raw[first:behind]

    def passages(self) -> tuple[PassageFinding, ...]:
        """Every sentence as a passage of the raw text."""
        return tuple(
            PassageFinding(
                start=start,
                end=end,
                kind=sentence.kind,
                position=sentence.position,
                language=self.language,
            )
            for sentence in self.sentences
            for start, end in [self.folded.raw_range(sentence.start, sentence.end)]
        )
