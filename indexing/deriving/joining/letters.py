"""Names of any script in one small alphabet of sounds.

A name reaches us as اتابک, Atabak and Атабак. Each token is spelled in the sounds of `tables/joining/sounds.tsv`, in
which the scripts' letters for one sound are the same. This is for comparing only; nobody ever reads it.
"""

import unicodedata
from functools import cache, lru_cache

from indexing.deriving.table import rows

_WHERE = ("any", "start", "end")
#: Sounds that Persian script, too, may write twice for one; another letter twice has a vowel between.
_DOUBLED = frozenset("lwŷ")


@cache
def _letters() -> tuple[dict[str, dict[str, str]], int]:
    groups: dict[str, dict[str, str]] = {where: {} for where in _WHERE}
    for row in rows("joining", "letters", "letters", "where", "sound", "example"):
        groups[row["where"]][row["letters"]] = row["sound"]
    return groups, max(len(letters) for where in groups.values() for letters in where)


@lru_cache(maxsize=65_536)
def sounds_of(token: str) -> str:
    """The sounds of one folded lower-case token, doubled ones written once; letters without a row are left out.

    Persian never doubles a consonant to make it long, so «ددوف» keeps both of its sounds. At each place the longest
    group of letters wins, and one bound to the start or end of the token wins over `any`. A letter with marks that has
    no row of its own is read without its marks.
    """
    groups, longest = _letters()
    sounds: list[str] = []
    position = 0
    while position < len(token):
        for length in range(min(longest, len(token) - position), 0, -1):
            sound = _sound(groups, token, position, length)
            if sound is not None:
                break
        else:
            length, base = 1, unicodedata.normalize("NFKD", token[position])[0]
            sound = groups["any"].get(base, "")
        merging = sound and sounds and sounds[-1] == sound[0]
        if merging and (not is_arabic_letter(token[position]) or sound[0] in _DOUBLED):
            sound = sound[1:]
        sounds += sound
        position += length
    return "".join(sounds)


def is_arabic_letter(letter: str) -> bool:
    """Whether `letter` belongs to Arabic script."""
    return "\u0600" <= letter <= "\u06ff"


def _sound(groups: dict[str, dict[str, str]], token: str, position: int, length: int) -> str | None:
    letters = token[position : position + length]
    if position == 0 and letters in groups["start"]:
        return groups["start"][letters]
    if position > 0 and position + length == len(token) and letters in groups["end"]:
        return groups["end"][letters]
    return groups["any"].get(letters)
