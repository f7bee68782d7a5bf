"""Whether somebody else than the person before a verb of signing does it.

"He praised the pact that A and B signed" and "he arrived after it was signed" tell of a person and of a signing, but
not that the one did the other. The table `signers` has the patterns; `*` stands for the person, `@` for a state, bloc
or organisation between the person and the verb, and the verb stands in angle brackets.
"""

from collections.abc import Sequence
from functools import cached_property

from indexing.deriving.mentions.found import ArticleMentions, Found
from indexing.deriving.scanning import scanner
from indexing.deriving.text import Sentence
from indexing.vocabulary import MentionKind

_BEFORE = 160
_BEHIND = 80
_KINDS = (MentionKind.COUNTRY, MentionKind.BLOC, MentionKind.ORGANISATION)
_ANGLES = str.maketrans("<>*@", "()..")


class Signers:
    """Who signs in one sentence."""

    def __init__(self, sentence: Sentence, mentions: ArticleMentions, language: str) -> None:
        """Prepare the look-up; `language` names its folder of tables."""
        self._sentence = sentence
        self._mentions = mentions
        self._language = language

    def are_others(self, person: Found, start: int, end: int) -> bool:
        """Whether the verb at `start:end`, behind `person`, has another subject or none."""
        rows = scanner(self._language, "signers").likely(shown := self._shown(person, start, end))
        return any(row.pattern.search(shown) for row in rows)

    @cached_property
    def _sides(self) -> Sequence[Found]:
        return [m for m in self._mentions.of(self._sentence, *_KINDS) if not m.demonym]

    def _shown(self, person: Found, start: int, end: int) -> str:
        """The words around `person` and the verb with the signs of the table."""
        text, offset = self._sentence.text.translate(_ANGLES), self._sentence.start
        pieces = [text[max(0, person.start - offset - _BEFORE) : person.start - offset], "*"]
        last = person.end
        for side in self._sides:
            if last <= side.start and side.end <= start:
                pieces += [text[last - offset : side.start - offset], "@"]
                last = side.end
        pieces += [text[last - offset : start - offset], "<", text[start - offset : end - offset], ">"]
        return "".join([*pieces, text[end - offset : end - offset + _BEHIND]])
