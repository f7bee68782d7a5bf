"""Who speaks in a sentence that names nobody: "he added", "the trade minister said".

The table `speakers` holds the words; a pronoun stands for whoever spoke or acted last, a title for the person of the
article to whom a passage gives it, and "the presidents" for all persons of the article who hold such an office. A
language without that table has no such speakers.
"""

import re
from collections.abc import Sequence

from indexing.deriving.agreements.candidate import Part
from indexing.deriving.agreements.people import parts_in
from indexing.deriving.findings import ActorFinding
from indexing.deriving.mentions.found import ArticleMentions
from indexing.deriving.scanning import scanner
from indexing.deriving.table import PatternRow
from indexing.deriving.text import Sentence
from indexing.folding import fold
from indexing.vocabulary import ActorKind, MentionKind, Participation

_PRONOUN = "pronoun"
_HOLDERS = "holders"
_STANDS_BY = {Participation.NEGOTIATOR, Participation.WITNESS}
_LONGEST_TITLE = 7
_MOST_PERSONS = 60


class Speakers:
    """The speakers of the sentences of one article, found in one pass over it."""

    def __init__(self, sentences: Sequence[Sentence], mentions: ArticleMentions, language: str) -> None:
        """Read the article; `language` names its folder of tables."""
        self._mentions = mentions
        self._language = language
        self._persons = [actor for actor in mentions.actors if actor.kind is ActorKind.PERSON][:_MOST_PERSONS]
        self._titles = self._titles_of_persons()
        self._found: dict[int, tuple[Part, ...]] = {}
        last: str | None = None
        for sentence in sentences if self._persons else ():
            parts = parts_in(sentence, mentions, language)
            announcer = next((p.ref for p in parts if p.participation is Participation.ANNOUNCER), None)
            if announcer is None and (row := self._row(sentence)) is not None:
                refs = self._meant(sentence, row, last)
                self._found[sentence.position] = tuple(Part(r, Participation(row["part"]), row.rule) for r in refs)
                announcer = refs[0] if len(refs) == 1 else None
            last = announcer or self._actor_of(sentence, parts) or last

    def in_sentence(self, position: int) -> tuple[Part, ...]:
        """The parts of those who speak or sign, unnamed, in the sentence at `position`."""
        return self._found.get(position, ())

    def _meant(self, sentence: Sentence, row: PatternRow, last: str | None) -> list[str]:
        """The persons that the words of `row` stand for."""
        if row["refers"] == _PRONOUN:
            return [last] if last is not None else []
        if row["refers"] == _HOLDERS:
            office = re.compile(row["office"])
            return [actor.ref for actor in self._persons if any(office.search(fold(r.title)) for r in actor.roles)]
        found = self._by_title(sentence, row)
        return [found] if found is not None else []

    def _titles_of_persons(self) -> list[tuple[frozenset[str], str]]:
        """The words of each office with the person who holds it, longer titles first; those of two persons left out."""
        holders: dict[frozenset[str], set[str]] = {}
        for actor in self._persons:
            for words in _titles(actor):
                holders.setdefault(words, set()).add(actor.ref)
        sure = [(words, next(iter(refs))) for words, refs in holders.items() if len(refs) == 1]
        return sorted(sure, key=lambda pair: (-len(pair[0]), pair[1]))

    def _row(self, sentence: Sentence) -> PatternRow | None:
        rows = scanner(self._language, "speakers", "refers", "part", "office").likely(sentence.text)
        return next((row for row in rows if row.pattern.search(sentence.text)), None)

    def _by_title(self, sentence: Sentence, row: PatternRow) -> str | None:
        match = row.pattern.search(sentence.text)
        said = frozenset(match[0].split()) if match else frozenset()
        return next((ref for words, ref in self._titles if words <= said), None)

    def _actor_of(self, sentence: Sentence, parts: Sequence[Part]) -> str | None:
        """The person of whom the sentence tells first, other than one who only meets or watches."""
        aside = {part.ref for part in parts if part.participation in _STANDS_BY}
        named = (mention.ref for mention in self._mentions.of(sentence, MentionKind.PERSON))
        return next((ref for ref in named if ref is not None and ref not in aside), None)


def _titles(actor: ActorFinding) -> list[frozenset[str]]:
    words = [frozenset(fold(role.title).split()) for role in actor.roles]
    return [title for title in words if 0 < len(title) <= _LONGEST_TITLE]
