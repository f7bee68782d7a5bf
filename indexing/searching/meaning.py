"""Did you mean: what was typed, put right, where a word of it is in no entry and a close one is.

Either a word was mistyped, or the whole text was typed with the keyboard set to another script. Such a text may find
something all the same: [li,vd is جمهوری, and Li is a name. What has a word that the index knows is never read anew.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from indexing.searching.alternatives import exact_alternatives, is_function_word, word_alternatives
from indexing.searching.keyboards import has_sign_among_letters, readings
from indexing.searching.knowledge import Knowledge, terms_of
from indexing.searching.parse import typed_words
from indexing.searching.port import SearchIndex
from indexing.searching.query import Group, MatchKind
from indexing.searching.search import SearchPage
from indexing.searching.translating.translating import translations

_WORD: Final = re.compile(r"\w[\w\u200c]*")
_ARABIC_ONLY: Final = re.compile("[يكىة]")
#: The index holds Persian words in the letters of its normal spelling.
_PERSIAN: Final = str.maketrans("يك", "یک")
#: By these kinds of match a word is found that may be rubbish.
_LOOSE: Final = frozenset({MatchKind.SPELLING, MatchKind.NAME})
#: A single letter is in some text of every index.
_SHORTEST: Final = 2
#: Two letters on any two keys are a word or an abbreviation somewhere.
_SHORTEST_READING: Final = 3


async def probably_meant(index: SearchIndex, text: str, page: SearchPage) -> str:
    """What was meant by `text`, which found `page`; empty if it is right as it stands.

    The index is asked only if something is odd: nothing or no word as it was typed was found, a word is in no entry,
    or a sign stands where another keyboard has a letter. Raises RetryableError.
    """
    if not text.strip():
        return ""
    loosely = all(hit.matched_by <= _LOOSE for hit in page.hits)
    odd = loosely or page.meant or has_sign_among_letters(text)
    return (await reading_found(index, text) if odd else "") or put_right(text, page.meant)


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
    """`text` as typed on the keyboard under which all words of it are in the index, the commonest reading.

    Empty if there is none, or if a word between blanks is known as it was typed. Raises RetryableError.
    """
    words = {reading: _words(reading) for reading in readings(text) if not has_sign_among_letters(reading)}
    words = {reading: one for reading, one in words.items() if max(map(len, one), default=0) >= _SHORTEST_READING}
    if not words:
        return ""
    runs = [_words(run) for run in text.split()]
    known = Knowledge(index)
    groups = {word: _groups(word) for one in (*words.values(), *runs) for word in one}
    await known.look_up(term for found in groups.values() for term in terms_of(found))
    if any(run and all(_is_known(word, groups[word], known) for word in run) for run in runs):
        return ""
    counted = {
        reading: min((known.frequency(terms_of(groups[word])) for word in one), default=0)
        for reading, one in words.items()
    }
    best = max(counted, key=lambda reading: counted[reading], default="")
    return best if counted.get(best) else ""


def _words(text: str) -> list[str]:
    return [piece.text for piece in typed_words(text)]


def _groups(word: str) -> tuple[Group, Group]:
    return Group(word_alternatives(word)), Group(exact_alternatives(word))


def _is_known(word: str, groups: Sequence[Group], known: Knowledge) -> bool:
    """Whether a word is one as it was typed: of the index, of the glossary, or a function word."""
    if len(word) < _SHORTEST or not any(map(str.isalpha, word)):
        return False
    return is_function_word(word) or known.frequency(terms_of(groups)) > 0 or any(translations([word]))
