"""How a person whose name stands in Persian script is called in English.

Persian does not write short vowels, so letters alone do not tell. Three tables do, as far as they go: `leaders`, the
public office holders by name; `latin_names`, given and family names by their usual spelling; and the letters for the
rest, with an `a` where a vowel must stand. What comes out is a reading aid: it never joins anybody.
"""

import re
from functools import cache

from indexing.deriving.table import rows, words
from indexing.folding import fold

_PERSIAN = re.compile(r"[\u0621-\u06cc]")
# fmt: off
_CONSONANTS = {
    "ب": "b", "پ": "p", "ت": "t", "ث": "s", "ج": "j", "چ": "ch", "ح": "h", "خ": "kh", "د": "d",
    "ذ": "z", "ر": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s", "ض": "z", "ط": "t",
    "ظ": "z", "غ": "gh", "ف": "f", "ق": "gh", "ک": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n",
}
# fmt: on
_ENDINGS = {
    "الله": "ollah",
    "آبادی": "abadi",
    "وندی": "vandi",
    "وند": "vand",
    "ایی": "aei",
    "ائی": "aei",
    "زاده": "zadeh",
    "نژاد": "nejad",
    "پور": "pour",
    "نیا": "nia",
    "فر": "far",
    "یان": "ian",
    "اف": "ov",
    "وف": "ov",
    "ی": "i",
}
_SEYED = "سید"
_ARTICLE = "ال"
_SHORTEST = 2
_VOWELS = "aeiou"


def latin_name(name: str) -> str:
    """`name` in Latin letters; one that is not in Persian script as it is."""
    if not _PERSIAN.search(name):
        return name
    tokens = [token for token in fold(name).replace("-", " ").split() if token not in words("fa", "honorifics")]
    if known := _leaders().get("".join(_bare(tokens))):
        return known
    return " ".join(filter(None, _spelled(tokens or fold(name).split()))) or name


@cache
def _leaders() -> dict[str, str]:
    """The English names of office holders by their Persian names without gaps."""
    forms = {row["id"]: row["forms"].split("|") for row in rows("fa", "leaders", "forms")}
    return {_closed(form): name for name, spelled in forms.items() for form in spelled}


@cache
def _tokens() -> dict[str, str]:
    return {_closed(row["id"]): row["latin"] for row in rows("fa", "latin_names", "latin")}


def _closed(text: str) -> str:
    return fold(text).replace(" ", "")


def _bare(tokens: list[str]) -> list[str]:
    """`tokens` without the title of a descendant of the prophet, which the press leaves out or glues to the name."""
    return [token.removeprefix(_SEYED) for token in tokens if token != _SEYED]


def _spelled(tokens: list[str]) -> list[str]:
    """The words of a name: two tokens that make one known name first, then each by itself."""
    known, index = _tokens(), 0
    found: list[str] = []
    while index < len(tokens):
        pair = "".join(tokens[index : index + 2])
        if found and index > 1 and len(tokens[index]) > 1 and tokens[index] in _ENDINGS:
            found[-1] += _ENDINGS[tokens[index]]
            index += 1
        elif index + 1 < len(tokens) and pair in known:
            found.append(known[pair])
            index += 2
        else:
            found.append(_word(tokens[index]))
            index += 1
    return found


def _word(token: str) -> str:
    """One token: known, of known parts ("Mohammad" or "Seyed" before, an ending of family names), else by letters."""
    known = _tokens()
    if token in known:
        return known[token]
    for ending, latin in _ENDINGS.items():
        if (stem := token.removesuffix(ending)) != token and stem in known:
            return known[stem] + latin
    if (rest := token.removeprefix(_ARTICLE)) != token and len(rest) > _SHORTEST:
        return f"al-{_word(rest)}"
    for first in (_SEYED, "محمد", "علی", "میر"):
        if (rest := token.removeprefix(first)) != token and rest in known:
            return f"{known.get(first, 'Seyed')} {known[rest]}"
    return _by_letters(token).capitalize()


def _by_letters(token: str) -> str:
    for ending, latin in _ENDINGS.items():
        if len(ending) > 1 and len(stem := token.removesuffix(ending)) > 1 and stem != token:
            return _by_letters(stem) + latin
    sounds = [_sound(token, index) for index in range(len(token))]
    return _with_vowels([sound for sound in sounds if sound])


def _sound(token: str, index: int) -> str:
    """The sound of a letter in its place; `و` and `ی` are vowels between consonants, `ه` one at the end."""
    letter, last = token[index], index == len(token) - 1
    before = token[index - 1] if index else ""
    after = "" if last else token[index + 1]
    if letter == "ع":
        return "a" if not index and after not in ("ا", "ی", "و") else ""
    if letter in _CONSONANTS:
        return _CONSONANTS[letter]
    if letter in "اآ":
        return "" if not index and after in ("و", "ی") else "a"
    if letter == "و":
        if last and before not in ("ا", "ی"):
            return "o"
        return "v" if after in ("ا", "ی", "آ") or (before in ("ا", "ی") and index > 1) or not index else "ou"
    if letter == "ی":
        return "y" if (after in ("ا", "و") or not index) and not last else "i"
    if letter == "ه":
        return "eh" if last and before not in ("ا", "و", "ی") else "h"
    return "'" if letter == "ء" else ""


def _with_vowels(sounds: list[str]) -> str:
    """`sounds` with an `a` in a cluster that begins the name, in one of three, and in one that would end it."""
    found: list[str] = []
    run = 0
    for index, sound in enumerate(sounds):
        consonant = sound[0] not in _VOWELS
        run = run + 1 if consonant else 0
        last = index == len(sounds) - 1
        if consonant and run > 1 and (run > 2 or len(found) == 1 or last):
            found.append("a")
            run = 1
        found.append(sound)
    return "".join(found)
