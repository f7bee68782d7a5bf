"""Did you mean: what was typed, put right, where a word of it is in no entry and a close one is.

Either a word was mistyped, or the whole text was typed with the keyboard set to another script.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from indexing.searching.alternatives import exact_alternatives, word_alternatives
from indexing.searching.keyboards import readings
from indexing.searching.knowledge import Knowledge, terms_of
from indexing.searching.parse import typed_words
from indexing.searching.port import SearchIndex
from indexing.searching.query import Group

_WORD: Final = re.compile(r"\w[\w\u200c]*")
_ARABIC_ONLY: Final = re.compile("[يكىة]")
#: The index holds Persian words in the letters of its normal spelling.
_PERSIAN: Final = str.maketrans("يك", "یک")


def put_right(text: str, meant: Mapping[str, Sequence[str]]) -> str:
    """`text` with each mistyped word replaced by the word most likely meant; empty if none is.

    A word keeps its capital, and Persian its letters.
    """
    if not meant:
        return ""
    arabic = _ARABIC_ONLY.search(text)

    def replaced(match: re.Match[str]) -> str:
        word = match.group()
        if not (better := meant.get(word)):
            return word
        best = better[0] if arabic else better[0].translate(_PERSIAN)
        if word.isupper():
            return best.upper()
        return best.capitalize() if word[0].isupper() else best

    corrected = _WORD.sub(replaced, text)
    return corrected if corrected != text else ""


async def reading_found(index: SearchIndex, text: str) -> str:
    """`text` as typed on the keyboard under which most words of it are in the index; empty if some are in none.

    Raises RetryableError.
    """
    words = {reading: [piece.text for piece in typed_words(reading)] for reading in readings(text)}
    groups = {word: _groups(word) for one in words.values() for word in one}
    known = Knowledge(index)
    await known.look_up(term for found in groups.values() for term in terms_of(found))
    counted = {
        reading: min((known.frequency(terms_of(groups[word])) for word in one), default=0)
        for reading, one in words.items()
    }
    best = max(counted, key=lambda reading: counted[reading], default="")
    return best if counted.get(best) else ""


def _groups(word: str) -> tuple[Group, Group]:
    return Group(word_alternatives(word)), Group(exact_alternatives(word))
