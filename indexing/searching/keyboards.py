"""What somebody meant who typed with the keyboard set to another script: `hdvhk` is ایران, `шкфт` is `iran`.

Letters are read by their keys, once for each layout where layouts differ: the key of m is پ on some Persian keyboards
and ئ on others. Whether a reading is a word is not told here; whoever asks looks it up.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

_SCRIPTS: Final = ("latin", "persian", "russian")
_NONE: Final = "-"
#: Letters that a Persian keyboard set to Arabic gives for the same keys.
_ARABIC: Final = str.maketrans("يكى", "یکی")
#: Signs of a Latin keyboard with shift, on keys that hold letters elsewhere.
_SHIFTED: Final = str.maketrans('<>{}:"~', ",.[];'`")
#: Signs on keys that hold letters elsewhere, behind which a word ends: شوک is no "a,;".
_BETWEEN_WORDS: Final = frozenset(",;[]")
#: A sign beside a letter, on a key that holds a letter elsewhere; a comma before a blank is only a comma.
_SIGN_AMONG_LETTERS: Final = re.compile(r"[,;'`\[\]\\{}<>:~.]\w|\w[,;'`\[\]\\{}<>:~.]+$")
_OF_SCRIPT: Final = {
    "latin": re.compile("[A-Za-z]"),
    "persian": re.compile("[\u0620-\u06ff]"),
    "russian": re.compile("[А-Яа-яЁё]"),
}


def readings(text: str) -> list[str]:
    """`text` as it would stand if other keyboards had been set; none for text in several scripts or without letters."""
    scripts = [script for script, letters in _OF_SCRIPT.items() if letters.search(text)]
    if len(scripts) != 1:
        return []
    (typed,) = scripts
    found = (_read(text, keys) for meant in _SCRIPTS if meant != typed for keys in _layouts(typed, meant))
    return list(dict.fromkeys(reading for reading in found if reading and reading != text))


def has_sign_among_letters(text: str) -> bool:
    """Whether a sign stands where another keyboard has a letter, so that it may be part of a word: `[li,vd`."""
    return bool(_SIGN_AMONG_LETTERS.search(text))


def _read(text: str, keys: Mapping[str, str]) -> str:
    """`text` key by key; empty if a letter of it has no key, a key no letter, or a sign would stand within a word."""
    read: list[str] = []
    for letter in text.translate(_ARABIC).translate(_SHIFTED):
        meant = keys.get(letter) or keys.get(letter.lower())
        if meant is None and (letter.isalpha() or letter in keys):
            return ""
        if read and read[-1] in _BETWEEN_WORDS and (meant or letter).strip():
            return ""
        read.append(meant or letter)
    return "".join(read).strip()


@cache
def _layouts(typed: str, meant: str) -> tuple[Mapping[str, str], ...]:
    """Letter by letter, once as the first of several rows for a key has it, and once as the last one."""
    lines = files(__package__).joinpath("tables", "keyboards.tsv").read_text("utf-8").splitlines()
    names, *rows = (line.split("\t") for line in lines if not line.startswith("#"))
    first: dict[str, str] = {}
    last: dict[str, str] = {}
    for row in rows:
        letters = dict(zip(names, row, strict=True))
        if _NONE not in (letters[typed], letters[meant]):
            first.setdefault(letters[typed], letters[meant])
            last[letters[typed]] = letters[meant]
    return (first,) if first == last else (first, last)
