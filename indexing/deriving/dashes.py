"""A long dash that touches the words on both sides parts them; a hyphen there would join them.

Folding makes one short dash of all. The rules would then read the end of an aside as a word of two parts, so such a
dash is first replaced, one character for one, by a mark that folding leaves alone and that no rule takes for a hyphen.
"""

import re

PARTING_DASH = "\u2015"

_BETWEEN_WORDS = re.compile(r"(?<=[^\W\d_])\u2014(?=[^\W\d_])")


def parted(raw: str) -> str:
    """`raw` with a parting dash for each long dash that stands between two letters."""
    return _BETWEEN_WORDS.sub(PARTING_DASH, raw)
