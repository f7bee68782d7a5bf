"""In which languages a word is looked for: all whose texts may hold it, told by its script and letters.

A query is a few words, too few for a statistical guess; its script nearly always narrows the languages down to those
of which it pays to search every one.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from indexing.searching.analysis.chains import CHAINS
from indexing.vocabulary import Language

#: Languages to look in.
Languages = frozenset[Language]
#: All that have a chain of their own, and the rest as one.
EVERY: Final[Languages] = frozenset(CHAINS)

_FA, _EN, _AR, _TR = Language.FA, Language.EN, Language.AR, Language.TR
_RU, _TG, _UZ, _UND = Language.RU, Language.TG, Language.UZ, Language.UND


class Script(StrEnum):
    """A script that a language of ours is written in."""

    ARABIC = "arabic"
    CYRILLIC = "cyrillic"
    LATIN = "latin"


@dataclass(frozen=True, slots=True)
class _Written:
    """`marks` are letters that tell a language, `languages` are written so, `quoting` ones hold such words."""

    letters: re.Pattern[str]
    marks: tuple[tuple[re.Pattern[str], Language], ...]
    languages: tuple[Language, ...]
    quoting: tuple[Language, ...] = ()


_SCRIPTS: Final = {
    Script.ARABIC: _Written(
        re.compile("[\u0620-\u065f\u066e-\u06ef\u06fa-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]"),
        ((re.compile("[پچژگکی]"), _FA), (re.compile("[ةىأإ]"), _AR)),
        (_FA, _AR, _UND),
    ),
    Script.CYRILLIC: _Written(
        re.compile("[\u0400-\u052f]"),
        ((re.compile("[ўЎ]"), _UZ), (re.compile("[ӣӯҷғқҳӢӮҶҒҚҲ]"), _TG)),
        (_RU, _TG, _UZ, _UND),
    ),
    Script.LATIN: _Written(
        re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
        ((re.compile("[ığşİĞŞ]"), _TR), (re.compile("[OoGg][\u02bb\u2018\u2019'`]"), _UZ)),
        (_EN, _TR, _UZ, _UND),
        (_FA, _AR, _RU, _TG),
    ),
}
#: Words of queries; each is looked at from many sides.
_REMEMBERED: Final = 4_096
_LETTER: Final = re.compile(r"[^\W\d_]")


@lru_cache(_REMEMBERED)
def script_of(text: str) -> Script | None:
    """The script of `text`, None for numbers and for scripts that no language of ours is written in."""
    return next((script for script, written in _SCRIPTS.items() if written.letters.search(text)), None)


@lru_cache(_REMEMBERED)
def languages_of(text: str) -> tuple[Language, ...]:
    """The languages whose texts may hold this text, by script and letters, the likeliest first; all for a number."""
    script = script_of(text)
    if script is None:
        return (_UND,) if _LETTER.search(text) else tuple(CHAINS)
    written = _SCRIPTS[script]
    first = next((language for letters, language in written.marks if letters.search(text)), written.languages[0])
    return (first, *(language for language in (*written.languages, *written.quoting) if language is not first))


@lru_cache(_REMEMBERED)
def written_languages(text: str) -> tuple[Language, ...]:
    """The languages that are written in the script of `text`, as far as we know them by name."""
    script = script_of(text)
    return tuple(one for one in _SCRIPTS[script].languages if one is not _UND) if script else ()


@lru_cache(_REMEMBERED)
def other_scripts(text: str) -> tuple[Language, ...]:
    """The languages that write a name in another script than `text`."""
    script = script_of(text)
    if script is None:
        return ()
    others = (one for other, written in _SCRIPTS.items() if other is not script for one in written.languages)
    return tuple(dict.fromkeys(one for one in others if one is not _UND and one not in written_languages(text)))
