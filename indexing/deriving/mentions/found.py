"""What the finders of mentions hand to each other and to the rules for agreements.

Positions here are those of the folded article text (`ArticleText.folded.text`), because rules match there; they become
spans of the raw text only when findings are written.
"""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from indexing.deriving.findings import ActorFinding
from indexing.deriving.text import Sentence
from indexing.values import Amount, PartialDate, Rule
from indexing.vocabulary import MentionKind


@dataclass(frozen=True, slots=True)
class Found:
    """A mention at `start:end` of the folded article text.

    `ref` names the actor in `ArticleMentions.actors`. `code` is the country's or bloc's code. `stands_for_state` tells
    a capital that means a government ("Tehran agreed") from one that is a place; `demonym` marks "Iranian", "ایرانی".
    """

    start: int
    end: int
    kind: MentionKind
    rule: Rule
    confidence: float
    ref: str | None = None
    code: str | None = None
    amount: Amount | None = None
    date: PartialDate | None = None
    stands_for_state: bool = True
    demonym: bool = False


@dataclass(frozen=True)
class ArticleMentions:
    """All mentions of an article in the order of the text, and the actors that they name."""

    found: tuple[Found, ...]
    actors: tuple[ActorFinding, ...]

    def within(self, start: int, end: int, *kinds: MentionKind) -> list[Found]:
        """The mentions of the given kinds (all, if none is given) that start in `start:end` of the folded text."""
        first = bisect_left(self.found, start, key=lambda mention: mention.start)
        found = []
        for position in range(first, len(self.found)):
            mention = self.found[position]
            if mention.start >= end:
                break
            if not kinds or mention.kind in kinds:
                found.append(mention)
        return found

    def of(self, sentence: Sentence, *kinds: MentionKind) -> list[Found]:
        """The mentions that start in `sentence`."""
        return self.within(sentence.start, sentence.end, *kinds)

    def actor(self, ref: str) -> ActorFinding:
        """The actor named `ref`."""
        return self._by_ref[ref]

    @cached_property
    def _by_ref(self) -> dict[str, ActorFinding]:
        return {actor.ref: actor for actor in self.actors}
