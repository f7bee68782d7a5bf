"""Texts in a spelling that every server sorts by code point.

MongoDB compares texts as UTF-8, which is the order of code points. Servers written in Java compare UTF-16 units, where
a character above U+FFFF comes before U+E000. Each character from U+D7FF on is therefore written as U+D7FF and two
characters below it that count up; in that spelling both orders agree. Names in practice hold no such character and
stay as they are. The spelling is one to one, so it serves for equality and for ids as well.
"""

import re
from typing import Final

_ESCAPE: Final = "\ud7ff"
_BITS: Final = 11
_DIGIT_BASE: Final = 0x100

_HIGH = re.compile("[\ud7ff-\U0010ffff]")
_ESCAPED = re.compile(f"{_ESCAPE}(.)(.)", re.DOTALL)


def sortable(text: str) -> str:
    """`text` in the sortable spelling."""
    return text if text.isascii() else _HIGH.sub(_escaped, text)


def restored(text: str) -> str:
    """The text that `sortable` made `text` of."""
    return _ESCAPED.sub(_unescaped, text) if _ESCAPE in text else text


def _escaped(match: re.Match[str]) -> str:
    distance = ord(match.group()) - ord(_ESCAPE)
    low = distance & ((1 << _BITS) - 1)
    return _ESCAPE + chr(_DIGIT_BASE + (distance >> _BITS)) + chr(_DIGIT_BASE + low)


def _unescaped(match: re.Match[str]) -> str:
    high, low = (ord(digit) - _DIGIT_BASE for digit in match.groups())
    return chr(ord(_ESCAPE) + (high << _BITS) + low)
