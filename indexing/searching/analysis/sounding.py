"""Words by their sound: a key of consonants that a name shares with its spellings in other scripts.

Рахмон, Rahmon and رحمان have one key, which is how a name, or any word of a Tajik query, finds Persian text. Vowels
are left out but for the fact that a word begins with one. The letters' sounds are those that join actors across
scripts; the key is finer than theirs, because here nothing else judges what it finds.
"""

import hashlib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from indexing.deriving.joining.letters import sounds_of
from indexing.folding import fold
from indexing.searching.analysis.analyser import REMEMBERED, Analyser, Run, Token
from indexing.searching.analysis.chains import CHAINS
from indexing.searching.analysis.lines import line_of
from indexing.vocabulary import Language

#: Sounds that scripts mix up share a letter of the key; those without a row stand for themselves.
_KEYS: Final = str.maketrans(
    {"θ": "s", "c": "s", "ž": "j", "q": "k", "g": "k", "f": "v", "x": "h", **dict.fromkeys("aâāeiouwŷy", "")}
)
_VOWELS: Final = "aâāeiou"
_BREATH: Final = "h"
_AIN: Final = "ع"
#: A key of one letter says nothing.
_SHORTEST: Final = 2
_BEGINS_WITH_VOWEL: Final = "a"
#: What stands between the parts of a word.
_SEAMS: Final = dict.fromkeys(map(ord, "\u200c-'’ʻ‘ʼ`.·_"))
#: Turkish writes with c what others write with j, and s and h apart.
_TURKISH: Final = {"c": "j", "sh": "s|h"}


@lru_cache(65_536)
def sound_key(word: str, *, turkish: bool = False) -> str:
    """The key of a word as written; empty where too little is left. `turkish` reads its letters as Turkish has them."""
    spelled = fold(word).replace("İ", "i").casefold().translate(_SEAMS)
    if turkish:
        for letters, sound in _TURKISH.items():
            spelled = spelled.replace(letters, sound)
    sounds = sounds_of(spelled)
    found = _BEGINS_WITH_VOWEL if sounds[:1] in _VOWELS or spelled.startswith(_AIN) else ""
    if not sounds:
        return ""
    keys = sounds.translate(_KEYS)
    if sounds[-1] in "hx" and keys.endswith(_BREATH) and len(sounds) > 1:
        keys = keys[:-1]
    found += "".join(key for place, key in enumerate(keys) if not place or keys[place - 1] != key)
    return found if len(found) >= _SHORTEST else ""


class Sounder(Analyser):
    """The keys of the words of a text in one language, in place of terms."""

    def __init__(self, language: Language) -> None:
        """Words are cut as in the neutral chain."""
        super().__init__(CHAINS[Language.UND].stemmed)
        self._turkish = language is Language.TR
        self._heard: dict[str, tuple[str, str]] = {}

    def lines(self, text: str) -> tuple[str, str]:
        """The keys of all parts of words by position, and those of the words that have parts, as lines (lines.py)."""
        heard = [self._line(run) for run in text.split()]
        return "".join([one for one, _ in heard]), "".join([one for _, one in heard])

    def _line(self, run: str) -> tuple[str, str]:
        known = self._heard.get(run)
        if known is None:
            found = self._run(run)
            parts: list[tuple[str, ...]] = [()] * found.width
            whole: list[tuple[str, ...]] = []
            for number, token in enumerate(found.tokens, 1):
                if number < len(found.tokens) and found.tokens[number].start < token.end:
                    whole.append((token.term,))
                else:
                    parts[token.position] = (token.term,)
            if len(self._heard) >= REMEMBERED:
                self._heard.clear()
            known = self._heard[run] = line_of(parts), line_of(whole)
        return known

    def _analyse(self, run: str) -> Run:
        found = super()._analyse(run)
        keys = ((sound_key(run[one.start : one.end], turkish=self._turkish), one) for one in found.tokens)
        return Run.of([Token(key, one.position, one.start, one.end) for key, one in keys if key], found.width)


@cache
def sounder(language: Language) -> Sounder:
    """The keys for texts of `language`, one that has a chain."""
    return Sounder(language)


@cache
def sounds_version() -> str:
    """Another one whenever the letters' sounds change, because texts then have other keys."""
    table = files("indexing.deriving").joinpath("tables", "joining", "letters.tsv")
    return hashlib.sha256(table.read_bytes()).hexdigest()[:8]


def keys_of(words: Sequence[str]) -> tuple[str, ...]:
    """The keys under which a word of a query, or several as one, may stand in texts; the usual one first."""
    word = "".join(words)
    return tuple(dict.fromkeys(filter(None, (sound_key(word), sound_key(word, turkish=True)))))
